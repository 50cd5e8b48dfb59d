"""Watching over notices that are being sent: one stops itself when its first texts are not welcome or do not arrive,
and ends when it is through."""

from datetime import datetime, timedelta

from textbot.actions import audit
from textbot.actions.notices.deed import about, tell
from textbot.core.notices.rules import FAILURES, OPT_OUTS
from textbot.core.notices.state import MOVES, RESUMED
from textbot.runtime import Runtime
from textbot.store import deliveries, notice_pulse, notices, recipients
from textbot.store.notices import NoticeRow

# Fewer than so many bad signs stop nothing, however few a notice goes to.
FEWEST = 3
BOT = "textbot"
WHY = {
    OPT_OUTS: "{count} of the first {first} people opted out",
    FAILURES: "{count} of the first {first} texts did not arrive",
}
LONGEST_WHY = 80


class Watch:
    """What a slice of sending remembers of each notice."""

    def __init__(self, rt: Runtime) -> None:
        self._rt = rt
        self._first: dict[int, tuple[int, ...]] = {}

    def must_halt(self, notice: NoticeRow) -> bool:
        """Stop it when its first texts went badly; whether it was stopped. One that staff resumed after such a stop is
        never stopped again."""
        if notice.why == RESUMED:
            return False
        rules = self._rt.playbook.city.notices.halt
        with self._rt.database.read() as conn:
            ids = self._first.get(notice.id, ())
            if len(ids) < rules.first:
                ids = self._first[notice.id] = notice_pulse.first_ids(conn, notice.id, rules.first)
            if len(ids) < FEWEST:
                return False
            opt_outs, failures = notice_pulse.bad_signs(conn, ids)
            if max(opt_outs, failures) < FEWEST:
                return False
            whole = notice_pulse.goes_to(conn, notice.id)
        why = rules.why(whole, opt_outs if opt_outs >= FEWEST else 0, failures if failures >= FEWEST else 0)
        if not why:
            return False
        words = WHY[why].format(count=opt_outs if why == OPT_OUTS else failures, first=len(ids))
        return halt(self._rt, notice.id, words)


def halt(rt: Runtime, notice_id: int, why: str) -> bool:
    """Stop a notice that is being sent; False when it is not."""
    now, way = rt.now(), MOVES["halt"]
    with rt.database.write() as conn:
        done = notices.move(conn, notice_id, way.sources, way.target, now, why=why[:LONGEST_WHY])
        if done:
            audit.record(conn, BOT, "notice.halted", about(notice_id), now)
    tell(rt, notice_id)
    return done


def tidy(rt: Runtime, running: tuple[NoticeRow, ...], now: datetime) -> None:
    """Give back what senders that ended had claimed, let what is late expire, and end the notices that are through."""
    with rt.database.write() as conn:
        deliveries.release_expired(conn, now)
        recipients.cancel_left(conn, now)
        for notice in running:
            if now >= _true_until(notice):  # who is late before is found out when it is their turn
                recipients.expire(conn, notice.id, now)
    for notice in running:
        with rt.database.read() as conn:
            through = notice_pulse.is_through(conn, notice.id)
        if through:
            _end(rt, notice.id, now)


def _true_until(notice: NoticeRow) -> datetime:
    return (notice.started_at or notice.created_at) + timedelta(minutes=notice.validity_minutes)


def _end(rt: Runtime, notice_id: int, now: datetime) -> None:
    way = MOVES["done"]
    with rt.database.write() as conn:
        # Asked again: a text may have come back unsent meanwhile, and its recipient waits once more.
        done = notice_pulse.is_through(conn, notice_id) and notices.move(
            conn, notice_id, way.sources, way.target, now, finished_at=now
        )
    if done:
        tell(rt, notice_id)
