"""Who a notice goes to, one after the other: chosen, read in bulk, each with what becomes of them and their text."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.actions.notices.composer import Composer, composer_for
from textbot.core.notices.audience import Audience, Ids
from textbot.core.notices.draft import KINDS, Draft
from textbot.core.notices.fate import LEFT_OUT, SILENCE, WAITING, Fate, Terms, fate
from textbot.core.notices.person import Person
from textbot.core.notices.rule import Listed
from textbot.core.notices.text import Missing
from textbot.core.places.areas import Areas
from textbot.core.segments import count
from textbot.runtime import Runtime
from textbot.store import audiences
from textbot.store.audiences import Ground
from textbot.store.notices import NoticeRow
from textbot.store.people import Wanted, people
from textbot.store.place_known import known_of

AT_ONCE = 2_000
"""Contacts that are read and written together: a batch is in memory, the rest are eight bytes each."""


class Reached(NamedTuple):
    """One contact of the audience. body: their text, "" for who gets none; missing: the field it lacks."""

    contact_id: int
    fate: Fate
    body: str = ""
    segments: int = 0
    missing: str = ""


@dataclass(frozen=True)
class Selection:
    """Everybody in an audience, and what they are told."""

    ids: Ids
    terms: Terms
    wanted: Wanted
    composer: Composer
    _fates: dict[tuple[object, ...], Fate] = field(default_factory=dict, repr=False, compare=False)

    def batches(self) -> Iterator[list[int]]:
        """All contacts, some at a time, ascending."""
        for start in range(0, len(self.ids), AT_ONCE):
            yield self.ids[start : start + AT_ONCE].tolist()

    def reach(self, conn: Connection, ids: list[int]) -> list[Reached]:
        """What becomes of these, in the order of their ids."""
        found = [(person, self._fate(person)) for person in people(conn, ids, self.wanted)]
        told = [(person, one.language) for person, one in found if one.state == WAITING]
        bodies = iter(self.composer.bodies(conn, told))
        return [_reached(person, one, next(bodies) if one.state == WAITING else "") for person, one in found]

    def _fate(self, person: Person) -> Fate:
        """Thousands share theirs: it is found once."""
        if self.terms.guests is not None:
            return fate(person, self.terms)
        alike = person.alike
        if alike not in self._fates:
            self._fates[alike] = fate(person, self.terms)
        return self._fates[alike]


def choose(rt: Runtime, draft: NoticeRow | Draft, now: datetime, sent_off: datetime | None = None) -> Selection:
    """The people of a notice that is sent at `now`. sent_off: when that began, if it began before: it is true from
    then on. Raises ValueError for an audience or a text that cannot be read."""
    audience, composer = Audience.from_data(draft.audience), composer_for(rt, draft)
    with rt.database.read() as conn:
        areas = areas_of(rt, conn)
        ids = audiences.members(conn, audience, Ground(now, ZoneInfo(rt.playbook.city.timezone), areas))
    list_ids = tuple(rule.list_id for rule in (*audience.any_, *audience.all_) if isinstance(rule, Listed))
    wanted = Wanted(draft.topic, areas, list_ids, draft.corrects_id, composer.fields, now - SILENCE)
    return Selection(ids, terms_of(rt, draft, now, sent_off or now), wanted, composer)


def terms_of(rt: Runtime, draft: NoticeRow | Draft, now: datetime, sent_off: datetime) -> Terms:
    """What holds for all its recipients."""
    playbook, rules = rt.playbook, rt.playbook.city.notices
    topic = playbook.topics.get(draft.topic)
    terms = Terms(
        kind=KINDS[draft.class_],
        starts=now,
        until=sent_off + timedelta(minutes=draft.validity_minutes),
        city_zone=playbook.city.timezone,
        texts=draft.texts,
        first=playbook.languages[0],
        fallback=draft.fallback,
        guests=frozenset(rules.guests) if rules.trial else None,
    )
    if topic is None:
        return terms
    holidays = playbook.city.hours.holidays.on
    return replace(terms, window=topic.window, skip_days=None if topic.holidays else holidays)


def areas_of(rt: Runtime, conn: Connection) -> Areas:
    """The city's districts and zones; none for a city without places."""
    try:
        return known_of(conn, rt.playbook.gazetteer).areas
    except LookupError:  # a city without places
        return Areas(())


def _reached(person: Person, one: Fate, body: str | Missing | None) -> Reached:
    if isinstance(body, Missing):
        return Reached(person.contact_id, one._replace(state=LEFT_OUT, why="missing_field"), missing=body.name)
    if body is None:
        return Reached(person.contact_id, one._replace(state=LEFT_OUT, why="nothing_new"))
    return Reached(person.contact_id, one, body, _segments(body) if body else 0)


@lru_cache(maxsize=1024)
def _segments(body: str) -> int:
    return count(body).parts
