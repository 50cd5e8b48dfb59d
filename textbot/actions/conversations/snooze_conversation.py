"""A conversation is put aside until a moment: it leaves the lists of work and comes back by itself, or when the
resident writes."""

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.actions.conversations.staff_turn import on_conversation
from textbot.actions.conversations.thread_event import happened
from textbot.actions.outcome import Outcome
from textbot.core.days.snooze import until
from textbot.runtime import Runtime
from textbot.store import conversations
from textbot.store.conversations import IN_INBOX, ConversationRow
from textbot.store.staff import StaffRow

NOT_IN_INBOX = Outcome(False, "This conversation is not in the inbox.")
NO_MOMENT = Outcome(False, "Nothing was done: choose a time that is still to come, at most 90 days ahead.")
URGENT = Outcome(False, "Nothing was done: what is urgent cannot be put aside. Answer it, or close it.")
AWAKE = Outcome(True, "It is back in its queue.")
ASLEEP = Outcome(False, "It is not its time yet.")


def snooze_conversation(
    rt: Runtime,
    conversation_id: int,
    member: StaffRow,
    choice: str,
    own: str = "",
    expected_version: int | None = None,
) -> Outcome:
    """Put it aside. choice: `hour`, `tomorrow`, `monday`, or `own` with a local time ("2026-11-24T09:30")."""
    city = rt.playbook.city

    def snooze(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        if row.status not in IN_INBOX:
            return NOT_IN_INBOX
        if row.urgent and row.acked_at is None:
            return URGENT
        moment = until(choice, city.hours, now.astimezone(ZoneInfo(city.timezone)), own)
        if moment is None:
            return NO_MOMENT
        conversations.change(conn, row.id, snoozed_until=moment, unread=0)
        happened(conn, row.id, member, "snoozed", now, about=moment.isoformat(timespec="minutes"))
        return Outcome(True, "Put aside. It comes back by itself, or as soon as the resident writes.")

    return on_conversation(rt, conversation_id, expected_version, snooze, member=member, may="assign")


def wake_conversation(
    rt: Runtime, conversation_id: int, member: StaffRow, expected_version: int | None = None
) -> Outcome:
    """Bring it back before its time."""
    return on_conversation(rt, conversation_id, expected_version, partial(_wake, member), member=member, may="assign")


def wake_snoozed(rt: Runtime) -> int:
    """Bring back all whose time has come; how many there were. A round of the clock's."""
    with rt.database.read() as conn:
        ripe = conversations.ripe(conn, rt.now())
    return sum(on_conversation(rt, each, None, _ring_in, member=None).done for each in ripe)


def _ring_in(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
    if row.snoozed_until is None or row.snoozed_until > now:
        return ASLEEP
    return _wake(None, conn, row, now)


def _wake(member: StaffRow | None, conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
    if row.snoozed_until is None:
        return AWAKE
    conversations.change(conn, row.id, snoozed_until=None)
    happened(conn, row.id, member, "woke", now)
    return AWAKE
