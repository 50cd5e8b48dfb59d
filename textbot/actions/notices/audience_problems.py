"""What is wrong with an audience's rules: names of what is not there. Each in one English sentence for staff."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from textbot.core.notices import rule as rules
from textbot.core.notices.audience import Audience
from textbot.core.notices.draft import Draft
from textbot.core.places.house import is_street
from textbot.runtime import Runtime
from textbot.store import lists, notices
from textbot.store.audiences import unknown_phones as unknown
from textbot.store.homes import homes
from textbot.store.notices import NoticeRow
from textbot.store.people import OWN_FIELDS
from textbot.store.place_known import Known, known_of

Look = Callable[[Runtime, Connection, Any], Iterator[str]]


def problems(rt: Runtime, draft: NoticeRow | Draft) -> tuple[str, ...]:
    """A sentence for each name in its audience that stands for nothing. Raises ValueError when it cannot be read."""
    found: list[str] = []
    with rt.database.read() as conn:
        for rule in Audience.from_data(draft.audience).rules:
            found += _LOOKS[type(rule)](rt, conn, rule) if type(rule) in _LOOKS else ()
    return tuple(dict.fromkeys(found))


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


def _topic(rt: Runtime, conn: Connection, rule: rules.Topic) -> Iterator[str]:
    if rule.key not in rt.playbook.topics:
        yield f"There is no topic {rule.key}."


def _area(rt: Runtime, conn: Connection, rule: rules.InArea) -> Iterator[str]:
    known = _known(rt, conn)
    there = {name for name, _ in known.areas.outlines(rule.kind)} if known else set()
    for name in rule.names:
        if name not in there:
            yield f"There is no {rule.kind} {name}."


def _street(rt: Runtime, conn: Connection, rule: rules.OnStreet) -> Iterator[str]:
    known = _known(rt, conn)
    kept = conn.execute(select(homes.c.street).distinct()).scalars()
    names = [row.name for row in known.streets.values()] if known else []
    if not any(is_street(rule.street, name) for name in (*names, *kept)):
        yield f"There is no street {rule.street}."


def _answer(rt: Runtime, conn: Connection, rule: rules.Answered) -> Iterator[str]:
    # One that is not there any more may still have been given.
    if rule.key not in rt.playbook.answers and rule.since is None:
        yield f"There is no answer {rule.key}. Say since when it was given, if there was one."


def _reported(rt: Runtime, conn: Connection, rule: rules.Reported) -> Iterator[str]:
    if rule.flow not in rt.playbook.flows:
        yield f"There is no report {rule.flow}."


def _notice(rt: Runtime, conn: Connection, rule: rules.Got) -> Iterator[str]:
    if notices.by_id(conn, rule.notice_id) is None:
        yield f"There is no notice {rule.notice_id}."


def _list(rt: Runtime, conn: Connection, rule: rules.Listed) -> Iterator[str]:
    if lists.by_id(conn, rule.list_id) is None:
        yield f"There is no list {rule.list_id}. Upload it again."


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
