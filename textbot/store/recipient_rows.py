"""Recipients written down in bulk, while a notice is prepared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Select, bindparam, select

from textbot.store.many_rows import add_many, moment
from textbot.store.recipients import recipients


@dataclass(frozen=True, slots=True)
class NewRecipient:
    """A recipient to be written down. state: waiting | left_out | expired; error: why left out. not_before, until: when
    it may go out; None for who gets none."""

    contact_id: int
    state: str
    error: str
    language: str
    body: str
    segments: int
    not_before: datetime | None
    until: datetime | None


_COLUMNS = ("notice_id", "updated_at", "not_before", "until", "contact_id", "state", "error", "language", "body",
            "segments", "sender", "attempts")  # fmt: skip


def known(conn: Connection, notice_id: int, first: int, last: int) -> frozenset[int]:
    """The contacts from `first` to `last` that are written down for a notice already."""
    values = {"notice": notice_id, "first": first, "last": last}
    return frozenset(row.contact_id for row in conn.execute(_known(), values))


def add(conn: Connection, notice_id: int, rows: Sequence[NewRecipient], now: datetime) -> None:
    """Write these down. Raises IntegrityError when one of them is there already."""
    same = (notice_id, moment(conn, now))
    values = [
        (*same, moment(conn, each.not_before), moment(conn, each.until), each.contact_id, each.state, each.error,
         each.language, each.body, each.segments, "", 0)
        for each in rows
    ]  # fmt: skip
    add_many(conn, recipients, _COLUMNS, values)


@cache
def _known() -> Select[tuple[int]]:
    within = recipients.c.contact_id.between(bindparam("first"), bindparam("last"))
    return select(recipients.c.contact_id).where(recipients.c.notice_id == bindparam("notice"), within)
