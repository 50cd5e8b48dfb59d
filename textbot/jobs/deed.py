"""Doing a deed of the outbox: claim it, do it, mark it done, or leave it for a later try."""

import logging
from collections.abc import Callable
from datetime import timedelta

from textbot.actions.turns.receive_text import place_of
from textbot.jobs.parts import runtime
from textbot.runtime import Runtime
from textbot.state.doorbell import DEEDS, JOB_SECONDS
from textbot.store import outbox

log = logging.getLogger(__name__)

# Longer than a job may run: nobody else takes it while its worker lives.
LEASE = timedelta(seconds=JOB_SECONDS + 5)


def do_deed(outbox_id: int, act: Callable[[Runtime, int], object]) -> None:
    """Run `act(runtime, ref)` for an outbox row that is due. A failure is logged and tried again later."""
    rt = runtime()
    with rt.database.write() as conn:
        row = outbox.claim(conn, outbox_id, rt.now(), LEASE)
    if row is None:
        return
    deed = DEEDS[row.deed]
    try:
        act(rt, row.ref)
    except Exception as error:
        log.warning("%s %s, try %s: %s at %s", row.deed, row.ref, row.attempts, type(error).__name__, place_of(error))
        with rt.database.write() as conn:
            if row.attempts >= deed.tries:
                log.error("%s %s is given up after %s tries", row.deed, row.ref, row.attempts)
                outbox.done(conn, row.id, rt.now())
            else:
                outbox.later(conn, row.id, rt.now() + deed.pause(row.attempts), type(error).__name__)
        return
    with rt.database.write() as conn:
        outbox.done(conn, row.id, rt.now())
