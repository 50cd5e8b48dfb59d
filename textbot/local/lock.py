"""One textbot to a data folder: two locks that the operating system frees, however a process ends."""

import contextlib
import fcntl
import os
import time
from pathlib import Path

from textbot.local.failure import StartError


class DataLock:
    """Holds a data folder for this process.

    `supervisor.lock` is held by the supervisor alone and tells whether one lives. `data.lock` is handed on to the
    guard (`handed_on`), so it is free only once the children of a killed supervisor are gone too.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self._files: list[int] = []

    @property
    def handed_on(self) -> int:
        """The file descriptor the guard inherits."""
        return self._files[1]

    def take(self, patience: float = 10.0) -> None:
        """Raises StartError when a living textbot has the folder; waits for a dead one's children to be gone."""
        supervisor, data = (_open(self._data / name) for name in ("supervisor.lock", "data.lock"))
        self._files = [supervisor, data]
        if not _locked(supervisor):
            pid = os.pread(supervisor, 20, 0).decode().strip()
            self.release()
            raise StartError(f"textbot is already running here (pid {pid}). End it first, or set TEXTBOT_DATA")
        deadline = time.monotonic() + patience
        while not _locked(data):
            if time.monotonic() > deadline:
                self.release()
                raise StartError(f"Processes of an earlier run still use {self._data}. End them, then try again")
            time.sleep(0.05)
        os.ftruncate(supervisor, 0)
        os.pwrite(supervisor, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        """Free the folder; safe to call twice."""
        for file in self._files:
            with contextlib.suppress(OSError):
                os.close(file)
        self._files = []


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
