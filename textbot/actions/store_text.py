"""A text to one contact that no text of theirs calls for at this moment: the row the sender takes up."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.core.playbook import Playbook
from textbot.core.segments import count
from textbot.store import outbound
from textbot.store.served import parts_column


def store_text(
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
) -> int:
    """Store a text to be sent by REST, within the caller's transaction; its id, for `send_text`. kind: a key of
    core/notice.py KINDS; made_by: the path of the words it is known by; parts: the paths of all its words."""
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
        created_at=now,
    )
