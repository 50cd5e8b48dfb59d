"""How fast each sender may send: a token bucket of segments in Redis, shared by all processes.

Time is Redis' own, so that processes whose clocks disagree share one pace, and a clock that is set back only holds
tokens back for a moment. A text is taken whenever the level is above the floor, however many segments it has: the level
then goes below, and the next one waits the longer. Notices keep the bucket a tenth full; replies are only counted, they
never wait. With Redis away each process keeps the pace by itself.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from redis import Redis, RedisError

from textbot.core.notices.senders import KEPT_FOR_REPLIES, Sender, Senders
from textbot.state.local_bucket import BURST_SECONDS, CLIMB_SECONDS, LEAST, LocalBucket

log = logging.getLogger(__name__)

# After a failure nobody waits for Redis again for so long.
PAUSE_SECONDS = 2.0
FLUSH_SECONDS = 0.2
LUA = (Path(__file__).parent / "bucket.lua").read_text()
NOT_SEEDED, DAY_IS_SPENT = -2, -1


@dataclass(frozen=True)
class Taken:
    """count: how many of the texts may go now. wait: seconds until the next one may be asked for. spent: the day's
    limit is reached."""

    count: int
    wait: float = 0.0
    spent: bool = False


class Buckets:
    """The buckets of all senders. Nothing here raises, and only `take` ever says no."""

    def __init__(self, redis: Redis, senders: Senders, clock: Callable[[], float] = time.monotonic) -> None:
        self._redis = redis
        self._script = redis.register_script(LUA)
        self._senders = senders
        self._clock = clock
        self._away_until = float("-inf")
        self._local = {each.name: LocalBucket(each, clock) for each in senders.all}
        self._spent: dict[str, str] = {}
        self._debts: Counter[tuple[str, str]] = Counter()
        self._lock = threading.Lock()
        self._flusher: threading.Thread | None = None

    def take(self, sender: Sender, segments: Sequence[int], day: str, used: Callable[[], int]) -> Taken:
        """Take tokens for the first texts of `segments`, as many as may go now. day: the local date; used: asked (once
        a day, or when Redis forgot) for the segments of that day so far."""
        if self.is_spent(sender, day):
            return Taken(0, spent=True)
        found = self._ask(sender, "take", day, segments)
        if found is not None and found[1] == NOT_SEEDED:
            found = self._ask(sender, "take", day, segments, used())
        if found is None:
            taken = Taken(*self._local[sender.name].take(segments, day, used))
        else:
            taken = Taken(found[0], max(0, found[1]) / 1000, found[1] == DAY_IS_SPENT)
        if taken.spent:
            self._spent[sender.name] = day
        return taken

    def is_spent(self, sender: Sender, day: str) -> bool:
        """Whether this process knows that the sender's limit of that day is reached."""
        return self._spent.get(sender.name) == day

    def debit(self, name: str, segments: int, day: str) -> None:
        """Count a text that goes out without asking. Costs nothing here: it is told to Redis a moment later."""
        with self._lock:
            self._debts[(self._senders.named(name).name, day)] += segments
            if self._flusher is None or not self._flusher.is_alive():
                self._flusher = threading.Thread(target=self._flush_later, name="debits", daemon=True)
                self._flusher.start()

    def give_back(self, sender: Sender, segments: int, day: str) -> None:
        """Tokens of a text that was not sent after all."""
        if self._ask(sender, "debit", day, [-segments]) is None:
            self._local[sender.name].debit(-segments, day)

    def slow_down(self, sender: Sender) -> None:
        """The provider asked us to (429): half the pace, which climbs back within 30 seconds."""
        self._local[sender.name].slow_down()
        self._ask(sender, "slow", "", [])

    def flush(self) -> None:
        """Tell Redis of all texts that went out without asking."""
        with self._lock:
            debts, self._debts = self._debts, Counter()
        for (name, day), segments in debts.items():
            sender = self._senders.named(name)
            if self._ask(sender, "debit", day, [segments]) is None:
                self._local[name].debit(segments, day)

    def _flush_later(self) -> None:
        while True:
            time.sleep(FLUSH_SECONDS)
            self.flush()
            with self._lock:
                if not self._debts:
                    self._flusher = None
                    return

    def _ask(
        self, sender: Sender, how: str, day: str, segments: Sequence[int], used: int = -1
    ) -> tuple[int, int] | None:
        """How many, and the milliseconds to wait (or NOT_SEEDED, DAY_IS_SPENT); None when Redis is away."""
        if self._clock() < self._away_until:
            return None
        full = sender.rate * BURST_SECONDS
        told = (how, sender.rate, full, full * KEPT_FOR_REPLIES, CLIMB_SECONDS, LEAST, day, sender.daily_notices, used)
        try:
            found = self._script(keys=[f"textbot:bucket:{sender.name}"], args=[*told, *segments])
        except RedisError as error:
            self._away_until = self._clock() + PAUSE_SECONDS
            log.warning("this process keeps the pace by itself: %s", type(error).__name__)
            return None
        return int(found[0]), int(found[1])
