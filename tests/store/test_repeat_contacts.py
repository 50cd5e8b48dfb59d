"""Who texted on ten days of the last thirty is flagged; many texts on one day are one."""

from datetime import UTC, datetime, timedelta

from textbot.store import contacts, inbound
from textbot.store.database import Database
from textbot.store.repeat_contacts import repeat_contacts

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


def test_only_days_of_the_last_thirty_count(database_url: str) -> None:
    database = Database(database_url)
    with database.write() as conn:
        often, seldom, long_ago = (contacts.add(conn, f"+1602555012{each}", NOW) for each in range(3))
        for number in range(30):
            ages = {often: number if number < 10 else 0, seldom: min(number, 8), long_ago: 31 + number}
            for contact_id, days in ages.items():
                inbound.add(
                    conn, sid=f"SM{contact_id}-{number}", contact_id=contact_id, body="hi", form={}, turn=1,
                    received_at=NOW - timedelta(days=days), begins=number < (10 if contact_id == often else 9),
                )  # fmt: skip
        assert repeat_contacts(conn, [often, seldom, long_ago], NOW) == {often: 10}
    database.close()
