"""A member writes a note for colleagues beside a conversation. It is never sent to anybody."""

from textbot.actions import audit
from textbot.actions.conversations.tell_inbox import tell_inbox
from textbot.actions.outcome import Outcome
from textbot.actions.staff import access
from textbot.actions.staff.access import NoAccess
from textbot.core.marking import N_
from textbot.core.permissions import may
from textbot.core.redaction import clean, mask
from textbot.runtime import Runtime
from textbot.store import notes, staff
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow

LONGEST = 4000

TOO_LONG = N_("Nothing was kept: a note holds %(most)s letters, and this has %(length)s.")
EMPTY = Outcome(False, "Nothing was kept: write something first.")
NOBODY = Outcome(False, "There is no such colleague.")


def add_note(rt: Runtime, conversation_id: int, member: StaffRow, text: str, for_id: int | None = None) -> Outcome:
    """Keep a note, for everybody or also for one colleague in particular. It changes nothing that others could be in
    the middle of, so no version is asked for. Card and Social Security numbers are masked in it as in texts."""
    body = mask(clean(text.replace("\r\n", "\n"))).strip()
    if not body:
        return EMPTY
    if len(body) > LONGEST:
        return Outcome(False, TOO_LONG, {"most": LONGEST, "length": len(body)})
    try:
        with rt.database.write() as conn:
            row = access.conversation(conn, member, conversation_id, "note")
            to = staff.by_id(conn, for_id) if for_id is not None else None
            if for_id is not None and (to is None or to.disabled_at is not None or not _sees(to, row)):
                return NOBODY
            now = rt.now()
            note_id = notes.add(conn, row.id, member.id, body, now, for_id)
            audit.record(conn, member, "note.added", f"conversation {row.id}, note {note_id}", now)
    except NoAccess as error:
        return access.refused(rt, member, error)
    tell_inbox(rt, "note", row.contact_id)
    if to is not None:
        return Outcome(True, "Your note is kept for %(name)s. It is never sent to the resident.", {"name": to.name})
    return Outcome(True, "Your note is kept. It is never sent to the resident.")


def _sees(member: StaffRow, row: ConversationRow) -> bool:
    """A note for somebody who cannot open the conversation would never be read."""
    return may(member.roles, "see", access.department_of(row.department))
