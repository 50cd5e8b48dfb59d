"""Prepare a notice: write down everybody it goes to, what each is told and when; or why they are left out."""

from collections.abc import Sequence
from datetime import datetime

from textbot.actions.notices.selection import Reached, Selection, choose
from textbot.core.notices.fate import WAITING
from textbot.core.notices.state import PREPARING
from textbot.runtime import Runtime
from textbot.store import notices, recipient_rows
from textbot.store.notices import NoticeRow
from textbot.store.recipient_rows import NewRecipient


def prepare(rt: Runtime, notice_id: int) -> int:
    """Write down all recipients of a notice that is `preparing`, then let it be sent; how many were written down now.
    May be called again after a crash: it goes on where it was. 0 for a notice in any other state. Raises ValueError
    for an audience or a text that cannot be read."""
    now = rt.now()
    with rt.database.write() as conn:
        notices.begin(conn, notice_id, now)
        notice = notices.by_id(conn, notice_id)
    if notice is None or notice.state != PREPARING:
        return 0
    chosen = choose(rt, notice, max(now, notice.not_before or now), notice.started_at)
    written = 0
    for ids in chosen.batches():
        new = _write(rt, notice, chosen, ids, now)
        if new is None:
            return written
        written += new
    with rt.database.write() as conn:
        notices.prepared(conn, notice_id, rt.now())
    rt.live.tell("notice", 0, notice=notice_id)
    if not rt.doorbell.is_rung("send_notices"):
        rt.doorbell.ring("send_notices")
    return written


def _write(rt: Runtime, notice: NoticeRow, chosen: Selection, ids: Sequence[int], now: datetime) -> int | None:
    """Write down some; how many. None when the notice is not being prepared any more. The texts are made before, while
    nobody waits for the database."""
    with rt.database.read() as conn:
        known = recipient_rows.known(conn, notice.id, ids[0], ids[-1])
        left = [each for each in ids if each not in known]
        rows = [_row(one, chosen) for one in chosen.reach(conn, left)] if left else []
    with rt.database.write() as conn:
        if not notices.hold(conn, notice.id, PREPARING):
            return None
        again = recipient_rows.known(conn, notice.id, ids[0], ids[-1])
        rows = [row for row in rows if row.contact_id not in again]
        recipient_rows.add(conn, notice.id, rows, now)
        told = [row.contact_id for row in rows if row.state == WAITING]
        chosen.composer.keep(conn, notice.id, told)
    return len(rows)


def _row(one: Reached, chosen: Selection) -> NewRecipient:
    at, until = (one.fate.at, chosen.terms.until) if one.fate.state == WAITING else (None, None)
    language = one.fate.language or one.fate.spoken
    return NewRecipient(
        one.contact_id, one.fate.state, one.fate.why, language, one.body, one.segments, at, until
    )  # fmt: skip
