"""Send notices: one slice of sending of all that are `sending`, in turn, as fast as their senders may.

A warning goes before notices; several of a kind share. Each sender has a lane: some recipients claimed ahead, tokens
taken for the next few, their rows handed over in one transaction, then their POSTs, by many threads.
"""

import logging
import math
import time
from collections import deque
from datetime import datetime
from itertools import islice, zip_longest
from zoneinfo import ZoneInfo

from textbot.actions.notices.deed import tell
from textbot.actions.notices.hand_over import hand_over
from textbot.actions.notices.post_texts import Post
from textbot.actions.notices.take_batch import take_batch
from textbot.actions.notices.watch_over import Watch, halt, tidy
from textbot.core.notices.draft import EMERGENCY, KINDS
from textbot.core.notices.senders import Sender
from textbot.core.notices.state import SENDING
from textbot.runtime import Runtime
from textbot.store import deliveries, notice_pulse, notices, sender_use
from textbot.store.deliveries import Claimed
from textbot.store.notices import NoticeRow

log = logging.getLogger(__name__)

# What happens meanwhile (a pause, a warning, opt-outs) is seen so soon.
LOOK_SECONDS = 1.0
TIDY_SECONDS = 5.0
# Claimed ahead: what goes out in so long, so that a warning waits no longer behind it.
AHEAD_SECONDS = 1.0
MOST_AHEAD, LEAST_AHEAD = 256, 2
# Texts gather for so long and are handed over together, as many as Post has room for.
PULSE_SECONDS = 0.03
# A slice does not end while somebody may be texted within so long, and waits so long for POSTs under way.
LINGER_SECONDS, LAST_SECONDS = 3.0, 2.0


def deliver(rt: Runtime, seconds: float) -> int:
    """Send for at most so many seconds, less when nobody waits (any more); how many texts were handed to the provider.
    Several processes may do so at once."""
    run = _Slice(rt)
    try:
        run.go_on(time.monotonic() + seconds)
    finally:
        run.close()
    return run.handed


class _Lane:
    """What goes out by one sender. dry_until: when it is worth claiming again."""

    def __init__(self, sender: Sender) -> None:
        self.sender = sender
        self.claimed: deque[tuple[Claimed, str]] = deque()
        self.dry_until = 0.0
        self.spent = False

    @property
    def lacks(self) -> int:
        """How many more are to be claimed; 0 while there are enough."""
        ahead = max(LEAST_AHEAD, min(MOST_AHEAD, round(self.sender.rate * AHEAD_SECONDS)))
        return ahead - len(self.claimed) if len(self.claimed) <= ahead // 2 else 0


class _Slice:
    """One slice of sending."""

    def __init__(self, rt: Runtime) -> None:
        self.handed = 0
        self._rt = rt
        self._senders = rt.settings.senders
        self._lanes = [_Lane(each) for each in self._senders.all]
        self._post = Post(rt)
        self._watch = Watch(rt)
        self._running: tuple[NoticeRow, ...] = ()
        self._kinds: dict[int, str] = {}
        self._look_at = self._tidy_at = 0.0
        self._turn = 0

    def go_on(self, end: float) -> None:
        """Until that moment (monotonic), or until nothing is left to do."""
        while (now := time.monotonic()) < end:
            if now >= self._look_at:
                self._look()
            wait = min(self._serve(lane) for lane in self._lanes)
            self._lanes.append(self._lanes.pop(0))  # what room there is goes to each in turn
            if self._is_idle and not self._more_comes_soon():
                return
            longest = max(0.0, min(self._look_at, end) - time.monotonic())
            time.sleep(min(max(0.0, wait), longest))
            self._post.wait_for_room(longest)

    def close(self) -> None:
        """Wait a moment for what is under way, give back what was claimed, and end what is through."""
        self._post.close(LAST_SECONDS)
        left = [row for lane in self._lanes for row, _ in lane.claimed]
        if left:
            with self._rt.database.write() as conn:
                deliveries.release(conn, left, self._rt.now())
        self._look()
        tidy(self._rt, self._running, self._rt.now())

    @property
    def _is_idle(self) -> bool:
        return self._post.is_empty and not any(lane.claimed and not lane.spent for lane in self._lanes)

    def _more_comes_soon(self) -> bool:
        """Whether a lane that may still send today has somebody to text, or will within LINGER_SECONDS."""
        lanes = [lane for lane in self._lanes if not lane.spent]
        if not lanes:
            return False
        if not any(lane.dry_until for lane in lanes):
            return True  # none of them has asked in vain since the last look
        with self._rt.database.read() as conn:
            soonest = notice_pulse.soonest(conn)
        return soonest is not None and (soonest - self._rt.now()).total_seconds() < LINGER_SECONDS

    def _look(self) -> None:
        """See which notices are being sent, stop those that must be stopped, tell pages how far they are."""
        rt, now = self._rt, time.monotonic()
        with rt.database.read() as conn:
            self._running = notices.listed(conn, (SENDING,), limit=1000)[::-1]
        for notice_id, why in list(self._post.troubles.items()):
            halt(rt, notice_id, why)
            del self._post.troubles[notice_id]
        if now >= self._tidy_at:
            tidy(rt, self._running, rt.now())
            self._tidy_at = now + TIDY_SECONDS
        self._running = tuple(each for each in self._running if not self._watch.must_halt(each))
        for notice in self._running:
            self._begin(notice)
            tell(rt, notice.id)
        for lane in self._lanes:
            lane.dry_until = 0.0
        self._look_at = now + LOOK_SECONDS

    def _begin(self, notice: NoticeRow) -> None:
        if notice.id in self._kinds:
            return
        self._kinds[notice.id] = KINDS[notice.class_]
        if len(self._lanes) > 1:
            with self._rt.database.write() as conn:
                sender_use.assign(conn, notice.id, self._senders)

    def _serve(self, lane: _Lane) -> float:
        """Send what a lane may send now; seconds until it is to be served again."""
        began, day = time.monotonic(), self._day()
        lane.spent = self._rt.buckets.is_spent(lane.sender, day.date().isoformat())
        if lane.lacks and lane.dry_until <= began and not lane.spent:
            self._claim(lane)
        ready = list(islice(lane.claimed, max(0, self._post.free)))
        if not ready:
            return PULSE_SECONDS if not self._post.is_empty else LOOK_SECONDS / 4
        taken = self._rt.buckets.take(
            lane.sender, [row.segments for row, _ in ready], day.date().isoformat(), lambda: self._used(lane, day)
        )
        lane.spent = taken.spent
        if taken.count:
            self._send(lane, [lane.claimed.popleft() for _ in range(taken.count)], day.date().isoformat())
        if taken.spent:
            return LOOK_SECONDS
        if taken.count == len(ready):  # more may be due
            return 0.0
        return max(taken.wait, PULSE_SECONDS) - (time.monotonic() - began)

    def _send(self, lane: _Lane, ready: list[tuple[Claimed, str]], day: str) -> None:
        handed = hand_over(self._rt, ready)
        self._post.send(handed, lane.sender)
        self.handed += len(handed)
        gone = {each.row.id for each in handed}
        unused = sum(row.segments for row, _ in ready if row.id not in gone)
        if unused:
            self._rt.buckets.give_back(lane.sender, unused, day)

    def _claim(self, lane: _Lane) -> None:
        """Claim for a lane: from warnings what there is, then from the other notices in equal parts."""
        sender = lane.sender.name if len(self._lanes) > 1 else None
        urgent = [each for each in self._running if each.class_ == EMERGENCY]
        others = [each for each in self._running if each.class_ != EMERGENCY]
        first = self._shares(urgent, lane.lacks, sender)
        lane.claimed.extendleft(reversed(first))
        rest = self._shares(others, lane.lacks, sender) if lane.lacks else []
        lane.claimed.extend(rest)
        if not first and not rest:
            lane.dry_until = self._look_at

    def _shares(self, among: list[NoticeRow], lacks: int, sender: str | None) -> list[tuple[Claimed, str]]:
        """Of each notice its part, one after the other; whose turn is first changes."""
        if not among:
            return []
        self._turn += 1
        first = self._turn % len(among)
        part = math.ceil(lacks / len(among))
        batches = [
            [(row, self._kinds[notice.id]) for row in take_batch(self._rt, notice, part, sender)]
            for notice in (*among[first:], *among[:first])
        ]
        return [each for row in zip_longest(*batches) for each in row if each is not None]

    def _day(self) -> datetime:
        """Now, in the city: what a day is for the carriers' limits."""
        return self._rt.now().astimezone(ZoneInfo(self._rt.playbook.city.timezone))

    def _used(self, lane: _Lane, day: datetime) -> int:
        midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
        with self._rt.database.read() as conn:
            return sender_use.used(conn, lane.sender.name, self._senders, midnight)
