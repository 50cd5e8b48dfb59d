"""Texts that were handed over are posted by many threads, so that the provider's slowness does not set the pace; what
came of them is written down by one, many at a time."""

import logging
import queue
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from textbot.actions.record_reach import record_reach
from textbot.actions.record_status import record_opt_out
from textbot.actions.send_text import callback_url
from textbot.channels.channel import NotSent, OptedOut, Refused, SendError, Unsure
from textbot.core.notices.senders import Sender
from textbot.runtime import Runtime
from textbot.state.doorbell import QUICK
from textbot.store import deliveries, outbound
from textbot.store.deliveries import Handed

log = logging.getLogger(__name__)

THREADS = 64
# So many texts at most are handed over whose POST has not left this process: what a sender that is killed leaves behind
# of which nobody can tell. Where the machine is too slow for that, the pace gives way.
AT_HAND = 12
# The next ones are handed over when no more than these are left: each hand-over is a transaction.
FEW = 3
TRIES = 20
# A POST that begins later than this after its transaction looks again whether it may.
AT_ONCE_SECONDS = 0.5
# Later than this it does not begin at all: who said STOP was answered meanwhile.
TOO_LATE_SECONDS = 10.0
TOGETHER_SECONDS = 0.03
LOOK_AGAIN = timedelta(seconds=5)
# What is wrong with our account and not with the recipient: everybody else would get the same answer.
# twilio.com/docs/api/errors
OURS = frozenset(("20003", "20005", "20404", "21603", "21606", "21701", "21703", "21704", "30002", "30034", "30032"))


@dataclass(frozen=True)
class Accepted:
    """The provider took it."""

    text_id: int
    sid: str


class Post:
    """The threads of one slice of sending. troubles: notice -> why the provider takes none of its texts."""

    def __init__(self, rt: Runtime) -> None:
        self._rt = rt
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="post")
        self._accepted: queue.SimpleQueue[Accepted | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._under_way = 0
        self._at_hand: set[int] = set()
        self._is_roomy = threading.Event()
        self.troubles: dict[int, str] = {}
        self._clerk = threading.Thread(target=self._write_down, name="clerk", daemon=True)
        self._clerk.start()

    @property
    def free(self) -> int:
        """How many more texts may be handed over now: threads that rest, and room for what has not begun."""
        return min(THREADS - self._under_way, AT_HAND - len(self._at_hand))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is under way."""
        return self._under_way == 0

    def wait_for_room(self, seconds: float) -> None:
        """Wait until all but a few of those handed over have begun, at most so long."""
        self._is_roomy.clear()
        if len(self._at_hand) > FEW:
            self._is_roomy.wait(seconds)

    def send(self, texts: Sequence[Handed], sender: Sender) -> None:
        """Post these; nothing waits here. Not more of them than `free`."""
        with self._lock:
            self._under_way += len(texts)
            self._at_hand |= {each.id for each in texts}
        began = time.monotonic()
        for each in texts:
            self._pool.submit(self._post, each, sender, began)

    def close(self, seconds: float) -> None:
        """Wait for what is under way, at most so long: what takes longer goes on by itself."""
        end = time.monotonic() + seconds
        while self._under_way and time.monotonic() < end:
            time.sleep(0.01)
        threading.Thread(target=self._end, name="last-posts", daemon=True).start()
        if not self._under_way:
            self._clerk.join(seconds)

    def _end(self) -> None:
        self._pool.shutdown(wait=True)
        self._accepted.put(None)

    def _post(self, text: Handed, sender: Sender, began: float) -> None:
        try:
            if self._may_begin(text, time.monotonic() - began):
                self._try(text, sender)
            else:
                self._put_back(text, timedelta(0))
        except Exception as error:  # the row stays `sending`: whoever looks for it later settles it
            log.warning("outbound %s is left unsettled: %s", text.id, type(error).__name__)
        finally:
            self._has_begun(text.id)
            with self._lock:
                self._under_way -= 1

    def _has_begun(self, text_id: int) -> None:
        """It has left this process, or never will: whichever, evidence tells."""
        with self._lock:
            self._at_hand.discard(text_id)
            if len(self._at_hand) <= FEW:
                self._is_roomy.set()

    def _may_begin(self, text: Handed, waited: float) -> bool:
        if waited < AT_ONCE_SECONDS:
            return True
        with self._rt.database.read() as conn:
            return waited < TOO_LATE_SECONDS and not deliveries.is_stopped(conn, text.row)

    def _try(self, text: Handed, sender: Sender) -> None:
        row, rt = text.row, self._rt
        validity = None if row.ends is None else int((row.ends - rt.now()).total_seconds())
        back, begun = callback_url(rt, text.token), partial(self._has_begun, text.id)
        try:
            sid = rt.channel.send(text.phone, row.body, back, sender=sender.name, validity=validity, begun=begun)
        except SendError as error:
            self._not_accepted(text, sender, error)
        else:
            self._accepted.put(Accepted(text.id, sid))

    def _not_accepted(self, text: Handed, sender: Sender, error: SendError) -> None:
        rt = self._rt
        if isinstance(error, OptedOut):
            with rt.database.read() as conn:
                row = outbound.by_id(conn, text.id)
            if row is not None:
                record_opt_out(rt, row, error.code)
        elif isinstance(error, Refused) and error.code in OURS:
            self.troubles[text.row.notice_id] = error.for_staff
            self._put_back(text, QUICK[0])
        elif isinstance(error, Refused):
            self._settle(text, "failed", error.code or "refused")
        elif isinstance(error, Unsure):
            with rt.database.write() as conn:
                outbound.put_back(conn, text.id, "unsure", rt.now() + LOOK_AGAIN)
        else:
            self._slow_down(text, sender, error)

    def _slow_down(self, text: Handed, sender: Sender, error: SendError) -> None:
        """Throttled, or not reached at all: certainly not sent, so its recipient waits again."""
        assert isinstance(error, NotSent)
        self._rt.buckets.slow_down(sender)
        if text.row.attempts + 1 >= TRIES:
            self._settle(text, "failed", error.code or "not_sent")
        else:
            self._put_back(text, QUICK[min(text.row.attempts, len(QUICK) - 1)])

    def _settle(self, text: Handed, state: str, error: str) -> None:
        with self._rt.database.write() as conn:
            outbound.settle(conn, text.id, state, error=error)
        record_reach(self._rt, text.row.contact_id, state, error)

    def _put_back(self, text: Handed, pause: timedelta) -> None:
        now = self._rt.now()
        with self._rt.database.write() as conn:
            deliveries.put_back(conn, text.id, text.row.id, now + pause, now)

    def _write_down(self) -> None:
        """The clerk: whatever was accepted within a moment is written in one transaction."""
        while (first := self._accepted.get()) is not None:
            found, ended = [first], False
            time.sleep(TOGETHER_SECONDS)
            while not self._accepted.empty():
                more = self._accepted.get()
                ended = ended or more is None
                found += [more] if more else []
            self._keep(found)
            if ended:
                return

    def _keep(self, accepted: Sequence[Accepted]) -> None:
        try:
            with self._rt.database.write() as conn:
                deliveries.settle_sent(conn, [(each.text_id, each.sid) for each in accepted])
        except IntegrityError:
            for each in accepted if len(accepted) > 1 else ():
                self._keep([each])
        except SQLAlchemyError as error:  # they stay `sending`: reports and the provider's list settle them
            log.warning("%s texts are left unsettled: %s", len(accepted), type(error).__name__)
