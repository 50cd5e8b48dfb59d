"""Whom each rule of an audience chooses, as ids: a statement a rule, and geometry for what is drawn on the map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from shapely import intersects_xy
from shapely.geometry import Polygon
from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from textbot.core.notices import rule as rules
from textbot.core.notices.audience import NOBODY, Audience, Ids
from textbot.core.places.areas import Areas
from textbot.core.places.house import is_street
from textbot.store import served, subscriptions
from textbot.store.contacts import contacts
from textbot.store.homes import KEPT, homes
from textbot.store.id_list import is_among
from textbot.store.inbound import BEGINS, inbound
from textbot.store.lists import list_rows, lists
from textbot.store.outbound import outbound
from textbot.store.recipients import RESENT, UNKNOWN
from textbot.store.repeat_contacts import MANY, SPAN
from textbot.store.request_people import request_people
from textbot.store.requests import LIVE, requests

# Texts that certainly did not arrive, but for errors that say that nobody knows.
NOT_GOT = ("undelivered", "failed", "dropped")
_STATUS = {"open": LIVE, "closed": ("closed",)}


@dataclass(frozen=True)
class Ground:
    """What rules stand on: the moment, the city's time zone and its areas. points: where homes are, read once."""

    now: datetime
    zone: ZoneInfo
    areas: Areas
    points: list[tuple[Ids, Any, Any]] = field(default_factory=list, repr=False, compare=False)


def members(conn: Connection, audience: Audience, ground: Ground) -> Ids:
    """The contacts of an audience, ascending."""
    return audience.members(lambda rule: ids_of(conn, rule, ground))


def ids_of(conn: Connection, rule: rules.Rule, ground: Ground) -> Ids:
    """The contacts that one rule chooses, ascending."""
    look = _LOOKED_AT.get(type(rule))
    if look is not None:
        return look(conn, rule, ground)
    return _read(conn, _STATEMENTS[type(rule)](conn, rule, ground))


def _read(conn: Connection, statement: Select[tuple[int]]) -> Ids:
    found = conn.execute(statement.distinct()).scalars()
    return np.unique(np.fromiter((each for each in found if each is not None), dtype=np.int64))


def _topic(conn: Connection, rule: rules.Topic, ground: Ground) -> Select[tuple[int]]:
    return subscriptions.joined(rule.key)


def _on_street(conn: Connection, rule: rules.OnStreet, ground: Ground) -> Select[tuple[int]]:
    known = conn.execute(select(homes.c.street).where(homes.c.said == KEPT, homes.c.street != "").distinct())
    meant = [street for street in known.scalars() if is_street(rule.street, street)]
    within = homes.c.number.between(rule.low, rule.high)
    return select(homes.c.contact_id).where(homes.c.said == KEPT, is_among(conn, homes.c.street, meant), within)


def _reported(conn: Connection, rule: rules.Reported, ground: Ground) -> Select[tuple[int]]:
    where = [requests.c.flow == rule.flow, request_people.c.ended_at.is_(None)]
    if rule.status in _STATUS:
        where.append(requests.c.status.in_(_STATUS[rule.status]))
    if rule.since:
        where.append(requests.c.created_at >= _begins(rule.since, ground))
    joined = request_people.join(requests, requests.c.id == request_people.c.request_id)
    return select(request_people.c.contact_id).select_from(joined).where(*where)


def _repeats(conn: Connection, rule: rules.Repeats, ground: Ground) -> Select[tuple[int]]:
    days = select(inbound.c.contact_id).where(BEGINS, inbound.c.received_at > ground.now - SPAN)
    return days.group_by(inbound.c.contact_id).having(func.count() >= MANY)


def _answered(conn: Connection, rule: rules.Answered, ground: Ground) -> Select[tuple[int]]:
    where = [served.gives(rule.key), _may_have_arrived()]
    if rule.since:
        where.append(outbound.c.created_at >= _begins(rule.since, ground))
    return select(outbound.c.contact_id).where(*where)


def _got(conn: Connection, rule: rules.Got, ground: Ground) -> Select[tuple[int]]:
    return select(outbound.c.contact_id).where(outbound.c.notice_id == rule.notice_id, _may_have_arrived())


def _listed(conn: Connection, rule: rules.Listed, ground: Ground) -> Select[tuple[int]]:
    joined = list_rows.join(lists, lists.c.id == list_rows.c.list_id)
    ready = lists.c.ready_at.is_not(None)
    return select(list_rows.c.contact_id).select_from(joined).where(list_rows.c.list_id == rule.list_id, ready)


def _phones(conn: Connection, rule: rules.Phones, ground: Ground) -> Select[tuple[int]]:
    return select(contacts.c.id).where(is_among(conn, contacts.c.phone, rule.numbers))


def _in_area(conn: Connection, rule: rules.InArea, ground: Ground) -> Ids:
    if not ground.points:
        ground.points.append(_points(conn))
    ids, lats, lons = ground.points[0]
    names = ground.areas.names(rule.kind, lats, lons)
    return np.unique(ids[[name in rule.names for name in names]]) if names else NOBODY


def _in_polygon(conn: Connection, rule: rules.InPolygon, ground: Ground) -> Ids:
    lons, lats = zip(*rule.corners, strict=True)
    box = (homes.c.lat.between(min(lats), max(lats)), homes.c.lon.between(min(lons), max(lons)))
    ids, y, x = _points(conn, *box)
    polygon = Polygon(rule.corners)
    return np.unique(ids[np.asarray(intersects_xy(polygon, x, y), dtype=bool)])


def _points(conn: Connection, *where: ColumnElement[bool]) -> tuple[Ids, Any, Any]:
    """(contacts, latitudes, longitudes) of the homes that we keep."""
    kept = (homes.c.said == KEPT, homes.c.lat.is_not(None), homes.c.lon.is_not(None))
    statement = select(homes.c.contact_id, homes.c.lat, homes.c.lon).where(*kept, *where)
    rows = conn.execute(statement)
    kinds = np.dtype([("id", np.int64), ("lat", np.float64), ("lon", np.float64)])
    found = np.fromiter((tuple(row) for row in rows), dtype=kinds)
    return found["id"], found["lat"], found["lon"]


def _may_have_arrived() -> ColumnElement[bool]:
    return or_(outbound.c.state.not_in(NOT_GOT), outbound.c.error.in_((UNKNOWN, RESENT)))


def _begins(day: date, ground: Ground) -> datetime:
    """When that day begins in the city."""
    return datetime.combine(day, time(), ground.zone)


Statement = Callable[[Connection, Any, Ground], Select[tuple[int]]]
_STATEMENTS: dict[type, Statement] = {
    rules.Topic: _topic,
    rules.OnStreet: _on_street,
    rules.Reported: _reported,
    rules.Repeats: _repeats,
    rules.Answered: _answered,
    rules.Got: _got,
    rules.Listed: _listed,
    rules.Phones: _phones,
}
_LOOKED_AT: dict[type, Callable[[Connection, Any, Ground], Ids]] = {
    rules.InArea: _in_area,
    rules.InPolygon: _in_polygon,
}


def unknown_phones(conn: Connection, phones: Sequence[str]) -> int:
    """How many of these numbers never texted us and stand on no list."""
    there = select(func.count()).select_from(contacts).where(is_among(conn, contacts.c.phone, phones))
    return len(set(phones)) - conn.execute(there).scalar_one()
