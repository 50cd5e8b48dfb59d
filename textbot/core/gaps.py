"""Gaps: what residents asked in vain, alike questions put together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rapidfuzz import fuzz

from textbot.core.match import STOP_WORDS

# How much alike the telling words of two questions must be, of 100: the same words, a slip apart or in another order.
ALIKE = 84.0
# One question's words all stand in the other's: so many of them must be shared.
SHARED = 2
# Words of asking that stand in questions about anything.
_COMMON = STOP_WORDS | frozenset(
    "how what when where who why does did have has get need want please como que cual donde cuando quiero puedo "
    "necesito hay tengo ustedes favor".split()
)


class Asked(Protocol):
    """A question as it was kept."""

    @property
    def id(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def normal(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def first_at(self) -> datetime: ...
    @property
    def last_at(self) -> datetime: ...


@dataclass(frozen=True)
class Gap:
    """Questions that ask the same. id: of the oldest of them. example: the one asked most. languages: how often in
    each; key: the answer that was no help, "" for none."""

    id: int
    example: str
    language: str
    reason: str
    key: str
    count: int
    languages: dict[str, int]
    first_at: datetime
    last_at: datetime
    ids: tuple[int, ...]
    wordings: tuple[str, ...]


def gaps(questions: Iterable[Asked]) -> tuple[Gap, ...]:
    """The questions put together, the most asked first: those about one answer by that answer, the others by words."""
    groups: list[list[Asked]] = []
    about: dict[tuple[str, str], list[Asked]] = {}
    heads = _Heads()
    for question in sorted(questions, key=lambda each: (-each.count, each.id)):
        found = about.setdefault((question.reason, question.key), []) if question.key else heads.group_of(question)
        if not found:
            groups.append(found)
        found.append(question)
    return tuple(sorted((_gap(group) for group in groups), key=lambda gap: (-gap.count, gap.id)))


class _Heads:
    """The first question of each group found so far, and by which of its words it is found again."""

    def __init__(self) -> None:
        self._groups: list[tuple[Sequence[str], list[Asked]]] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def group_of(self, question: Asked) -> list[Asked]:
        """The group this question belongs to; a new, empty one when it is the first of its kind."""
        words = _telling(question.normal)
        near = {number for word in words for number in self._by_word[word[:3]]}
        for number in sorted(near):
            head, group = self._groups[number]
            if _alike(head, words):
                return group
        self._groups.append((words, group := []))
        for word in words:
            self._by_word[word[:3]].append(len(self._groups) - 1)
        return group


def _telling(normal: str) -> Sequence[str]:
    words = normal.split()
    return [word for word in words if word not in _COMMON] or words


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    if fuzz.token_sort_ratio(" ".join(one), " ".join(other)) >= ALIKE:
        return True
    shared = set(one) & set(other)
    return len(shared) >= SHARED and len(shared) == min(len(set(one)), len(set(other)))


def _gap(group: list[Asked]) -> Gap:
    most = group[0]
    languages: dict[str, int] = defaultdict(int)
    for each in group:
        languages[each.language] += each.count
    return Gap(
        id=min(each.id for each in group),
        example=most.text,
        language=most.language,
        reason=most.reason,
        key=most.key,
        count=sum(each.count for each in group),
        languages=dict(languages),
        first_at=min(each.first_at for each in group),
        last_at=max(each.last_at for each in group),
        ids=tuple(sorted(each.id for each in group)),
        wordings=tuple(dict.fromkeys(each.text for each in group)),
    )
