"""Open pages of the inbox hear what changed: called after the commit, for those who have the thread on their screen."""

import logging

from sqlalchemy.exc import SQLAlchemyError

from textbot.runtime import Runtime
from textbot.store import conversations

log = logging.getLogger(__name__)


def tell_inbox(rt: Runtime, what: str, contact_id: int, *, was: str = "", **more: str | int) -> None:
    """Tell that a contact's conversation has news; nothing when staff never had a reason to see it. A text in an
    urgent one that nobody has yet is told as urgent. Costs a short read; never raises."""
    try:
        with rt.database.read() as conn:
            row = conversations.of_contact(conn, contact_id)
    except SQLAlchemyError as error:
        log.warning("news not told: %s", type(error).__name__)
        return
    if row is None:
        return
    if what == "text" and row.urgent and row.acked_at is None:
        what = "urgent"
    rt.live.tell(what, row.id, row.department, was=was, status=row.status, **more)
