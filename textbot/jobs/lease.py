"""A lease that is short and renewed: who works keeps it, and who was killed loses it within seconds."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from textbot.runtime import Runtime
from textbot.state.doorbell import JOB_SECONDS
from textbot.store import outbox
from textbot.store.outbox import OutboxRow

log = logging.getLogger(__name__)

# A killed worker's deed is anybody's after so long; four beats may be missed before.
LEASE = timedelta(seconds=10)
BEAT_SECONDS = 2.0
# No job runs longer: what hangs beyond is not kept from others.
LONGEST_SECONDS = JOB_SECONDS + 5


class Lease:
    """What a worker has claimed. row: as it stands."""

    def __init__(self, rt: Runtime, row: OutboxRow) -> None:
        self.row = row
        self._rt = rt
        self._ended = threading.Event()

    def keep(self) -> None:
        """Renew it until `end`. A database that is away for a moment loses nothing: the next beat tries again."""
        for _ in range(round(LONGEST_SECONDS / BEAT_SECONDS)):
            if self._ended.wait(BEAT_SECONDS) or not self._renew():
                return

    def end(self) -> None:
        """Nobody works on it any more."""
        self._ended.set()

    def _renew(self) -> bool:
        try:
            with self._rt.database.write() as conn:
                kept = outbox.renew(conn, self.row, self._rt.now() + LEASE)
        except SQLAlchemyError as error:
            log.warning("the lease of %s is not renewed: %s", self.row.deed, type(error).__name__)
            return True
        if kept is None:
            return False
        self.row = kept
        return True


@contextmanager
def kept(rt: Runtime, row: OutboxRow) -> Iterator[Lease]:
    """While the block runs the claimed row stays ours, though it takes longer than a lease."""
    lease = Lease(rt, row)
    beats = threading.Thread(target=lease.keep, name="lease", daemon=True)
    beats.start()
    try:
        yield lease
    finally:
        lease.end()
        beats.join()
