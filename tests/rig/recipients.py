"""A notice with its recipients written down, ready to be sent: for tests and benchmarks of the sender."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select

from textbot.actions.staff.add_staff import store_member
from textbot.store import notices, staff
from textbot.store.contacts import contacts
from textbot.store.database import Database
from textbot.store.recipients import recipients
from textbot.store.subscriptions import subscriptions

TOPIC = "street-sweeping"
BODY = "Riverbend: street sweeping is on your block tomorrow, 7 to noon. Please move your car. Reply STOP to end texts."
AUTHOR = "operator@riverbend.example"


def phone(number: int) -> str:
    """The phone of the resident with that number."""
    return f"+1602{2_000_000 + number}"


def noon_zone(now: datetime | None = None) -> str:
    """A zone where it is noon: what nobody asked for keeps quiet hours, and tests run at any hour."""
    east = (12 - (now or datetime.now(UTC)).hour) % 24
    return f"Etc/GMT-{east}" if east <= 14 else f"Etc/GMT+{24 - east}"  # the sign of these names is turned round


def residents(database: Database, count: int, *, first: int = 0) -> list[int]:
    """So many phones that joined TOPIC, where it is noon; their contacts."""
    now, zone = datetime.now(UTC), noon_zone()
    told = {"first_seen": now, "last_seen": now, "language": "en", "language_sure": True, "zone": zone}
    with database.write() as conn:
        conn.execute(insert(contacts), [{"phone": phone(first + each), **told} for each in range(count)])
        wanted = contacts.c.phone.between(phone(first), phone(first + count - 1))
        ids = list(conn.execute(select(contacts.c.id).where(wanted).order_by(contacts.c.id)).scalars())
        joined = {"topic": TOPIC, "state": "on", "since": now, "source": "import"}
        conn.execute(insert(subscriptions), [{"contact_id": each, **joined} for each in ids])
    return ids


def prepared(
    database: Database, contact_ids: list[int], *, key: str = "one", class_: str = "regular", segments: int = 1,
    state: str = "sending", valid: timedelta = timedelta(hours=10),
) -> int:  # fmt: skip
    """A notice to these, all of whom wait; its id."""
    now = datetime.now(UTC)
    texts = {"texts": {"en": BODY}, "audience": {}, "validity_minutes": 600}
    waits = {"state": "waiting", "language": "en", "body": BODY, "segments": segments, "not_before": now}
    with database.write() as conn:
        author = staff.by_email(conn, AUTHOR)
        author_id = author.id if author else store_member(conn, AUTHOR, "Olga", "operator", "", now)
        told = {"key": key, "digest": key, "title": key, "class_": class_, "topic": TOPIC, "author_id": author_id}
        notice_id = notices.add(conn, now, **told, **texts)
        rows = [{"notice_id": notice_id, "contact_id": each} for each in contact_ids]
        conn.execute(insert(recipients), [{**row, **waits, "until": now + valid, "updated_at": now} for row in rows])
        notices.move(conn, notice_id, ("draft",), state, now, started_at=now, prepared_at=now)
    return notice_id
