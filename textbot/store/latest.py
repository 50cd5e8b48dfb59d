"""The newest words between residents and staff, for lists of conversations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, literal, literal_column, select

from textbot.store.conversations import ConversationRow, conversations
from textbot.store.inbound import inbound
from textbot.store.outbound import TAKEN_BACK, outbound


@dataclass(frozen=True)
class Latest:
    """The newest text between a resident and staff. direction: in | out."""

    direction: str
    body: str
    photos: int
    at: datetime


def of_rows(conn: Connection, rows: Sequence[ConversationRow]) -> dict[int, Latest]:
    """Contact -> the newest text they sent or got from staff; what the bot said is left out. A thread of ten thousand
    texts costs no more than one of two."""
    everyone = [row.contact_id for row in rows]
    answered = [row.contact_id for row in rows if row.last_staff_at]
    heard = _newest(inbound, everyone)
    said = _newest(outbound, answered, outbound.c.kind == "staff", outbound.c.error != TAKEN_BACK)
    texts = select(
        inbound.c.contact_id, literal("in"), inbound.c.body, inbound.c.photos, inbound.c.received_at.label("at")
    ).where(inbound.c.id.in_(heard)).union_all(
        select(
            outbound.c.contact_id, literal("out"), outbound.c.body, literal(0), outbound.c.created_at
        ).where(outbound.c.id.in_(said))
    )  # fmt: skip
    found = conn.execute(texts.order_by(literal_column("at")))
    return {row[0]: Latest(*row[1:]) for row in found}


def _newest(table: Table, contact_ids: list[int], *where: ColumnElement[bool]) -> Select[Any]:
    """The id of each contact's newest row, from the end of the index (contact_id, id)."""
    owner = conversations.c.contact_id
    newest = select(table.c.id).where(table.c.contact_id == owner, *where).order_by(table.c.id.desc()).limit(1)
    return select(newest.scalar_subquery()).where(owner.in_(contact_ids))
