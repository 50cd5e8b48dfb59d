"""The bucket of one process, for the time in which Redis is away. The arithmetic is that of bucket.lua."""

import threading
from collections.abc import Callable, Sequence

from textbot.core.notices.senders import KEPT_FOR_REPLIES, Sender

# What a full bucket holds, in seconds of its pace: so much is caught up with after a pause.
BURST_SECONDS = 1.1
# From the least pace to the full one.
CLIMB_SECONDS = 30.0
# The share of its pace a sender keeps however often the provider asks it to slow down.
LEAST = 0.05
# One answer of the provider's to many texts at once halves the pace once.
ONE_ANSWER_SECONDS = 1.0


class LocalBucket:
    """Segments that may go out by one sender. clock: seconds that never go back."""

    def __init__(self, sender: Sender, clock: Callable[[], float]) -> None:
        self._sender = sender
        self._clock = clock
        self._full = sender.rate * BURST_SECONDS
        self._floor = self._full * KEPT_FOR_REPLIES
        self._level = self._floor + min(1.0, self._full - self._floor)
        self._at = self._slowed_at = clock()
        self._factor = 1.0
        self._day, self._used = "", 0
        self._lock = threading.Lock()

    def take(self, segments: Sequence[int], day: str, used: Callable[[], int]) -> tuple[int, float, bool]:
        """How many of the texts may go now, seconds until the next one may be asked for, and whether the day's limit is
        reached."""
        limit = self._sender.daily_notices
        with self._lock:
            if limit and day != self._day:
                self._day, self._used = day, used()
            rate = self._refill()
            for count, each in enumerate(segments):
                if limit and self._used + each > limit:
                    return count, 0.0, True
                if self._level <= self._floor:
                    return count, (self._floor - self._level) / rate + 0.001, False
                self._level -= each
                self._used += each
        return len(segments), 0.0, False

    def debit(self, segments: int, day: str) -> None:
        """Count a text that goes out without asking; a negative number gives tokens back."""
        with self._lock:
            self._refill()
            self._level = max(self._level - segments, -self._full)
            self._used += segments if day == self._day else 0

    def slow_down(self) -> None:
        """Half the pace."""
        with self._lock:
            self._refill()
            if self._factor == 1.0 or self._at - self._slowed_at >= ONE_ANSWER_SECONDS:
                self._factor, self._slowed_at = max(LEAST, self._factor / 2), self._at

    def _refill(self) -> float:
        now = self._clock()
        passed, self._at = max(0.0, now - self._at), now
        self._factor = min(1.0, self._factor + passed * (1 - LEAST) / CLIMB_SECONDS)
        rate = self._sender.rate * self._factor
        self._level = min(self._full, self._level + passed * rate)
        return rate
