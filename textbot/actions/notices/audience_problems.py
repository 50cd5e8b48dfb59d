"""What is wrong with an audience's rules: names of what is not there."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from textbot.core.marking import N_
from textbot.core.notices import rule as rules
from textbot.core.notices.audience import Audience
from textbot.core.notices.draft import Draft
from textbot.core.notices.estimate import Problem
from textbot.core.places.house import is_street
from textbot.runtime import Runtime
from textbot.store import lists, notices
from textbot.store.audiences import unknown_phones as unknown
from textbot.store.homes import homes
from textbot.store.notices import NoticeRow
from textbot.store.people import OWN_FIELDS
from textbot.store.place_known import Known, known_of

NO_AREA = {"district": N_("There is no district %(name)s."), "zone": N_("There is no zone %(name)s.")}
Look = Callable[[Runtime, Connection, Any], Iterator[Problem]]


def problems(rt: Runtime, draft: NoticeRow | Draft) -> tuple[Problem, ...]:
    """A sentence for each name in its audience that stands for nothing. Raises ValueError when it cannot be read."""
    found: list[Problem] = []
    with rt.database.read() as conn:
        for rule in Audience.from_data(draft.audience).rules:
            found += _LOOKS[type(rule)](rt, conn, rule) if type(rule) in _LOOKS else ()
    return tuple(each for place, each in enumerate(found) if each not in found[:place])


def unknown_phones(rt: Runtime, draft: NoticeRow | Draft) -> int:
    """How many numbers its audience names that we do not know: nobody texts those."""
    rule_of = Audience.from_data(draft.audience).rules
    numbers = [number for rule in rule_of if isinstance(rule, rules.Phones) for number in rule.numbers]
    with rt.database.read() as conn:
        return unknown(conn, numbers) if numbers else 0


def fields(rt: Runtime, draft: NoticeRow | Draft) -> frozenset[str]:
    """What placeholders may say to this audience: what is known of anybody, and the columns of its lists."""
    audience = Audience.from_data(draft.audience)
    found = set(OWN_FIELDS)
    with rt.database.read() as conn:
        for rule in (*audience.any_, *audience.all_):
            row = lists.by_id(conn, rule.list_id) if isinstance(rule, rules.Listed) else None
            found |= set(row.columns) if row else set()
    return frozenset(found)


def _topic(rt: Runtime, conn: Connection, rule: rules.Topic) -> Iterator[Problem]:
    if rule.key not in rt.playbook.topics:
        yield N_("There is no topic %(name)s."), {"name": rule.key}


def _area(rt: Runtime, conn: Connection, rule: rules.InArea) -> Iterator[Problem]:
    known = _known(rt, conn)
    there = {name for name, _ in known.areas.outlines(rule.kind)} if known else set()
    for name in rule.names:
        if name not in there:
            yield NO_AREA[rule.kind], {"name": name}


def _street(rt: Runtime, conn: Connection, rule: rules.OnStreet) -> Iterator[Problem]:
    known = _known(rt, conn)
    kept = conn.execute(select(homes.c.street).distinct()).scalars()
    names = [row.name for row in known.streets.values()] if known else []
    if not any(is_street(rule.street, name) for name in (*names, *kept)):
        yield N_("There is no street %(name)s."), {"name": rule.street}


def _answer(rt: Runtime, conn: Connection, rule: rules.Answered) -> Iterator[Problem]:
    # One that is not there any more may still have been given.
    if rule.key not in rt.playbook.answers and rule.since is None:
        yield N_("There is no answer %(name)s. Say since when it was given, if there was one."), {"name": rule.key}


def _reported(rt: Runtime, conn: Connection, rule: rules.Reported) -> Iterator[Problem]:
    if rule.flow not in rt.playbook.flows:
        yield N_("There is no report %(name)s."), {"name": rule.flow}


def _notice(rt: Runtime, conn: Connection, rule: rules.Got) -> Iterator[Problem]:
    if notices.by_id(conn, rule.notice_id) is None:
        yield N_("There is no notice %(id)s."), {"id": rule.notice_id}


def _list(rt: Runtime, conn: Connection, rule: rules.Listed) -> Iterator[Problem]:
    if lists.by_id(conn, rule.list_id) is None:
        yield N_("There is no list %(id)s. Upload it again."), {"id": rule.list_id}


def _known(rt: Runtime, conn: Connection) -> Known | None:
    try:
        return known_of(conn, rt.playbook.gazetteer)
    except LookupError:
        return None


_LOOKS: Mapping[type, Look] = {
    rules.Topic: _topic,
    rules.InArea: _area,
    rules.OnStreet: _street,
    rules.Answered: _answer,
    rules.Reported: _reported,
    rules.Got: _notice,
    rules.Listed: _list,
}
