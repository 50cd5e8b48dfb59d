"""By when a conversation should be answered, as it is stored."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.rig.office import Office
from textbot.actions.conversations.route_conversation import route_conversation
from textbot.actions.conversations.targets import due
from textbot.store import arrivals, routing


def test_a_moment_in_the_citys_zone_is_kept_as_the_same_moment(desk: Office) -> None:
    one = desk.waiting()
    here: datetime = desk.clock().astimezone(ZoneInfo("America/Phoenix")) + timedelta(hours=2)
    with desk.rt.database.write() as conn:
        routing.route(conn, one, "streets", desk.clock(), due_at=here, was="streets")
    assert desk.conversation(one).due_at == here


NIGHT = datetime(2026, 11, 22, 3, 0, tzinfo=ZoneInfo("America/Phoenix"))
"""A Sunday: nobody is there until Monday at eight."""


def _comes(desk: Office, contact: int, priority: str) -> int:
    with desk.rt.database.write() as conn:
        return arrivals.to_inbox(
            conn, contact, desk.clock(),
            reason="person", priority=priority, about="", department="",
            due_at=due(desk.rt.playbook, "", desk.clock(), urgent=priority == "urgent"),
        )  # fmt: skip


def test_what_is_urgent_is_due_at_once_in_the_night_too_whoever_gets_it(desk: Office) -> None:
    desk.clock.at = NIGHT
    one = _comes(desk, desk.resident(), "urgent")
    assert desk.conversation(one).due_at == NIGHT
    route_conversation(desk.rt, one)
    assert desk.conversation(one).due_at == NIGHT


def test_what_becomes_urgent_was_due_from_then_on(desk: Office) -> None:
    desk.clock.at = NIGHT
    contact = desk.resident()
    one = _comes(desk, contact, "normal")
    assert (desk.conversation(one).due_at or NIGHT) > NIGHT + timedelta(hours=12)
    desk.clock.at = NIGHT + timedelta(hours=1)
    _comes(desk, contact, "urgent")
    route_conversation(desk.rt, one)
    assert desk.conversation(one).due_at == desk.clock()
