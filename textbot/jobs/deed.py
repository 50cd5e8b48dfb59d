"""Doing a deed of the outbox: claim it, do it, mark it done, or leave it for a later try."""

import logging
from collections.abc import Callable

from textbot.actions.turns.receive_text import place_of
from textbot.jobs.lease import LEASE, kept
from textbot.jobs.parts import runtime
from textbot.runtime import Runtime
from textbot.state.doorbell import DEEDS
from textbot.store import outbox
from textbot.store.outbox import OutboxRow

log = logging.getLogger(__name__)


def do_deed(outbox_id: int, act: Callable[[Runtime, int], object]) -> None:
    """Run `act(runtime, ref)` for an outbox row that is due. A failure is logged and tried again later."""
    rt = runtime()
    with rt.database.write() as conn:
        row = outbox.claim(conn, outbox_id, rt.now(), LEASE)
    if row is None:
        return
    wrong: Exception | None = None
    with kept(rt, row) as lease:
        try:
            act(rt, row.ref)
        except Exception as error:
            wrong = error
            log.warning(
                "%s %s, try %s: %s at %s", row.deed, row.ref, row.attempts, type(error).__name__, place_of(error)
            )
    if wrong is None:
        with rt.database.write() as conn:
            outbox.done(conn, row.id, rt.now())
    else:
        _failed(rt, lease.row, wrong)


def _failed(rt: Runtime, row: OutboxRow, error: Exception) -> None:
    """Leave it for a later try, or give it up; whoever took it over meanwhile goes on undisturbed."""
    deed = DEEDS[row.deed]
    with rt.database.write() as conn:
        if outbox.renew(conn, row, row.due_at) is None:
            return
        if row.attempts >= deed.tries:
            log.error("%s %s is given up after %s tries", row.deed, row.ref, row.attempts)
            outbox.done(conn, row.id, rt.now())
        else:
            outbox.later(conn, row.id, rt.now() + deed.pause(row.attempts), type(error).__name__)
