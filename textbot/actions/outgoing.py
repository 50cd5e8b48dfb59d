"""A text of ours that goes out by REST, not with the answer to a webhook: the row the sender takes up."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.core.playbook import Playbook
from textbot.core.segments import count
from textbot.store import outbound
from textbot.store.served import parts_column


def queue_outgoing(
    conn: Connection,
    playbook: Playbook,
    contact_id: int,
    *,
    kind: str,
    body: str,
    language: str,
    made_by: str,
    token: str,
    now: datetime,
    parts: tuple[str, ...] = (),
    staff_id: int | None = None,
    due_at: datetime | None = None,
) -> int:
    """Store a text to be sent, within the caller's transaction; its id, for `send_text`. kind: a key of core/notice.py
    KINDS; made_by: the path of the words it is known by; parts: the paths of all its words; staff_id: the member who
    wrote it; due_at: it waits until then."""
    return outbound.add(
        conn,
        token=token,
        contact_id=contact_id,
        kind=kind,
        via="rest",
        body=body,
        state="queued",
        segments=count(body).parts,
        language=language,
        made_by=made_by,
        parts=parts_column(parts),
        playbook=playbook.version,
        staff_id=staff_id,
        created_at=now,
        due_at=due_at,
        check_at=due_at,
    )
