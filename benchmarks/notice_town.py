"""A town that joined a topic: its phones, homes, languages and wishes, made from a seed and written in bulk."""

import json
import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from tests.rig.office import riverbend
from textbot.core.places.place import Place
from textbot.runtime import Runtime
from textbot.store import contacts, delivery_wishes, homes, places, subscriptions
from textbot.store.many_rows import add_many, moment

SEED = 5
TOPIC = "water-alerts"
AREA_CODES = ("602",) * 16 + ("480", "623", "212", "312")
NAMES = ("Ana", "Luis", "María José", "Sam", "Pat", "Lee", "Rosa", "", "", "")
STREETS = ("Elm St", "N Oak Ave", "5th St", "Mesa Dr", "River Rd")
AT_ONCE = 5_000


def fill(rt: Runtime, people: int, *, first: int = 1) -> None:
    """Make so many contacts, ids from `first`: nearly all joined, one in fifty opted out, one in four speaks Spanish,
    two in three let us keep their home."""
    rng, now = random.Random(SEED), rt.now()
    box = _box()
    with rt.database.write() as conn:
        places.replace(conn, riverbend().gazetteer, rt.playbook.gazetteer)
    for some in _batched(range(first, first + people)):
        with rt.database.write() as conn:
            then = moment(conn, now - timedelta(days=30))
            add_many(conn, contacts.contacts, _CONTACT, [_contact(rng, each, then) for each in some])
            joined = [(each, TOPIC, "on", then, "text") for each in some if rng.random() < 0.95]
            add_many(conn, subscriptions.subscriptions, ("contact_id", "topic", "state", "since", "source"), joined)
            living = [_home(rng, each, then, box) for each in some if rng.random() < 0.66]
            add_many(conn, homes.homes, _HOME, living)
            late = [(each, "", "18:00", "", None) for each in some if rng.random() < 0.02]
            add_many(conn, delivery_wishes.delivery_wishes, _WISH, late)
    with rt.database.write() as conn:
        if conn.dialect.name == "postgresql":  # rows came with their ids
            conn.exec_driver_sql("SELECT setval('contacts_id_seq', (SELECT max(id) FROM contacts))")
    with rt.database.read() as conn:
        conn.exec_driver_sql("ANALYZE")


_CONTACT = ("id", "phone", "language", "language_sure", "opt_out", "first_seen", "last_seen", "turn", "session",
            "session_turn", "zone", "first_name", "unreachable")  # fmt: skip
_HOME = ("contact_id", "said", "place", "at", "lat", "lon", "street", "number")
_WISH = ("contact_id", "topic", "after", "before", "muted_until")


def phone(number: int) -> str:
    """The phone of that contact."""
    return f"+1{AREA_CODES[number % len(AREA_CODES)]}{2_000_000 + number:07d}"


def _contact(rng: random.Random, number: int, then: Any) -> tuple[Any, ...]:
    language = rng.choice(("en", "en", "en", "es"))
    opt_out = "carrier" if rng.random() < 0.02 else ""
    return (number, phone(number), language, True, opt_out, then, then, 1, "", 1, "", rng.choice(NAMES), 0)


def _home(rng: random.Random, number: int, then: Any, box: tuple[float, float, float, float]) -> tuple[Any, ...]:
    south, west, north, east = box
    lat, lon = round(rng.uniform(south, north), 6), round(rng.uniform(west, east), 6)
    street, house = rng.choice(STREETS), rng.randint(1, 2000)
    place = Place("address", f"{house} {street}", lat, lon, None, None, "exact", "address")
    return (number, "yes", json.dumps(place.to_dict()), then, lat, lon, street, house)


def _box() -> tuple[float, float, float, float]:
    boundary = [json.loads(area.geometry) for area in riverbend().gazetteer.areas if area.kind == "boundary"]
    corners = [corner for shape in boundary for corner in _corners(shape)]
    lons, lats = [each[0] for each in corners], [each[1] for each in corners]
    return min(lats), min(lons), max(lats), max(lons)


def _corners(shape: dict[str, Any]) -> Iterator[tuple[float, float]]:
    rings = shape["coordinates"] if shape["type"] == "Polygon" else [r for p in shape["coordinates"] for r in p]
    yield from ((lon, lat) for ring in rings for lon, lat, *_ in ring)


def _batched(numbers: range) -> Iterator[range]:
    yield from (numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE))
