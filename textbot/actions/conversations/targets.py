"""When a person should have answered: the department's open hours, counted from the moment somebody began to wait."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.core.days.staffed import after_staffed, staffed_between
from textbot.core.playbook import Playbook
from textbot.store import conversations, hand_offs, outbound
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow


def due(playbook: Playbook, department: str, came_at: datetime, *, urgent: bool = False) -> datetime:
    """By when the department should answer what came at that moment; what is urgent at once, at any hour."""
    if urgent:
        return came_at
    city = playbook.city
    target = timedelta(hours=city.hours_to_answer(department))
    return after_staffed(city.hours, came_at.astimezone(ZoneInfo(city.timezone)), target)


def waited(playbook: Playbook, since: datetime, until: datetime) -> timedelta:
    """How much office time lies between two moments."""
    zone = ZoneInfo(playbook.city.timezone)
    return staffed_between(playbook.city.hours, since.astimezone(zone), until.astimezone(zone))


def began_to_wait(row: ConversationRow) -> datetime:
    """Since when the resident waits for the text from staff that is due: since the conversation came, or, once staff
    wrote, since the resident's last words."""
    came = row.came_at or row.last_message_at
    return came if row.first_staff_at is None else row.last_heard_at or came


def note_answer(
    conn: Connection, playbook: Playbook, row: ConversationRow, member: StaffRow, outbound_id: int, now: datetime
) -> None:
    """Staff texted back in the conversation: nobody waits until the resident writes again."""
    seen = {} if row.acked_at else {"acked_at": now, "acked_by": member.id}
    first = row.first_staff_at or now
    conversations.change(
        conn, row.id, unread=0, last_staff_at=now, last_message_at=now, due_at=None, first_staff_at=first, **seen
    )
    note_closing_words(conn, playbook, row, member, outbound_id, now)


def note_closing_words(
    conn: Connection, playbook: Playbook, row: ConversationRow, member: StaffRow, outbound_id: int, now: datetime
) -> None:
    """A member's own words when they close a conversation answer the resident, too."""
    span = int(waited(playbook, row.came_at or row.last_message_at, now).total_seconds())
    hand_offs.answered(conn, row.id, now, outbound_id=outbound_id, staff_id=member.id, waited=span)


def take_back_answer(conn: Connection, playbook: Playbook, row: ConversationRow, outbound_id: int) -> None:
    """That text to the resident never went out: they wait on, as before it. row: as it stood with the text."""
    now = hand_offs.current(conn, row.id)
    first = now is not None and now.answer_id == outbound_id
    hand_offs.taken_back(conn, outbound_id)
    before = replace(row, first_staff_at=None) if first else row
    since, last = began_to_wait(before), outbound.last_by_staff(conn, row.contact_id)
    waits = first or last is None or since > last
    by_when = row.due_at or (due(playbook, row.department, since, urgent=row.urgent) if waits else None)
    conversations.change(conn, row.id, first_staff_at=before.first_staff_at, due_at=by_when)
