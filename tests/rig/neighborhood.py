"""Two districts with a month behind them, for newsletters: who lives there, what they reported, what was done."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, insert, select

from tests.rig.office import Office
from textbot.store import contacts, homes, request_people, subscriptions
from textbot.store.requests import requests as table

# Elm St in District 1 (trash zone 1) and Lincoln Dr in District 3 (trash zone 4) of the demo city.
ELM = {"lat": 33.4395, "lon": -112.075, "text": "501 Elm St"}
LINCOLN = {"lat": 33.4831, "lon": -112.075, "text": "300 Lincoln Dr"}
OCTOBER = datetime(2026, 10, 12, 18, 0, tzinfo=UTC)
NEWSLETTER = "newsletter"


def subscriber(office: Office, phone: str, home: dict[str, object] | None, language: str = "en", *topics: str) -> int:
    """Somebody who joined the newsletter and lets us keep that home; their contact's id."""
    with office.rt.database.write() as conn:
        return _joins(conn, office, phone, home, language, topics)


def subscribers(office: Office, number: int, home: dict[str, object], *topics: str) -> None:
    """So many who live there and joined."""
    with office.rt.database.write() as conn:
        for each in range(number):
            _joins(conn, office, f"+1602555{3000 + each}", home, "en", topics)


def _joins(
    conn: Connection, office: Office, phone: str, home: dict[str, object] | None, language: str, topics: tuple[str, ...]
) -> int:
    contact_id = contacts.add(conn, phone, office.clock())
    contacts.set_language(conn, contact_id, language, True)
    for topic in (NEWSLETTER, *topics):
        subscriptions.put(conn, contact_id, topic, subscriptions.ON, office.clock(), "text")
    if home:
        place = {"kind": "address", "confidence": "exact", "found_by": "address", "district": None, "zone": None}
        homes.put(conn, contact_id, "yes", {**place, **home}, office.clock())
    return contact_id


def done(
    office: Office, flow: str, district: str, number: int, days: int = 4, reporter: int | None = None, **more: object
) -> list[int]:
    """So many requests of a kind, made and done in October; their ids."""
    taken = office.rt.new_token()[:8]
    rows = [
        {
            "reference": f"{taken}-{each}", "flow": flow, "service_code": flow, "status": "closed", "slots": {},
            "district": district, "language": "en", "photo_sids": [], "place": "Elm St", "closed_at": OCTOBER,
            "created_at": OCTOBER - timedelta(days=days), "updated_at": OCTOBER, **more,
        }
        for each in range(number)
    ]  # fmt: skip
    with office.rt.database.write() as conn:
        conn.execute(insert(table), rows)
        mine = select(table.c.id).where(table.c.reference.startswith(taken)).order_by(table.c.id)
        ids = list(conn.execute(mine).scalars())
        for each in ids if reporter else ():
            request_people.add(conn, each, reporter, request_people.REPORTER, OCTOBER, language="en")
    return ids


__all__ = ["ELM", "LINCOLN", "NEWSLETTER", "OCTOBER", "done", "subscriber", "subscribers"]
