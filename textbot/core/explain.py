"""Explaining what the bot makes of a text, without a contact or a conversation around it."""

from typing import Any

from textbot.core.match import Candidate, decide
from textbot.core.playbook import Playbook

# What is heard before the matcher is asked, in the ladder's order, and what it is called here.
WISHES = ("opt_out_wish", "distress", "person_wish", "status_wish", "negated")


def explain(text: str, playbook: Playbook) -> dict[str, Any]:
    """One line of `textbot match`: {"text", "band": sure|ask|none, "kind": answer|flow|keyword|none, "key", "score",
    "language", "repaired", "alternatives": [{"kind", "key", "score"}], "also": [{"kind", "key"}]}."""
    language = playbook.hear(text, None, False).language
    decision = decide(playbook.matcher.rank(text, language))
    keyword = keyword_of(text, playbook)
    found = {"text": text, "language": language, "repaired": text, "also": []}
    if keyword:
        heard = {"band": "sure", "kind": "keyword", "key": keyword, "score": 1.0}
        return found | heard | {"alternatives": [_row(each) for each in decision.candidates]}
    if decision.band == "none":
        nothing = {"band": "none", "kind": "none", "key": None, "score": _best(decision.candidates)}
        return found | nothing | {"alternatives": [_row(each) for each in decision.candidates]}
    first, *others = decision.candidates
    return found | {"band": decision.band} | _row(first) | {"alternatives": [_row(each) for each in others]}


def keyword_of(text: str, playbook: Playbook) -> str:
    """The keyword, emergency or wish that a text is taken for before any matching; "" for none."""
    danger = playbook.emergencies.heard(text)
    if danger:
        return danger
    command = playbook.keywords.command(text)
    if command:
        return command.name
    heard = next((name for name in WISHES if getattr(playbook.wishes, name)(text)), "")
    return heard.removesuffix("_wish")


def _row(candidate: Candidate) -> dict[str, Any]:
    return {"kind": candidate.kind, "key": candidate.key, "score": candidate.score}


def _best(candidates: tuple[Candidate, ...]) -> float:
    return candidates[0].score if candidates else 0.0
