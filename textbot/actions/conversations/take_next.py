"""Whoever is free takes the conversation that waits most urgently; two members never get the same."""

from dataclasses import dataclass

from sqlalchemy import Connection

from textbot.actions.conversations.staff_turn import take_over
from textbot.actions.conversations.tell_inbox import tell_inbox
from textbot.actions.staff.access import department_of
from textbot.core.marking import N_
from textbot.core.permissions import departments
from textbot.runtime import Runtime
from textbot.store import conversations, queues
from textbot.store.conversations import ConversationRow
from textbot.store.queues import Look
from textbot.store.staff import StaffRow


@dataclass(frozen=True)
class Next:
    """conversation_id: what the member has now, None for nothing. words: what to tell them."""

    conversation_id: int | None
    words: str


TAKEN = N_("This one waits longest. You have it now; the assistant is silent in it.")
NOTHING = N_("Nobody is waiting for you. Well done!")


def take_next(rt: Runtime, member: StaffRow, department: str = "", language: str = "") -> Next:
    """Give the member the most overdue conversation that nobody has, in the departments where they may answer and the
    languages they write, urgent ones first. department, language: one alone, when the member looks at that."""
    look = Look(member.id, rt.now(), departments(member.roles, "reply"), department, language)
    with rt.database.write() as conn:
        row = _take(conn, look, member)
    if row is None:
        return Next(None, NOTHING)
    tell_inbox(rt, "state", row.contact_id)
    return Next(row.id, TAKEN)


def _take(conn: Connection, look: Look, member: StaffRow) -> ConversationRow | None:
    passed: tuple[int, ...] = ()
    while (found := queues.next_free(conn, look, member.languages, passed)) is not None:
        # Read again: what others did to it before we held its contact stands in it now.
        row = conversations.by_id(conn, found)
        if row is not None and _is_free(row, look):
            take_over(conn, row, member, look.now)
            return row
        passed += (found,)
    return None


def _is_free(row: ConversationRow, look: Look) -> bool:
    asleep = row.snoozed_until is not None and row.snoozed_until > look.now
    home = department_of(row.department)
    is_theirs = look.department in ("", home) and (look.departments is None or home in look.departments)
    return is_theirs and row.status == "waiting" and row.assignee_id in (None, look.member_id) and not asleep
