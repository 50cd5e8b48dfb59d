"""Whom an audience's rules choose, against a naive reckoning over the same random town, on both databases."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from shapely.geometry import Point, Polygon
from sqlalchemy import Connection, insert

from textbot.config import HOME
from textbot.content.gazetteer import load_gazetteer
from textbot.content.source import read_folder
from textbot.core.notices import rule as rules
from textbot.core.notices.audience import Audience
from textbot.core.places.areas import Areas
from textbot.core.places.place import Place
from textbot.store import contacts, homes, lists, subscriptions
from textbot.store.audiences import Ground, members, unknown_phones
from textbot.store.inbound import inbound
from textbot.store.lists import list_rows
from textbot.store.outbound import outbound
from textbot.store.request_people import request_people
from textbot.store.requests import requests
from textbot.store.staff import staff

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
PEOPLE, SEED, TRIED = 80, 3, 50
STREETS = ("Elm St", "N Elm St", "Elm Ave", "Mesa Dr")
STATES = (("sent", ""), ("delivered", ""), ("failed", "30003"), ("failed", "unknown"), ("dropped", ""), ("unsure", ""))
AREAS = Areas(load_gazetteer(read_folder(HOME / "flows", HOME / "locales")).areas)
ZONE = ZoneInfo("America/Phoenix")


@dataclass
class Somebody:
    """What the naive reckoning knows of one contact."""

    phone: str
    topics: set[str] = field(default_factory=set)
    home: tuple[float, float, str, int] | None = None
    reports: list[tuple[str, str, datetime]] = field(default_factory=list)
    days: int = 0
    answers: list[tuple[str, datetime]] = field(default_factory=list)
    notices: set[int] = field(default_factory=set)
    lists: set[int] = field(default_factory=set)


def since(day: date | None) -> datetime:
    return datetime.combine(day or date(2000, 1, 1), datetime.min.time(), ZONE)


def in_area(who: Somebody, rule: rules.InArea) -> bool:
    if who.home is None:
        return False
    district, zone, _ = AREAS.locate(*who.home[:2])
    return (district if rule.kind == "district" else zone) in rule.names


def on_street(who: Somebody, rule: rules.OnStreet) -> bool:
    alike = {"Elm St": ("Elm St", "N Elm St"), "elm": STREETS[:3], "Mesa Drive": ("Mesa Dr",), "S Elm St": ()}
    return who.home is not None and who.home[2] in alike[rule.street] and rule.low <= who.home[3] <= rule.high


def reported(who: Somebody, rule: rules.Reported) -> bool:
    stati = {"open": ("open", "in_progress"), "closed": ("closed",), "any": ("open", "in_progress", "closed")}
    return any(
        flow == rule.flow and status in stati[rule.status] and at >= since(rule.since)
        for flow, status, at in who.reports
    )


NAIVE: Mapping[type, Callable[[Somebody, Any], bool]] = {
    rules.Topic: lambda who, rule: rule.key in who.topics,
    rules.InArea: in_area,
    rules.InPolygon: lambda who, rule: (
        who.home is not None and Polygon(rule.corners).covers(Point(who.home[1], who.home[0]))
    ),
    rules.OnStreet: on_street,
    rules.Reported: reported,
    rules.Repeats: lambda who, rule: who.days >= 10,
    rules.Answered: lambda who, rule: any(key == rule.key and at >= since(rule.since) for key, at in who.answers),
    rules.Got: lambda who, rule: rule.notice_id in who.notices,
    rules.Listed: lambda who, rule: rule.list_id in who.lists,
    rules.Phones: lambda who, rule: who.phone in rule.numbers,
}


def town(conn: Connection, rng: random.Random) -> dict[int, Somebody]:
    """A random town, in the database and as plain values."""
    conn.execute(insert(staff).values(email="a@b.example", name="Ana", password_hash="", created_at=NOW))
    uploaded = [lists.begin(conn, name, (), 1, NOW) for name in ("one", "two", "not ready")]
    found = {}
    for number in range(PEOPLE):
        who = Somebody(f"+1602555{number:04}")
        own = contacts.add(conn, who.phone, NOW)
        found[own] = who
        choices(conn, own, who, rng)
        history(conn, own, who, rng)
        for list_id in uploaded:
            if rng.random() < 0.3:
                conn.execute(insert(list_rows).values(list_id=list_id, contact_id=own, fields={}))
                who.lists |= {list_id} if list_id != uploaded[2] else set()
    for list_id in uploaded[:2]:
        lists.ready(conn, list_id, NOW)
    return found


def choices(conn: Connection, own: int, who: Somebody, rng: random.Random) -> None:
    for topic in ("water", "trash"):
        state = rng.choice(("asked", "on", "ended", ""))
        if state:
            subscriptions.put(conn, own, topic, state, NOW, "text")
        who.topics |= {topic} if state == "on" else set()
    said = rng.choice(("yes", "yes", "yes", "no", "ended"))
    lat, lon = rng.uniform(33.43, 33.495), rng.uniform(-112.085, -112.035)
    street, house = rng.choice(STREETS), rng.randint(1, 400)
    place = Place("address", f"{house} {street}", lat, lon, None, None, "exact", "address").to_dict()
    homes.put(conn, own, said, place, NOW)
    who.home = (lat, lon, street, house) if said == "yes" else None


def history(conn: Connection, own: int, who: Somebody, rng: random.Random) -> None:
    for serial in range(rng.choice((0, 0, 1, 2))):
        flow, status = rng.choice(("pothole", "graffiti")), rng.choice(("open", "in_progress", "closed"))
        at, over = NOW - timedelta(days=rng.randint(0, 60)), rng.random() < 0.2
        common = {"flow": flow, "service_code": flow, "status": status, "slots": {}, "language": "en"}
        made = insert(requests).values(
            reference=f"{own}-{serial}", contact_id=own, created_at=at, updated_at=at, photo_sids=[], **common
        )
        key = conn.execute(made).inserted_primary_key
        assert key is not None
        role = {"request_id": key[0], "contact_id": own, "role": rng.choice(("reporter", "follower")), "at": at}
        conn.execute(insert(request_people).values(**role, ended_at=NOW if over else None))
        who.reports += [] if over else [(flow, status, at)]
    for day in range(rng.choice((0, 3, 9, 10, 12))):
        at = NOW - timedelta(days=day * 2 + 1)
        text = {"sid": f"SM{own}-{day}", "body": "", "form": {}, "received_at": at, "begins": True, "turn": 1}
        conn.execute(insert(inbound).values(contact_id=own, **text))
        who.days += 1
    for serial in range(rng.choice((0, 1, 2))):
        (state, error), at = rng.choice(STATES), NOW - timedelta(days=rng.randint(0, 60))
        answer, notice_id = rng.choice(("trash-day", "pool", "")), rng.choice((None, 7, 8))
        text = {"parts": f" answers.{answer}.say phrases.thanks " if answer else "", "answer": answer}
        text |= {"token": f"{own}-{serial}", "contact_id": own, "kind": "reply", "via": "rest", "body": ""}
        conn.execute(insert(outbound).values(**text, state=state, error=error, notice_id=notice_id, created_at=at))
        arrived = state not in ("failed", "dropped", "undelivered") or error == "unknown"
        who.answers += [(answer, at)] if answer and arrived else []
        who.notices |= {notice_id} if notice_id and arrived else set()


def rule(rng: random.Random) -> dict[str, Any]:
    """Any rule about that town."""
    west, south = rng.uniform(-112.085, -112.05), rng.uniform(33.43, 33.47)
    wide, high = rng.uniform(0.01, 0.04), rng.uniform(0.01, 0.04)
    day = (NOW - timedelta(days=rng.randint(0, 60))).date().isoformat()
    made: dict[str, Any] = rng.choice((
        {"topic": rng.choice(("water", "trash"))},
        {"district": rng.sample([name for name, _ in AREAS.outlines("district")], 2)},
        {"zone": rng.sample([name for name, _ in AREAS.outlines("zone")], 1)},
        {"polygon": [[west, south], [west + wide, south], [west + wide, south + high], [west, south + high / 2]]},
        {"street": rng.choice(("Elm St", "elm", "Mesa Drive", "S Elm St")), "from": rng.randint(0, 200), "to": 300},
        {"reported": rng.choice(("pothole", "graffiti")), "status": rng.choice(rules.STATUSES), "since": day},
        {"repeat": True},
        {"answer": rng.choice(("trash-day", "pool")), "since": day},
        {"answer": "trash-day"},
        {"notice": rng.choice((7, 8, 9))},
        {"list": rng.choice((1, 2, 3))},
        {"phones": [f"+1602555{rng.randint(0, PEOPLE + 9):04}" for _ in range(30)]},
    ))  # fmt: skip
    return made


def test_an_audience_is_whom_a_naive_reckoning_finds(conn: Connection) -> None:
    rng = random.Random(SEED)
    everybody = town(conn, rng)

    def fits(who: Somebody, one: rules.Rule) -> bool:
        return NAIVE[type(one)](who, one)

    sizes = []
    for _ in range(TRIED):
        parts = {part: [rule(rng) for _ in range(rng.choice((0, 1, 2)))] for part in ("any", "all", "except")}
        audience = Audience.from_data(parts)
        naive = [
            own
            for own, who in everybody.items()
            if (any(fits(who, each) for each in audience.any_) if audience.any_ else bool(audience.all_))
            and all(fits(who, each) for each in audience.all_)
            and not any(fits(who, each) for each in audience.except_)
        ]
        assert members(conn, audience, Ground(NOW, ZONE, AREAS)).tolist() == naive, audience.to_data()
        sizes.append(len(naive))

    assert sum(size > 0 for size in sizes) > TRIED / 3


@pytest.mark.parametrize("data", [{"district": ["1"]}, {"polygon": [[0, 0], [1, 0], [1, 1]]}], ids=["area", "polygon"])
def test_without_homes_nobody_lives_anywhere(conn: Connection, data: dict[str, Any]) -> None:
    assert members(conn, Audience.from_data({"any": [data]}), Ground(NOW, ZONE, AREAS)).tolist() == []


def test_numbers_nobody_knows_are_counted(conn: Connection) -> None:
    contacts.add(conn, "+16025550111", NOW)
    assert unknown_phones(conn, ("+16025550111", "+16025550112", "+16025550112")) == 1
