"""Whether a member of staff may: every page and every deed that names a conversation or a request asks here first."""

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.outcome import GONE, Outcome
from textbot.core.permissions import may
from textbot.core.routing import TRIAGE
from textbot.runtime import Runtime
from textbot.store import conversations, inbound, media, requests
from textbot.store.conversations import ConversationRow
from textbot.store.requests import RequestRow
from textbot.store.staff import StaffRow

NOT_ALLOWED = Outcome(False, "Nothing was done: your role does not allow it. An admin can change that.")

# Requests of one phone that are looked through for a photo.
MOST = 200


class NoAccess(LookupError):
    """The member may not, or there is no such thing.

    is_there: it exists, so that the refusal belongs into the audit log. is_seen: the member may see it, but not do
    this. Whoever may not see it gets the same answer as for what does not exist."""

    def __init__(self, about: str, *, is_there: bool = False, is_seen: bool = False) -> None:
        self.about = about
        self.is_there = is_there
        self.is_seen = is_seen
        super().__init__(about)


def conversation(conn: Connection, member: StaffRow, conversation_id: int, deed: str) -> ConversationRow:
    """That conversation, when the member may do the deed in its department. Raises NoAccess."""
    row = conversations.by_id(conn, conversation_id)
    about = f"conversation {conversation_id}"
    if row is None:
        raise NoAccess(about)
    check(member, row.department, deed, about)
    return row


def request(conn: Connection, member: StaffRow, reference: str, deed: str) -> RequestRow:
    """The request with that reference, when the member may do the deed in its department, or in the department that
    has the conversation with who reported it. Raises NoAccess."""
    row = requests.by_reference(conn, reference)
    about = f"request {reference[:40]}"
    if row is None:
        raise NoAccess(about)
    talk = conversations.of_contact(conn, row.contact_id) if row.contact_id else None
    if talk is None or not may(member.roles, deed, department_of(talk.department)):
        check(member, row.department, deed, about)
    return row


def photo(conn: Connection, member: StaffRow, media_id: int) -> None:
    """Raises NoAccess unless the member may see the conversation that the photo came in, or a request it belongs to."""
    about = f"photo {media_id}"
    row = media.by_id(conn, media_id)
    text = inbound.by_id(conn, row.inbound_id) if row else None
    if text is None:
        raise NoAccess(about)
    talk = conversations.of_contact(conn, text.contact_id)
    reports = (each for each in requests.of_contact(conn, text.contact_id, MOST) if text.sid in each.photo_sids)
    homes = [each.department for each in ((talk,) if talk else ()) + tuple(reports)]
    if not any(may(member.roles, "see", department_of(each)) for each in homes):
        raise NoAccess(about, is_there=True)


def check(member: StaffRow, department: str, deed: str, about: str) -> None:
    """Raises NoAccess when the member may not do the deed in that department ("" for one that nobody sorted yet)."""
    department = department_of(department)
    if not may(member.roles, deed, department):
        raise NoAccess(about, is_there=True, is_seen=may(member.roles, "see", department))


def department_of(department: str) -> str:
    """Who sees to what stands under that department: what nobody sorted yet is the Action Center's."""
    return department or TRIAGE


def refused(rt: Runtime, member: StaffRow, error: NoAccess) -> Outcome:
    """Write down that a member was refused what exists, and what to tell them."""
    if error.is_there:
        audit.note(rt, member, "denied", error.about)
    return NOT_ALLOWED if error.is_seen else GONE
