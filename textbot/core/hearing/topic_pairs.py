"""Sentences that end some topics and keep others: "stop the newsletter but keep the trash", "todo menos la basura"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textbot.core.hearing.phrase_states import CUT
from textbot.core.hearing.topic_names import TopicNames
from textbot.core.words import fold

# What stands between the two; after EXCEPT words what follows is kept without another word.
_EXCEPT = "|".join(
    (r"(?<=\ball )but", "(?<=everything )but", "except(?: for)?", "besides", "other than", "aside from")
    + ("excepto", "menos", "salvo", "aparte de")
)
_TURN = r"but|though|however|instead|pero|sino|mejor"
_AHEAD = r"(?=(?:just|only|keep|nomas|solo|solamente|nada mas)\b)"
_JOINS = r"(?:and|y) (?=(?:keep|just|only|leave|stop|solo|solamente|nomas|mantengan|deje[nm]?|quite[n]?)\b(?! de\b))"
_REST = (
    "(?=(?:stop|cancel|drop|end|quit|quiten?|cancelen?) (?:all )?"
    r"(?:the rest|everything else|all else|the others?|lo demas|el resto|los demas)\b)"
)
_AUX = ("do", "did", "am", "im", "is", "are", "was", "why")
_NOT = "".join(f"(?<!{each} )" for each in _AUX) + r"(?=not (?:\w+ ){0,2}\w+$)"
# "trash yes newsletter no"
_YES = r"(?:(?<= yes )|(?<= si ))(?=(?:\w+ ){1,3}no$)"
_LIKES = r"(?=i (?:still |really )?(?:like|love|enjoy)\b)|(?=(?:si )?me gustan? )"
SPLIT = re.compile(
    rf"\b(?P<except>{_EXCEPT})\b|\b(?:{_TURN})\b|\b{_JOINS}|(?<= )(?:{_AHEAD}|{_REST}|{_NOT}|{_LIKES})|{_YES}"
)
# What is left of "not the trash" once the topic is taken out.
BUT_NOT = re.compile(
    rf"(?:not|no|nor|ni)(?: (?:the|my|a|about|for|to|el|la|los|las|lo|de))* {re.escape(CUT)}(?: ones?)?"
)
PUNCTUATION = re.compile(r"[,;.!:\n]+")
NEGATED = frozenset("no not dont stop quit without never nomore sin nunca quiten quite quitar cancel end off".split())
REST = frozenset("else rest other others nothing demas resto otro otros otra otras nada sigan sending coming".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, folded. excepted: it follows "except"; later: something stands before it."""

    said: str
    excepted: bool = False
    later: bool = False

    @property
    def negated(self) -> bool:
        """Whether it refuses something."""
        return not NEGATED.isdisjoint(self.said.split())


@dataclass(frozen=True, slots=True)
class Side:
    """What a clause wants. kind: leave | keep | only. everything: of all topics. plain: it speaks of our texts."""

    kind: str
    topics: tuple[str, ...] = ()
    everything: bool = False
    plain: bool = False


def clauses(text: str) -> tuple[Clause, ...]:
    """The parts of a text that may want different things; one for most texts."""
    found: list[Clause] = []
    for sentence in PUNCTUATION.split(text):
        said, begin, excepted = fold(sentence), 0, False
        for mark in SPLIT.finditer(said):
            _add(found, said[begin : mark.start()], excepted)
            begin, excepted = mark.end(), mark["except"] is not None
        _add(found, said[begin:], excepted)
    return tuple(found)


def _add(found: list[Clause], said: str, excepted: bool) -> None:
    if said.strip():
        found.append(Clause(said.strip(), excepted, later=bool(found)))


def wanted(parts: Sequence[Clause], names: TopicNames, side_of: Callable[[Clause], Side | None]) -> list[Side | None]:
    """What each clause wants; "but not the trash" wants the other of what was wanted before it."""
    sides: list[Side | None] = []
    for clause in parts:
        naming, before = names.naming(clause.said), sides[-1] if sides else None
        if before is not None and not clause.excepted and naming.topics and BUT_NOT.fullmatch(naming.rest):
            kind = "keep" if before.kind == "leave" else "leave"
            sides.append(Side(kind, naming.topics, plain=naming.plain))
        else:
            sides.append(side_of(clause))
    return sides


def settled(sides: Sequence[Side]) -> Side | None:
    """What they want together: an end of some topics ("leave"), or of all but those kept ("only"); None when they do
    not end one thing and keep another."""
    ending = [side for side in sides if side.kind == "leave"]
    keeping = [side for side in sides if side.kind != "leave"]
    if not ending or not keeping:
        return None
    plain = any(side.plain for side in sides)
    kept = _topics(keeping)
    gone = tuple(topic for topic in _topics(ending) if topic not in kept)
    if gone:
        return Side("leave", gone, plain=plain)
    if kept and any(side.everything for side in ending) and any(side.kind == "keep" for side in keeping):
        return Side("only", kept, plain=plain)
    return None


def _topics(sides: Sequence[Side]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for side in sides for topic in side.topics))
