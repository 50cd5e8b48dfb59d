"""Packs switched by hand, in SQL: the last word on each holds, and every one before stays on record."""

from datetime import UTC, date, datetime

from sqlalchemy import Connection

from textbot.core.freshness import Switch
from textbot.store import packs

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
FRIDAY = date(2026, 11, 27)


def test_the_last_switch_of_each_pack_holds(conn: Connection) -> None:
    packs.switch(conn, "flood", "on", None, by="ana@city.gov", now=NOW)
    packs.switch(conn, "covid", "on", FRIDAY, by="ana@city.gov", now=NOW)
    packs.switch(conn, "flood", "off", None, by="ben@city.gov", now=NOW)
    assert packs.switches(conn) == (Switch("covid", True, FRIDAY), Switch("flood", False))


def test_auto_leaves_a_pack_to_its_dates(conn: Connection) -> None:
    packs.switch(conn, "flood", "on", None, by="ana@city.gov", now=NOW)
    packs.switch(conn, "flood", "auto", None, by="ana@city.gov", now=NOW)
    assert packs.switches(conn) == ()


def test_who_switched_it_when_stays_on_record(conn: Connection) -> None:
    packs.switch(conn, "flood", "on", FRIDAY, by="ana@city.gov", now=NOW)
    packs.switch(conn, "flood", "off", None, by="ben@city.gov", now=NOW)
    rows = [(row.state, row.until, row.by, row.at) for row in packs.history(conn, "flood")]
    assert rows == [("off", None, "ben@city.gov", NOW), ("on", FRIDAY, "ana@city.gov", NOW)]
