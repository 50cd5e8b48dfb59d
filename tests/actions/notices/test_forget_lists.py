"""Uploaded lists go when their time is over, but for those that a notice still needs."""

from datetime import timedelta

import pytest

from tests.rig.office import Office
from textbot.actions.notices.forget_lists import forget_lists, kept_until
from textbot.actions.notices.read_csv import upload_list
from textbot.store import lists, notices

DAYS = timedelta(days=90)


def kept(desk: Office, name: str) -> int:
    found = upload_list(desk.rt, desk.member, name, b"phone\n602-555-0143\n")
    assert found.list_id is not None
    return found.list_id


def left(desk: Office) -> list[int]:
    with desk.rt.database.read() as conn:
        return [each.id for each in lists.newest(conn)]


def test_a_list_is_kept_for_its_days_and_then_forgotten(desk: Office) -> None:
    list_id = kept(desk, "block party")
    with desk.rt.database.read() as conn:
        row = lists.by_id(conn, list_id)
    assert row is not None
    assert kept_until(desk.rt, row) == desk.rt.now() + DAYS
    desk.clock.pass_by(DAYS - timedelta(minutes=1))
    assert forget_lists(desk.rt) == 0
    desk.clock.pass_by(timedelta(minutes=2))
    assert forget_lists(desk.rt) == 1
    assert left(desk) == []


@pytest.mark.parametrize(
    ("state", "is_kept"), [("draft", True), ("approved", True), ("done", False), ("cancelled", False)]
)
def test_what_a_notice_still_needs_stays(desk: Office, state: str, is_kept: bool) -> None:
    list_id, now = kept(desk, "block party"), desk.rt.now()
    with desk.rt.database.write() as conn:
        notice_id = notices.add(
            conn, now, key="one", digest="d", title="t", class_="regular", topic="events", texts={"en": "x"},
            audience={"except": [{"list": list_id}], "any": [{"topic": "events"}]}, reason="", validity_minutes=60,
            author_id=desk.member.id,
        )  # fmt: skip
        notices.move(conn, notice_id, ("draft",), state, now)
    desk.clock.pass_by(DAYS + timedelta(days=1))
    assert forget_lists(desk.rt) == (0 if is_kept else 1)
    assert left(desk) == ([list_id] if is_kept else [])
