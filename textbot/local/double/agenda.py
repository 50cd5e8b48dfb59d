"""Doing things a little later, and one after the other per phone."""

import heapq
import itertools
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

log = logging.getLogger(__name__)
Task = Callable[[], object]


class Agenda:
    """Runs tasks after a delay, in a pool of threads."""

    def __init__(self, threads: int = 32) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="agenda")
        self._heap: list[tuple[float, int, Task]] = []
        self._count = itertools.count()
        self._wake = threading.Condition()
        threading.Thread(target=self._run, name="agenda-clock", daemon=True).start()

    def later(self, seconds: float, task: Task) -> None:
        """Run `task` after `seconds`; what it raises is logged."""
        with self._wake:
            heapq.heappush(self._heap, (time.monotonic() + seconds, next(self._count), task))
            self._wake.notify()

    def _run(self) -> None:
        while True:
            self._pool.submit(_guarded, self._next())

    def _next(self) -> Task:
        with self._wake:
            while not self._heap or self._heap[0][0] > time.monotonic():
                left = self._heap[0][0] - time.monotonic() if self._heap else None
                self._wake.wait(left)
            return heapq.heappop(self._heap)[2]


class Lanes:
    """A pool of threads in which the tasks of one lane run one at a time, in order."""

    def __init__(self, threads: int = 64) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="lane")
        self._lock = threading.Lock()
        self._waiting: dict[str, deque[tuple[Task, Future[None]]]] = {}

    def submit(self, lane: str, task: Task) -> "Future[None]":
        """Run `task` after all earlier ones of `lane`; the future ends with it."""
        done: Future[None] = Future()
        with self._lock:
            if lane in self._waiting:
                self._waiting[lane].append((task, done))
                return done
            self._waiting[lane] = deque([(task, done)])
        self._pool.submit(self._drain, lane)
        return done

    def _drain(self, lane: str) -> None:
        while True:
            with self._lock:
                if not self._waiting[lane]:
                    del self._waiting[lane]
                    return
                task, done = self._waiting[lane].popleft()
            _guarded(task)
            done.set_result(None)


def _guarded(task: Task) -> None:
    try:
        task()
    except Exception:
        log.exception("a task of the Twilio double failed")
