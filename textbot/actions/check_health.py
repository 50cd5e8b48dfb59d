"""Can a text be stored right now?"""

import logging
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong

from sqlalchemy.exc import SQLAlchemyError

from textbot.store import health
from textbot.store.database import Database

log = logging.getLogger(__name__)

WITHIN = 1.0
GOOD_FOR = 1.0


class HealthCheck:
    """Makes a real, committed write, at most one at a time and one a second, whoever asks how often."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="health")
        self._lock = threading.Lock()
        self._running: Future[None] | None = None
        self._good_at = float("-inf")

    def can_store(self) -> bool:
        """Whether the database took a write within a second."""
        if time.monotonic() - self._good_at < GOOD_FOR:
            return True
        with self._lock:
            if self._running is None or self._running.done():
                self._running = self._pool.submit(self._write)
            running = self._running
        try:
            running.result(WITHIN)
        except TookTooLong:
            log.warning("the database took no write within %s s", WITHIN)
            return False
        except SQLAlchemyError as error:
            log.warning("the database took no write: %s", type(error).__name__)
            return False
        self._good_at = time.monotonic()
        return True

    def _write(self) -> None:
        with self._database.write() as conn:
            health.write(conn)
