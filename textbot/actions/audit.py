"""Who did what is written down, in the transaction of the deed; and the log is proof-read."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection

from textbot.core.audit import Fault, Head, Walk
from textbot.runtime import Runtime
from textbot.store import audit_events
from textbot.store.staff import StaffRow

# A member who reads the same conversation again and again is written down once in so long.
SEEN_AGAIN = timedelta(hours=1)

NO_HEAD = Fault(0, "the row that counts the events (audit_head) is gone")


def record(conn: Connection, member: StaffRow | str, what: str, about: str, now: datetime) -> None:
    """Write down that a member (or who else: a login name) did `what`, a deed such as "reply.sent".

    about: the things it was done to, by their ids ("conversation 12"), never a text or a full number. The rest of the
    transaction keeps others from writing theirs: it is the last thing to do."""
    audit_events.record(conn, _name(member), what, about, now)


def note(rt: Runtime, member: StaffRow | str, what: str, about: str) -> None:
    """Write down a deed that changed nothing (a search, an export, a refusal), in a transaction of its own."""
    with rt.database.write() as conn:
        record(conn, member, what, about, rt.now())


def seen(rt: Runtime, member: StaffRow, about: str, what: str = "conversation.seen") -> None:
    """Write down that a member read it, once an hour."""
    now = rt.now()
    with rt.database.read() as conn:
        if audit_events.is_known(conn, member.email, what, about, now - SEEN_AGAIN):
            return
    note(rt, member, what, about)


def verify(rt: Runtime, noted: Head | None = None) -> Iterator[Fault]:
    """What is wrong with the log, from its first row to its last; nothing when all is as it was written.

    noted: a head (count and hash) that somebody wrote down outside; the chain must have passed it."""
    walk = Walk(noted)
    with rt.database.read() as conn:
        while True:
            # The head is read first: what is written meanwhile is then in the rows.
            head = audit_events.head(conn)
            links = audit_events.links(conn, walk.last.count)
            if not links:
                break
            yield from walk.along(links)
    yield from walk.end(head) if head else (NO_HEAD,)


def _name(member: StaffRow | str) -> str:
    return member if isinstance(member, str) else member.email
