"""Things to do: three from a table, for whoever comes along and for as long as they have."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MOST = 3


@dataclass(frozen=True)
class Thing:
    """Something to do. name, what: language -> its name, a few words about it. who: keys of those it suits (kids,
    couple ...). minutes: how long it takes. link: the city's page about it."""

    name: Mapping[str, str]
    who: frozenset[str]
    minutes: int
    area: str
    link: str
    what: Mapping[str, str]


def choose(things: Iterable[Thing], who: str, minutes: int, turn: int) -> tuple[Thing, ...]:
    """Up to three that suit: those first that fill at least half of the time, then the longest. turn: a number that
    changes from day to day, so that the same question gets other ideas on another day."""
    fitting = [thing for thing in things if who in thing.who and thing.minutes <= minutes]
    if not fitting:
        return ()
    start = turn % len(fitting)
    turned = [*fitting[start:], *fitting[:start]]
    return tuple(sorted(turned, key=lambda thing: max(0, minutes // 2 - thing.minutes))[:MOST])


def lines(things: Sequence[Thing], language: str, first: str) -> str:
    """One line a thing, as a reply lists them. first: the language to fall back on."""
    return "\n".join(f"{number} {_line(thing, language, first)}" for number, thing in enumerate(things, 1))


def _line(thing: Thing, language: str, first: str) -> str:
    name, what = (words.get(language) or words.get(first, "") for words in (thing.name, thing.what))
    return f"{name}, {thing.area}: {what}. {thing.link}"
