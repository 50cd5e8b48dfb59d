"""What a sentence wants of the topics that residents may join: to join, to leave, only one, quiet, other hours.

A text counts only when, besides the topics it names and the words that wish, nothing is left of it: "no more water
alerts" ends a topic, "no more water in my house" is a matter for the city.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from textbot.core.days.calendar import Holidays
from textbot.core.days.clock_words import hours_in
from textbot.core.days.until_words import SPOKEN, quiet_in
from textbot.core.days.weekly_words import busy_in, weekly_in
from textbot.core.hearing.go_on import without_going_on
from textbot.core.hearing.phrase_states import CUT
from textbot.core.hearing.phrases import Phrases
from textbot.core.hearing.shorthand import in_full
from textbot.core.hearing.tables import per_language, phrases, table
from textbot.core.hearing.topic_names import Naming, TopicNames
from textbot.core.hearing.topic_pairs import REST, Clause, Side, clauses, settled, wanted
from textbot.core.hearing.topic_rules import ASKED, BESIDE, FIRM, LEAVE, NAMES, PLAIN, WORDS
from textbot.core.words import fold

WORD = re.compile(r"[^\s()|\[\]$_^.*]+\*?")
ASKING = frozenset("why when did do does how where who what is are can por cuando como donde quien que".split())
# What only texts do: "don't stop sending me the trash".
SENDING = re.compile(r"\b(?:sending|texting|messaging|reminding|(?:mand|envi|avis|record)[aei]r?\w*)\b")
# Words that nobody knows here: so many may be slips.
SLIPS = 2
FEW = 16
"""A text of more words than this tells a story; it is no wish about topics."""


@dataclass(frozen=True, slots=True)
class TopicWish:
    """What is wanted. kind: join | catalog (what is there?) | leave | only | mute | unmute | hours | any_hour | weekly
    (never on Sundays) | busy (not while I work) | one of ASKED. topics: those named, none for all. plain: nothing else
    can be meant, for it names our texts. firm: said so that it counts for somebody who has not joined, too, unless
    something else is surely meant. everything: "all topics". until: of mute, None when no end was said. after, before:
    of hours, local, "" for none."""

    kind: str
    topics: tuple[str, ...] = ()
    plain: bool = True
    firm: bool = True
    everything: bool = False
    until: datetime | None = None
    after: str = ""
    before: str = ""


@dataclass(frozen=True, repr=False)
class TopicWishes:
    """Every such wish of a playbook."""

    _rules: Mapping[str, Phrases]
    _words: Mapping[str, frozenset[str]]
    _spoken: frozenset[str] = frozenset()
    _stems: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From flows/keywords.yaml as parsed. Raises ValueError that begins with the path of the wrong entry."""
        given = table(data.get("topics"), "topics")
        for name in given:
            if name not in NAMES:
                raise ValueError(f"topics.{name}: no such wish; write one of {', '.join(NAMES)}")
        rules = {name: phrases(given.get(name), f"topics.{name}") for name in NAMES if name not in WORDS}
        lines = {name: per_language(given.get(name), f"topics.{name}") for name in WORDS}
        words = {name: frozenset(fold(word) for _, _, word in own) for name, own in lines.items()}
        heard = [text for name in rules for _, _, text in per_language(given.get(name), f"topics.{name}")]
        parts = [part for text in heard for part in WORD.findall(text)]
        spoken = frozenset(word for part in parts if not part.endswith("*") for word in fold(part).split())
        return cls(rules, words, spoken, tuple({fold(part) for part in parts if part.endswith("*")}))

    def wrong_number(self, text: str) -> bool:
        """Whether the text says that whom we write to is somebody else."""
        rule = self._rules.get("wrong_number")
        return rule is not None and any(rule.found(fold(each)) for each in _spellings(text))

    def wish(
        self, text: str, mended: Callable[[str], str], names: TopicNames, now: datetime, kept: Holidays
    ) -> TopicWish | None:
        """What the text wants, as typed or with its slips mended; None for any other text. `now` is local."""
        if not self._rules or len(text.split()) > FEW:
            return None
        if (rest := without_going_on(text)) != text:
            return self.wish(rest, mended, names, now, kept) if rest else self._going_on(text, names)
        strange = self._strange(text, names)
        for said in self._readings(text, mended if strange else None, names) if strange <= SLIPS else ():
            wish = self._muting(said, names, now, kept) or self._hours(said, names) or self._weekly(said, names)
            wish = wish or self._paired(said, names) or self._plainly(names.naming(fold(said)))
            if wish is not None:
                return wish
        return None

    def named(self, text: str, names: TopicNames) -> TopicWish | None:
        """The topics that a text of whatever length names among our texts, if it does not speak of all: what somebody
        wants to end who says so in many words."""
        parts = [(clause, self._naming_in(clause, names)) for clause in clauses(without_going_on(text))]
        kept = [naming for clause, naming in parts if self._keeps(clause, naming)]
        other = [naming for clause, naming in parts if not self._keeps(clause, naming)]
        ending = [naming for naming in other if naming.topics and self._ends(naming)] or other
        topics = _topics(ending)
        everything = any(word in self._words["all"] for naming in ending for word in naming.rest.split())
        if kept and _topics(kept) and (everything or not topics):
            return TopicWish("only", _topics(kept))
        told = any(naming.plain or self._speaks_of_texts(naming) for naming in ending)
        if not topics or not told or (everything and not kept):
            return None
        return TopicWish("leave", tuple(topic for topic in topics if topic not in _topics(kept)) or topics)

    def ends(self, text: str, names: TopicNames) -> bool:
        """Whether a short text refuses something and names a topic by a name that means nothing else: "ditch the
        newsletter please, it's boring"."""
        words = fold(without_going_on(text)).split()
        if not 0 < len(words) <= FEW or words[0] in ASKING or "?" in text:
            return False
        naming = names.naming(in_full(fold(text)))
        return naming.plain and self._ends(naming)

    def _ends(self, naming: Naming) -> bool:
        return any(self._rules[rule].found(naming.rest) for rule in ("leave", "leave_softly"))

    def _going_on(self, text: str, names: TopicNames) -> TopicWish | None:
        """Whoever asks us not to stop is told what they get."""
        naming = names.naming(fold(text))
        plain = naming.plain or self._speaks_of_texts(naming) or SENDING.search(naming.rest)
        return TopicWish("list", naming.topics) if plain else None

    def _naming_in(self, clause: Clause, names: TopicNames) -> Naming:
        return names.naming(names.mended(in_full(clause.said), self._words.get("texts", frozenset())))

    def _keeps(self, clause: Clause, naming: Naming) -> bool:
        """Whether a clause wants what it names to stay."""
        if clause.excepted:
            return bool(naming.topics)
        rules = ("keep", "keep_after") if clause.later else ("keep",)
        return not clause.negated and any(self._rules[rule].found(naming.rest) for rule in rules)

    def _paired(self, text: str, names: TopicNames) -> TopicWish | None:
        """Some topics ended and others kept, in one text."""
        parts = clauses(text)
        sides = wanted(parts, names, lambda clause: self._side(clause, names)) if len(parts) > 1 else []
        whole = settled([side for side in sides if side is not None]) if None not in sides else None
        return TopicWish(whole.kind, whole.topics, whole.plain) if whole else None

    def _side(self, clause: Clause, names: TopicNames) -> Side | None:
        """What one clause wants, when nothing is left of it besides."""
        naming = names.naming(clause.said)
        left = [word for word in self._left(naming, *LEAVE, "keep", "keep_after", "only") if word not in REST]
        said = set(naming.rest.split())
        everything = not naming.topics and not said.isdisjoint(self._words["all"] | self._words["texts"] | REST)
        if left or not (naming.topics or everything):
            return None
        plain = naming.plain or self._speaks_of_texts(naming)
        if self._keeps(clause, naming):
            return Side("keep", naming.topics, everything, plain)
        if naming.topics and not clause.negated and self._rules["only"].found(naming.rest):
            return Side("only", naming.topics, plain=plain)
        leaves = any(self._rules[rule].found(naming.rest) for rule in LEAVE)
        return Side("leave", naming.topics, everything, plain) if leaves else None

    def _strange(self, text: str, names: TopicNames) -> int:
        """How many words no wish about topics is made of: most texts have many, and are done with at once."""
        own = (*self._words.values(), self._spoken, SPOKEN, names.spoken)
        words = (word for word in in_full(fold(text)).split() if not word[0].isdigit())
        return sum(not any(word in each for each in own) and not word.startswith(self._stems) for word in words)

    def _readings(self, text: str, mended: Callable[[str], str] | None, names: TopicNames) -> Iterator[str]:
        """The text in every way it may be meant; mending comes last."""
        yield from _spellings(text)
        if mended is None:
            return
        nearly = names.mended(in_full(fold(text)), self._words["texts"])
        yield from (each for each in dict.fromkeys((nearly, mended(text))) if fold(each) != fold(text))

    def agrees(self, folded: str, names: TopicNames) -> tuple[str, ...] | None:
        """The topics named in what stands besides a yes, when nothing else does; None when something is left."""
        naming = names.naming(folded)
        return None if self._rules and self._left(naming, "join") else naming.topics

    def _muting(self, text: str, names: TopicNames, now: datetime, kept: Holidays) -> TopicWish | None:
        quiet = quiet_in(text, now, kept)
        naming = names.naming(quiet.rest if quiet else fold(text))
        if quiet is None:
            wish = self._bag("mute", naming)
            return wish and replace(wish, firm=wish.plain)
        if quiet.until is None and self._bag("mute", naming) is None:
            return None
        wish = self._bag("mute", naming) or self._bag("mute_softly", naming)
        return wish and replace(wish, kind="mute", until=quiet.until)

    def _hours(self, said: str, names: TopicNames) -> TopicWish | None:
        named = hours_in(said)
        if named is None or named.after == named.before:
            return None
        naming = names.naming(named.rest)
        left = self._left(naming, "hours", "only")
        if left:
            return None
        plain = naming.plain or self._speaks_of_texts(naming)
        firm = plain or named.firm or self._rules["only"].found(naming.rest)
        return TopicWish("hours", naming.topics, plain, firm, after=named.after, before=named.before)

    def _weekly(self, said: str, names: TopicNames) -> TopicWish | None:
        """Some days of every week ("no texts on Sundays"), or hours that only they know ("while I'm at work")."""
        days, rest = weekly_in(said), busy_in(said)
        naming = names.naming(days or rest or "") if (days or rest) else None
        if naming is None or self._left(naming, "mute_softly", "mute", "hours", "only"):
            return None
        wished = any(self._rules[rule].found(naming.rest) for rule in ("mute_softly", "mute", "hours", "only"))
        plain = naming.plain or self._speaks_of_texts(naming)
        if not wished or not (plain or not naming.topics):
            return None
        return TopicWish("weekly" if days else "busy", naming.topics, plain)

    def _plainly(self, naming: Naming) -> TopicWish | None:
        for kind in ("unmute", "any_hour", *ASKED, "only", *LEAVE, "join", "catalog"):
            wish = self._bag(kind, naming)
            if wish is not None and KINDS[kind](wish):
                plain = wish.plain or kind in PLAIN
                return replace(wish, kind="leave" if kind in LEAVE else kind, plain=plain, firm=plain or kind in FIRM)
        if naming.topics and (naming.plain or self._speaks_of_texts(naming)) and not self._left(naming):
            return TopicWish("join", naming.topics)
        return None

    def _bag(self, rule: str, naming: Naming) -> TopicWish | None:
        """The wish, when the rule is heard and nothing is left besides."""
        if not self._rules[rule].found(naming.rest) or self._left(naming, rule, *BESIDE.get(rule, ())):
            return None
        everything = not naming.topics and any(word in self._words["all"] for word in naming.rest.split())
        plain = naming.plain or self._speaks_of_texts(naming)
        return TopicWish(rule, naming.topics, plain, everything=everything)

    def _left(self, naming: Naming, *rules: str) -> list[str]:
        """The words that say something else."""
        rest = naming.rest
        for rule in rules:
            rest = self._rules[rule].cut(rest)
        return [word for word in rest.split() if word != CUT and not any(word in own for own in self._words.values())]

    def _speaks_of_texts(self, naming: Naming) -> bool:
        return any(word in self._words["texts"] for word in naming.rest.split())


# Whether a kind stands as it was said: most want a topic, some none.
KINDS: Mapping[str, Callable[[TopicWish], bool]] = {
    "unmute": lambda wish: True,
    "any_hour": lambda wish: True,
    **dict.fromkeys(ASKED, lambda wish: True),
    "fewer": lambda wish: wish.plain,
    "only": lambda wish: bool(wish.topics),
    "leave": lambda wish: bool(wish.topics),
    "leave_softly": lambda wish: bool(wish.topics),
    "leave_plainly": lambda wish: bool(wish.topics) and wish.plain,
    "join": lambda wish: bool(wish.topics) or wish.everything,
    "catalog": lambda wish: not wish.topics,
}


def _spellings(text: str) -> Iterator[str]:
    """A text as typed (a date with strokes is whole only there), and with its shorthand written out."""
    yield text
    full = in_full(fold(text))
    if full != fold(text):
        yield full


def _topics(namings: list[Naming]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for naming in namings for topic in naming.topics))
