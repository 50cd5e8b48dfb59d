"""One child process: started so that it cannot outlive us, stopped kindly and then surely."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from textbot.local.adopted import Adopted

_PR_SET_PDEATHSIG, _PR_SET_NAME, _PR_SET_CHILD_SUBREAPER = 1, 15, 36
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None

Process = subprocess.Popen[bytes] | Adopted

KILLED_SECONDS = 0.5


def spawn(
    argv: Sequence[str],
    env: Mapping[str, str],
    log: Path,
    cwd: Path,
    stdin: int = subprocess.DEVNULL,
    stdout: int | None = None,
    nice: int = 0,
) -> subprocess.Popen[bytes]:
    """Start `argv` in a process group of its own, its output appended to `log` (standard output to `stdout`, if given).

    `nice` is how far it steps back when the processor is wanted (0 to 19).
    On Linux the child is sent SIGTERM when the thread that called this ends, however it ends:
    call it from a thread that lives as long as the children should.
    """
    with log.open("ab") as output:
        return subprocess.Popen(
            argv,
            env=env,
            cwd=cwd,
            stdin=stdin,
            stdout=output if stdout is None else stdout,
            stderr=output,
            start_new_session=True,
            preexec_fn=end_with(os.getpid(), nice),
        )


def end_with(parent: int, nice: int = 0) -> Callable[[], None]:
    """For `preexec_fn`: the child is sent SIGTERM when its parent dies (Linux; elsewhere nothing)."""

    def ask() -> None:
        os.nice(nice)
        if _LIBC is None:
            return
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died before the line above
            os._exit(1)

    return ask


def adopt_orphans() -> bool:
    """Make the children of our children ours when their parent ends; whether this system can (Linux)."""
    return _LIBC is not None and _LIBC.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0


def call_oneself(name: str) -> None:
    """Be listed under that name by `top` and `ps -e`, which show 15 letters of it (Linux; elsewhere nothing)."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_NAME, name.encode()[:15])


def stop_all(processes: Sequence[Process], seconds: float) -> None:
    """SIGTERM to each, up to `seconds` for all of them to end, then SIGKILL to whatever is left of their groups."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + seconds
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        kill_group(process)


def kill_group(process: Process) -> None:
    """SIGKILL to all that is left of the process's group, its own children too; collects the process and waits a
    moment for the others to be gone."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    # A killed process is still there until the system has got to it; that its parent never collects it is not ours.
    deadline = time.monotonic() + KILLED_SECONDS
    while _is_there(process.pid) and time.monotonic() < deadline:
        time.sleep(0.002)


def _is_there(group: int) -> bool:
    with contextlib.suppress(ChildProcessError):  # none of them was adopted
        os.waitpid(-group, os.WNOHANG)
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True
