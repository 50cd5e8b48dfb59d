"""The names of what may be wished of topics, as flows/keywords.yaml writes them, and what follows from a name."""

from collections.abc import Mapping

LEAVE = ("leave", "leave_softly", "leave_plainly")
ASKED = ("often", "list", "when", "cost", "others", "warnings", "fewer")
"""What is asked of our texts as such; what each is told stands in subscribing/telling.py."""
RULES = ("join", "catalog", *LEAVE, "keep", "keep_after", "only", *ASKED, "mute", "mute_softly", "unmute", "hours")
WORDS = ("texts", "filler", "all")
NAMES = (*RULES, *WORDS, "any_hour", "wrong_number")
# Said so, it can mean nothing else, even of a word such as "trash".
PLAIN = frozenset(("unmute", "any_hour", *ASKED, "join", "catalog"))
FIRM = frozenset(("leave", "only"))
# What may be said in the same breath: "sign me up for emergency alerts and trash".
BESIDE: Mapping[str, tuple[str, ...]] = {"warnings": ("join", "catalog")}
