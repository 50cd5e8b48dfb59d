"""The supervisor's hold of the nursery, which makes children quickly while it is there."""

import contextlib
import json
import os
import select
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import PIPE, Popen

from textbot.local.adopted import Adopted
from textbot.local.children import Child
from textbot.local.process import adopt_orphans, kill_group, spawn

PATIENCE = 10.0  # seconds for one child; a fork takes some milliseconds
AGAIN = 10.0  # seconds between two starts of a nursery that keeps ending
READY_SECONDS = 60.0
TICK = 0.02


class Nurse:
    """Keeps a nursery and asks it for children. Without one (not on Linux, or just now) whoever asks starts them
    from nothing. All calls come from the thread that made it (see `spawn`)."""

    def __init__(self, ready: Path, log: Path, cwd: Path, env: Mapping[str, str]) -> None:
        self._argv = (sys.executable, "-m", "textbot.local.nursery", str(ready))
        self._log, self._cwd, self._env = log, cwd, dict(env)
        self._nursery: Popen[bytes] | None = None
        self._began, self._is_ready = float("-inf"), False
        self.can = adopt_orphans()
        self.tend()

    @property
    def group(self) -> int | None:
        """The nursery's process group, for the guard."""
        return self._nursery.pid if self._nursery else None

    def tend(self) -> None:
        """Start the nursery where there is none."""
        if self._nursery and self._nursery.poll() is not None:
            self.stop()
        if not self.can or self._nursery or time.monotonic() - self._began < AGAIN:
            return
        self._began, self._is_ready = time.monotonic(), False
        self._nursery = spawn(self._argv, self._env, self._log, self._cwd, stdin=PIPE, stdout=PIPE)

    def wait_ready(self, stopping: Callable[[], bool]) -> None:
        """Until it makes children, is known not to, or `stopping` says so."""
        deadline = time.monotonic() + READY_SECONDS
        while self._nursery and not self._ready() and not stopping() and time.monotonic() < deadline:
            if self._nursery.poll() is not None:
                self.stop()
            time.sleep(TICK)

    def bear(self, child: Child, env: Mapping[str, str], log: Path) -> Adopted | None:
        """A new process for `child`; None when the nursery has none to give."""
        if not child.forked or not self._ready():
            return None
        asked = {"name": child.name, "argv": child.argv[1:], "env": dict(env), "log": str(log), "nice": child.nice}
        told = self._ask(json.dumps(asked).encode() + b"\n")
        if not told:
            self.stop()  # it is dead or stuck: what it may still have made ends with it
        return Adopted(int(told)) if told.isdigit() and int(told) else None

    def stop(self) -> None:
        """End the nursery; its children live on."""
        if self._nursery:
            kill_group(self._nursery)
            for pipe in (self._nursery.stdin, self._nursery.stdout):
                if pipe:
                    with contextlib.suppress(OSError):
                        pipe.close()
        self._nursery, self._is_ready = None, False

    def _ready(self) -> bool:
        if not self._is_ready and self._nursery:
            self._is_ready = self._line(0) == b"ready"
        return self._is_ready

    def _ask(self, line: bytes) -> bytes:
        assert self._nursery
        assert self._nursery.stdin
        try:
            self._nursery.stdin.write(line)
            self._nursery.stdin.flush()
        except OSError:
            return b""
        return self._line(PATIENCE)

    def _line(self, seconds: float) -> bytes:
        """The next line it writes within so many seconds, or nothing."""
        assert self._nursery
        assert self._nursery.stdout
        told, file = b"", self._nursery.stdout.fileno()
        deadline = time.monotonic() + seconds
        while not told.endswith(b"\n") and select.select([file], [], [], max(0.0, deadline - time.monotonic()))[0]:
            if not (piece := os.read(file, 100)):
                return b""
            told += piece
        return told.strip() if told.endswith(b"\n") else b""
