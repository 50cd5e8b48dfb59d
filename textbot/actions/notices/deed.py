"""What all deeds with a notice share: who may, which notice, how it moves, and who is told."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.outcome import Outcome
from textbot.actions.staff.access import NOT_ALLOWED
from textbot.core.notices.draft import Draft
from textbot.core.notices.state import MOVES
from textbot.core.permissions import may
from textbot.runtime import Runtime
from textbot.store import notices
from textbot.store.notices import NoticeRow
from textbot.store.staff import StaffRow

DEED = "notices"
GONE = Outcome(False, "There is no such notice.")
CHANGED = Outcome(
    False, "Nothing was done: somebody changed this notice meanwhile. Please read it again.", conflict=True
)
NOT_NOW = Outcome(False, "Nothing was done: this notice has moved on. Please look at it again.", conflict=True)


def refused(rt: Runtime, member: StaffRow, notice_id: int | None = None) -> Outcome | None:
    """Why a member may do nothing with notices; None when they may. The refusal is written down."""
    if may(member.roles, DEED):
        return None
    audit.note(rt, member, "denied", about(notice_id) if notice_id else "notices")
    return NOT_ALLOWED


def find(rt: Runtime, member: StaffRow, notice_id: int) -> NoticeRow | Outcome:
    """The notice, or why the member does not get it."""
    kept_out = refused(rt, member, notice_id)
    if kept_out is not None:
        return kept_out
    with rt.database.read() as conn:
        return notices.by_id(conn, notice_id) or GONE


def draft_of(row: NoticeRow) -> Draft:
    """What stands in a notice."""
    return Draft(
        title=row.title,
        texts=row.texts,
        audience=row.audience,
        class_=row.class_,
        topic=row.topic,
        reason=row.reason,
        validity_minutes=row.validity_minutes,
        not_before=row.not_before,
        fallback=row.fallback,
        poll=row.poll,
        more=row.more or {},
        corrects_id=row.corrects_id,
        schedule_id=row.schedule_id,
    )


def step(
    conn: Connection, row: NoticeRow, deed: str, now: datetime, *, same_version: bool = False, **changes: Any
) -> bool:
    """Bring the notice the deed's way; False when it is not where the deed begins. same_version: only the version of
    `row`. The caller writes down who did it."""
    way = MOVES[deed]
    version = row.version if same_version else None
    return notices.move(conn, row.id, way.sources, way.target, now, version=version, **changes)


def move(
    conn: Connection, member: StaffRow | str, row: NoticeRow, deed: str, told: str, now: datetime, **changes: Any
) -> bool:
    """As `step`, for the version of `row` alone, and written down as the last thing of the transaction."""
    if not step(conn, row, deed, now, same_version=True, **changes):
        return False
    audit.record(conn, member, told, about(row.id), now)
    return True


def about(notice_id: int) -> str:
    """What the audit log calls a notice."""
    return f"notice {notice_id}"


def tell(rt: Runtime, notice_id: int) -> None:
    """Tell open pages that something of it changed; after the commit."""
    rt.live.tell("notice", 0, notice=notice_id)
