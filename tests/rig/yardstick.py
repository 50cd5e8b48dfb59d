"""What something costs beside plain work done in the same breath: no test depends on how fast or busy a machine is."""

import gc
from collections.abc import Callable
from time import thread_time

TRIES = 3


def plain_work() -> None:
    """Pure Python that never changes: some 10 ms on a machine of 2024."""
    words = {str(number): number for number in range(20_000)}
    sorted(words, key=lambda word: words[word] % 97)


def cost(act: Callable[[], object], beside: Callable[[], object] = plain_work) -> float:
    """How many times as much of this thread's own time `act` takes as `beside`: the least of several tries."""
    acts, besides, collects = [], [], gc.isenabled()
    gc.disable()  # what other tests left behind would be looked through in the middle of it
    try:
        for _ in range(TRIES):
            besides.append(seconds(beside))
            acts.append(seconds(act))
    finally:
        if collects:
            gc.enable()
    return min(acts) / max(min(besides), 1e-6)


def seconds(act: Callable[[], object]) -> float:
    """Of this thread's own time."""
    began = thread_time()
    act()
    return thread_time() - began
