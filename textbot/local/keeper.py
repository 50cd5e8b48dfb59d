"""Keeps a set of children alive: starts them, waits until they are ready, starts again what ended, ends them all."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from textbot.local import guard
from textbot.local.children import Child
from textbot.local.failure import StartError
from textbot.local.logs import ChildLog
from textbot.local.nurse import Nurse
from textbot.local.process import Process, kill_group, spawn, stop_all

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 10.0
STEADY = 10.0  # seconds alive after which an end counts as the first again
TICK = 0.05
READY_SECONDS = 60.0
TRIES_TO_START = 4
STOP_SECONDS = 6.0


@dataclass
class _Kept:
    child: Child
    log: ChildLog
    process: Process
    began: float
    ends: int = 0
    again_at: float | None = field(default=None)


class Keeper:
    """The children of one supervisor. All calls come from the thread that made it (see `spawn`)."""

    def __init__(
        self, logs: Path, cwd: Path, env: Mapping[str, str], handed_on: int | None = None, nurse: Nurse | None = None
    ) -> None:
        self._logs, self._cwd, self._env = logs, cwd, dict(env)
        self._handed_on, self._nurse = handed_on, nurse
        self._kept: dict[str, _Kept] = {}
        self._guard = self._start_guard()
        self._nursery: int | None = None
        self._watch_nursery()

    def pids(self) -> dict[str, int]:
        """The process of each child, by name."""
        return {name: kept.process.pid for name, kept in self._kept.items()}

    def start(self, child: Child) -> None:
        """Start one child, without waiting for it."""
        log = ChildLog(self._logs / f"{child.name}.log")
        self._kept[child.name] = _Kept(child, log, self._spawn(child, log), time.monotonic())

    def wait_ready(self, children: Sequence[Child], stopping: Callable[[], bool]) -> None:
        """Until each is ready, or `stopping` says so. Raises StartError when one keeps ending, or takes too long."""
        deadline = time.monotonic() + READY_SECONDS
        waiting = list(children)
        while waiting and not stopping():
            self.tend()
            for child in waiting:
                self._give_up_if(self._kept[child.name].ends >= TRIES_TO_START, child, "keeps ending")
                self._give_up_if(time.monotonic() > deadline, child, "does not get ready")
            waiting = [child for child in waiting if not child.ready()]
            if waiting:
                time.sleep(TICK)

    def tend(self) -> dict[str, int]:
        """Start again what ended, each after its pause; who was started again just now, and after how many ends."""
        if self._nurse:
            self._nurse.tend()
        if self._guard.poll() is not None:
            self._guard, self._nursery = self._start_guard(), None
            for kept in self._kept.values():
                self._tell_guard("+", kept.process.pid)
        self._watch_nursery()
        return {name: kept.ends for name, kept in self._kept.items() if self._tend_one(kept)}

    def new_errors(self) -> dict[str, int]:
        """How many errors each child has logged since the last call, where any."""
        counts = {name: kept.log.new_errors() for name, kept in self._kept.items()}
        return {name: count for name, count in counts.items() if count}

    def stop(self) -> None:
        """End all children, the last stage first, and the guard. Nothing of them is left when this returns."""
        for stage in sorted({kept.child.stage for kept in self._kept.values()}, reverse=True):
            stop_all([kept.process for kept in self._kept.values() if kept.child.stage == stage], STOP_SECONDS)
        self._kept.clear()
        if self._nurse:
            self._nurse.stop()
        self._guard.kill()
        self._guard.communicate()

    def _tend_one(self, kept: _Kept) -> bool:
        now = time.monotonic()
        if kept.again_at is None:
            if kept.process.poll() is not None:
                self._note_end(kept, now)
            return False
        if now < kept.again_at:
            return False
        kept.process, kept.began, kept.again_at = self._spawn(kept.child, kept.log), now, None
        return True

    def _note_end(self, kept: _Kept, now: float) -> None:
        kill_group(kept.process)
        self._tell_guard("-", kept.process.pid)
        kept.ends = 1 if now - kept.began > STEADY else kept.ends + 1
        kept.again_at = now + min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (kept.ends - 1))

    def _give_up_if(self, hopeless: bool, child: Child, what: str) -> None:
        if not hopeless:
            return
        log = self._kept[child.name].log
        said = "\n".join(f"    {line}" for line in log.last_lines(12))
        raise StartError(f"{child.name} {what}. The end of {log.path}:\n{said}")

    def _spawn(self, child: Child, log: ChildLog) -> Process:
        env = self._env | dict(child.env)
        process: Process | None = self._nurse.bear(child, env, log.path) if self._nurse else None
        process = process or spawn(child.argv, env, log.path, self._cwd, nice=child.nice)
        self._tell_guard("+", process.pid)
        return process

    def _watch_nursery(self) -> None:
        """Tell the guard which one it is now."""
        group = self._nurse.group if self._nurse else None
        if group == self._nursery:
            return
        for sign, each in (("-", self._nursery), ("+", group)):
            if each:
                self._tell_guard(sign, each)
        self._nursery = group

    def _start_guard(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-I", "-S", os.fspath(guard.__file__)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=() if self._handed_on is None else (self._handed_on,),
        )

    def _tell_guard(self, sign: str, group: int) -> None:
        assert self._guard.stdin is not None
        try:
            self._guard.stdin.write(f"{sign}{group}\n".encode())
            self._guard.stdin.flush()
        except BrokenPipeError:
            return  # `tend` starts another and tells it of every group
