"""What becomes of each contact of an audience: told in a language from some moment on, or left out for a reason."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from textbot.core.notice import KINDS, send_at
from textbot.core.notices.hours import NEVER, Skips, Window, closing, narrowed
from textbot.core.notices.person import Person
from textbot.core.notices.zone import zones

WAITING, LEFT_OUT, EXPIRED = "waiting", "left_out", "expired"
SILENCE = timedelta(days=365)
"""Who was not heard of for so long is asked whether they still want the topic before they get more of it: their number
may be somebody else's by now (carriers may hand a number on after 45 days, 47 CFR 52.15(f)(1)(ii))."""


@dataclass(frozen=True)
class Terms:
    """What holds for all recipients of one notice. kind: notice | warning. starts: when it is sent off. until: when it
    is no longer true. texts: language -> template; fallback: whose text a speaker of another language gets, "" or
    "none" for nobody's. first: the city's first language. guests: the phones that notices reach while the city is in
    trial, None when it is not."""

    kind: str
    starts: datetime
    until: datetime
    city_zone: str
    texts: Mapping[str, str]
    first: str
    fallback: str = ""
    window: Window | None = None
    skip_days: Skips | None = None
    guests: frozenset[str] | None = None


class Fate(NamedTuple):
    """state: waiting | left_out | expired. why: the reason it is left out for, "" for none. language: of the text they
    get; spoken: the language they want. at: when it may go out."""

    state: str
    why: str = ""
    language: str = ""
    spoken: str = ""
    at: datetime | None = None


def fate(person: Person, terms: Terms) -> Fate:
    """What becomes of one contact. The first reason counts; an opt-out comes before all."""
    spoken = person.told or person.language or terms.first
    for why, holds in REASONS.items():
        if holds(person, terms):
            return Fate(LEFT_OUT, why, spoken=spoken)
    language = _language(spoken, terms)
    if language is None:
        return Fate(LEFT_OUT, "no_language", spoken=spoken)
    at = _first_moment(person, terms)
    if at == NEVER:
        return Fate(LEFT_OUT, "no_hour", spoken=spoken)
    if at >= terms.until:
        return Fate(EXPIRED, language=language, spoken=spoken)
    return Fate(WAITING, language=language, spoken=spoken, at=at)


def hours_end(person: Person, terms: Terms, now: datetime) -> datetime | None:
    """When the hours in which a contact may be texted at `now` end; None for what may go at any hour."""
    if KINDS[terms.kind].any_hour:
        return None
    return closing(now, _places(person, terms), _window(person, terms))


def _is_muted(person: Person, terms: Terms) -> bool:
    """Muted until after it stops being true. A mute that ends before only makes it later."""
    ends = [until for until, _, _ in person.wishes if until]
    return bool(ends) and max(ends) >= terms.until and _needs_consent(terms)


def _needs_consent(terms: Terms) -> bool:
    return KINDS[terms.kind].joined


REASONS: Mapping[str, Callable[[Person, Terms], bool]] = {
    "opted_out": lambda person, terms: bool(person.opt_out),
    "suspended": lambda person, terms: person.suspended,
    "excluded_guest": lambda person, terms: terms.guests is not None and person.phone not in terms.guests,
    "no_consent": lambda person, terms: _needs_consent(terms) and not person.consents,
    "stale": lambda person, terms: person.silent and _needs_consent(terms),
    "muted": _is_muted,
}
"""Why somebody is left out -> whether it holds, in the order in which they are asked."""


def _language(spoken: str, terms: Terms) -> str | None:
    if terms.texts.get(spoken):
        return spoken
    return terms.fallback if terms.texts.get(terms.fallback) else None


def _first_moment(person: Person, terms: Terms) -> datetime:
    if KINDS[terms.kind].any_hour:
        return terms.starts
    begins = max([terms.starts, *(until for until, _, _ in person.wishes if until)])
    places, window = _places(person, terms), _window(person, terms)
    return send_at(terms.kind, begins, terms.city_zone, zones=places, window=window, skip_days=terms.skip_days)


def _places(person: Person, terms: Terms) -> tuple[str, ...]:
    return zones(person.phone, terms.city_zone, person.zone, person.at_home)


def _window(person: Person, terms: Terms) -> Window | None:
    if not person.wishes:
        return terms.window
    after = next((wish for _, wish, _ in person.wishes if wish), "")
    before = next((wish for _, _, wish in person.wishes if wish), "")
    return narrowed(terms.window, after, before)


@dataclass
class Tally:
    """Counts what becomes of everybody."""

    chosen: int = 0
    segments: int = 0
    deferred: int = 0
    fallen_back: int = 0
    expired: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    unwritten: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    longest: dict[str, int] = field(default_factory=dict)
    longest_length: dict[str, int] = field(default_factory=dict)

    @property
    def recipients(self) -> int:
        """How many get a text."""
        return sum(self.languages.values())

    def add(self, one: Fate, starts: datetime, body: str, segments: int) -> None:
        """Count one. body: their text, "" for none."""
        self.chosen += 1
        if one.language != one.spoken and one.why in ("", "no_language"):
            self.unwritten[one.spoken] += 1
        if one.state == LEFT_OUT:
            self.reasons[one.why] += 1
        elif one.state == EXPIRED:
            self.expired += 1
        else:
            self._add_recipient(one, starts, body, segments)

    def _add_recipient(self, one: Fate, starts: datetime, body: str, segments: int) -> None:
        self.languages[one.language] += 1
        self.segments += segments
        self.fallen_back += one.language != one.spoken
        self.deferred += one.at is not None and one.at > starts
        self.longest[one.language] = max(segments, self.longest.get(one.language, 0))
        self.longest_length[one.language] = max(len(body), self.longest_length.get(one.language, 0))
