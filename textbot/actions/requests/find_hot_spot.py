"""A new request may make a hot spot, or be one more of it."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection

from textbot.core.city import HotSpots
from textbot.core.places.gazetteer import metres
from textbot.core.reports.hot_spot import Spotted, around, department_of, middle
from textbot.runtime import Runtime
from textbot.store import hot_spots, marks, requests
from textbot.store.requests import RequestRow

log = logging.getLogger(__name__)

LOCK = "hot spots"
MOST = 500
"""Requests near a place that are looked through."""


def find_hot_spot(rt: Runtime, request_id: int) -> int | None:
    """Add the request to the open hot spot of its kind whose circle it lies in; else open one when so many of its kind
    came so close together so soon (city.yaml hot_spots). The hot spot's id, None when there is none. Safe to run
    twice."""
    rules, now = rt.playbook.city.hot_spots, rt.now()
    with rt.database.read() as conn:
        row = requests.by_id(conn, request_id)
    if row is None or not rules.count or row.lat is None or row.lon is None:
        return None
    with rt.database.write() as conn:
        marks.lock(conn, LOCK)  # two requests at once must not open two
        if not hot_spots.loose(conn, (row.id,)):
            return None
        found = _join(conn, row, rules, now) or _open(conn, row, rules, now)
        spot = hot_spots.by_id(conn, found) if found else None
    if spot is None:
        return None
    log.info("hot spot %s has %s requests", spot.id, spot.number)
    rt.live.tell("state", 0, spot.department, hot=spot.id)
    return spot.id


def _join(conn: Connection, row: RequestRow, rules: HotSpots, now: datetime) -> int | None:
    """The open hot spot it lies in, once it is part of it."""
    for spot in hot_spots.open_ones(conn, row.flow):
        fresh = spot.grown_at >= now - timedelta(days=rules.days)
        if fresh and metres((spot.lat, spot.lon), _point(row)) <= spot.metres:
            hot_spots.join(conn, spot.id, (row.id,), now)
            return spot.id
    return None


def _open(conn: Connection, row: RequestRow, rules: HotSpots, now: datetime) -> int | None:
    """A new hot spot around it, when enough of its kind lie there that belong to none."""
    at, since = _point(row), now - timedelta(days=rules.days)
    near = requests.by_place(conn, *at, rules.metres, since, MOST)
    alike = {each.id: each for each in near if each.flow == row.flow and each.status != "withdrawn"}
    loose = hot_spots.loose(conn, tuple(alike))
    newest = Spotted(row.id, at, row.department)
    found = around(newest, (_spotted(alike[each]) for each in loose), rules.metres)
    if len(found) < rules.count:
        return None
    lat, lon = middle([each.at for each in found])
    spot = hot_spots.add(
        conn, now, flow=row.flow, department=department_of(found), place=row.place, lat=lat, lon=lon,
        metres=rules.metres,
    )  # fmt: skip
    hot_spots.join(conn, spot, tuple(each.id for each in found), now)
    return spot


def _spotted(row: RequestRow) -> Spotted:
    return Spotted(row.id, _point(row), row.department)


def _point(row: RequestRow) -> tuple[float, float]:
    assert row.lat is not None
    assert row.lon is not None
    return row.lat, row.lon
