"""A turnstile: one writer at a time, among the threads of a process and among the processes of a machine."""

import fcntl
import os
import threading
from pathlib import Path
from types import TracebackType


class Turnstile:
    """A lock on a file beside the database. Who dies inside is let go by the system: nothing has to be cleaned up."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        self._threads = threading.Lock()
        self._file: int | None = None
        self._owner = 0

    def __enter__(self) -> None:
        self._threads.acquire()
        try:
            fcntl.flock(self._opened(), fcntl.LOCK_EX)
        except BaseException:
            self._threads.release()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            fcntl.flock(self._opened(), fcntl.LOCK_UN)
        finally:
            self._threads.release()

    def _opened(self) -> int:
        """The lock file, opened anew in a forked process: a lock belongs to the opening, and parent and child must not
        share one."""
        if self._file is None or self._owner != os.getpid():
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            self._owner = os.getpid()
        return self._file
