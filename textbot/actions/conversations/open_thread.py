"""A member opens the thread of somebody who only ever talked with the bot, for instance because they call."""

from textbot.actions.staff import access
from textbot.actions.staff.access import NoAccess
from textbot.runtime import Runtime
from textbot.store import contacts, conversations
from textbot.store.staff import StaffRow


def open_thread(rt: Runtime, contact_id: int, member: StaffRow) -> int:
    """The contact's conversation, made when there was none; the bot goes on answering. Raises NoAccess when the member
    may not see it, or there is no such contact."""
    with rt.database.write() as conn:
        row = conversations.of_contact(conn, contact_id)
        if row is not None:
            access.check(member, row.department, "see", f"conversation {row.id}")
            return row.id
        access.check(member, "", "see", f"contact {contact_id}")
        if not contacts.is_known(conn, contact_id):
            raise NoAccess(f"contact {contact_id}")
        contacts.hold(conn, contact_id)
        return conversations.ensure(conn, contact_id, rt.now())
