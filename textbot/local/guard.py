"""The guard: a tiny process that ends the children when the supervisor is killed outright.

It reads process groups from its standard input, one a line: `+123` to watch over, `-123` to forget. When the
supervisor is gone (end of input) it asks every watched group to end, and after GRACE seconds makes it.
Run as a script, on the standard library alone, so that it starts in a moment and weighs little.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterable

GRACE = 3.0


def main(lines: Iterable[str]) -> None:
    """Watch until `lines` end, then end every group still watched."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    groups: set[int] = set()
    for line in lines:
        group = int(line[1:])
        (groups.add if line[0] == "+" else groups.discard)(group)
    end(groups)


def end(groups: set[int]) -> None:
    """SIGTERM to every group, SIGKILL to those that are still there after GRACE seconds."""
    _send(groups, signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    while any(_alive(group) for group in groups) and time.monotonic() < deadline:
        time.sleep(0.05)
    _send(groups, signal.SIGKILL)


def _send(groups: set[int], name: signal.Signals) -> None:
    for group in groups:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, name)


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


if __name__ == "__main__":
    main(sys.stdin)
