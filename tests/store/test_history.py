"""A thread, a page at a time: every entry once, whatever its kind, however long it is."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from textbot.store import arrivals, contacts, conversation_events, history, inbound, notes, outbound
from textbot.store.history import Cursor, Entry

START = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


@pytest.fixture
def thread(conn: Connection) -> tuple[int, int]:
    """A contact and their conversation, with 40 entries of each kind, three of them a minute."""
    contact_id = contacts.add(conn, "+16025550111", START)
    about = {"reason": "asked", "priority": "normal", "about": "", "department": ""}
    conversation_id = arrivals.to_inbox(conn, contact_id, START, **about)
    for number in range(40):
        at = START + timedelta(minutes=number // 3)
        _hears(conn, contact_id, number, at)
        conversation_events.add(conn, conversation_id, "taken", at)
        notes.add(conn, conversation_id, 1, f"note {number}", at)
        outbound.add(
            conn, token=f"t{number}", contact_id=contact_id, kind="reply", via="rest", body=f"out {number}",
            state="sent", created_at=at,
        )  # fmt: skip
    return contact_id, conversation_id


def _hears(conn: Connection, contact_id: int, number: int, at: datetime) -> None:
    values = {"sid": f"SM{number}", "contact_id": contact_id, "body": f"in {number}", "form": {}, "received_at": at}
    inbound.add(conn, **values, turn=number)


def _names(entries: tuple[Entry, ...]) -> list[tuple[str, int]]:
    return [(type(each).__name__, each.id) for each in entries]


def test_pages_hold_every_entry_once_in_the_order_of_time(conn: Connection, thread: tuple[int, int]) -> None:
    found: list[Entry] = []
    page = history.page(conn, *thread, limit=37)
    while True:
        found = [*page.entries, *found]
        if not page.older:
            break
        page = history.page(conn, *thread, before=Cursor.parse(str(page.start)), limit=37)
    assert len(found) == len(set(_names(tuple(found)))) == 161  # it came to the inbox, too
    assert [each.at for each in found] == sorted(each.at for each in found)


def test_an_open_page_catches_up_without_a_gap(conn: Connection, thread: tuple[int, int]) -> None:
    page = history.page(conn, *thread, limit=10)
    _hears(conn, thread[0], 99, START + timedelta(hours=1))
    notes.add(conn, thread[1], 1, "one more", START + timedelta(hours=1))
    now = history.since(conn, *thread, page.start)
    assert _names(now.entries)[:10] == _names(page.entries)
    assert [type(each).__name__ for each in now.entries[10:]] == ["Heard", "NoteRow"]
    assert now.older


def test_a_kind_that_had_no_entry_shows_up_when_it_has(conn: Connection) -> None:
    contact_id = contacts.add(conn, "+16025550112", START)
    about = {"reason": "asked", "priority": "normal", "about": "", "department": ""}
    conversation_id = arrivals.to_inbox(conn, contact_id, START, **about)
    page = history.page(conn, contact_id, conversation_id)
    notes.add(conn, conversation_id, 1, "first", START)
    assert "NoteRow" in [
        kind for kind, _ in _names(history.since(conn, contact_id, conversation_id, page.start).entries)
    ]


@pytest.mark.parametrize("text", ["", "1.2.3", "1.2.3.x", "1.2.3.-4", "1.2.3.4.5", "1.2.3." + "9" * 30, "١.2.3.4"])
def test_what_is_no_place_in_a_thread_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no such place"):
        Cursor.parse(text)
