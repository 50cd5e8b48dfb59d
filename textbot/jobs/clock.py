"""The clock: one small process that rings again whatever stayed behind, and everything that falls due."""

import logging
import signal
import threading
import time
from collections.abc import Mapping

from sqlalchemy.exc import SQLAlchemyError

from textbot.runtime import Runtime
from textbot.store import notice_pulse, outbound, outbox, pushes, request_updates, translations

log = logging.getLogger(__name__)

TICK_SECONDS = 1.0
# A deed just committed is being rung by whoever committed it.
GRACE_SECONDS = 3.0
# The same bell again only after this: a worker may be busy, and a queue of echoes helps nobody.
AGAIN_SECONDS = 10.0
# Where nobody waits for now, but a notice has not ended.
SEND_SECONDS = 5.0
# Deeds that come round by themselves, and how often, in seconds; `backfill`, too, as its setting says.
ROUNDS: Mapping[str, float] = {
    "poll_states": 10.0,
    "alert_on_call": 15.0,
    "wake_snoozed": 15.0,
    "end_storm": 30.0,
    "run_schedules": 30.0,
    "release": 60.0,
    "tell_followers": 60.0,
    "ask_again": 300.0,
    "measure_paces": 300.0,
    "remind_reports": 300.0,
    "forget_lists": 3600.0,
}


class Clock:
    """Rings due deeds and unsettled texts each second, and a reading of the provider's list every few minutes."""

    def __init__(self, rt: Runtime) -> None:
        self._rt = rt
        self._rung: dict[tuple[str, int], float] = {}
        self._rounds = {"backfill": float(rt.settings.textbot_backfill_seconds), **ROUNDS}
        self._next = dict.fromkeys(self._rounds, 0.0)
        self._send_at = 0.0

    def tick(self) -> int:
        """One round; how many bells it rang for what is due. Raises SQLAlchemyError when the database is away."""
        now = time.monotonic()
        rung = self._ring_due(now)
        self._ring_sender(now)
        self._ring_rounds(now)
        return rung

    def _ring_due(self, now: float) -> int:
        """What stayed behind or falls due, by the record; how many bells it rang."""
        self._rung = {bell: at for bell, at in self._rung.items() if now - at < AGAIN_SECONDS}
        rung = 0
        due = [bell for bell in self._due() if bell not in self._rung]
        crowded = {deed: self._rt.doorbell.crowded(deed) for deed in {deed for deed, _ in due}}
        for bell in due:
            if crowded[bell[0]]:
                continue
            if not self._rt.doorbell.ring(*bell):
                break  # Redis is away: each of the others would only wait for it, too
            self._rung[bell] = now
            rung += 1
        return rung

    def _ring_rounds(self, now: float) -> None:
        """Deeds whose round has come."""
        for deed, every in self._rounds.items():
            if now < self._next[deed]:
                continue
            if not self._rt.doorbell.ring(deed):
                break
            self._next[deed] = now + every

    def _ring_sender(self, now: float) -> None:
        """While somebody waits for a notice, or one may be through; never twice before the worker came."""
        with self._rt.database.read() as conn:
            if not notice_pulse.is_running(conn):
                return
            soonest = notice_pulse.soonest(conn)
        waits = soonest is not None and soonest <= self._rt.now()
        if (waits or now >= self._send_at) and not self._rt.doorbell.is_rung("send_notices"):
            self._rt.doorbell.ring("send_notices")
            self._send_at = now + SEND_SECONDS

    def _due(self) -> list[tuple[str, int]]:
        moment = self._rt.now()
        with self._rt.database.read() as conn:
            deeds = outbox.due(conn, moment)
            texts = outbound.due(conn, moment)
            updates = request_updates.due(conn, moment)
            orders = pushes.due(conn, moment)
            foreign = translations.due(conn, moment) if self._rt.translator else ()
        ripe = [row for row in deeds if (moment - row.due_at).total_seconds() >= GRACE_SECONDS]
        told = [("send_text", each) for each in texts] + [("tell_update", each.id) for each in updates]
        told += [("translate_text", each) for each in foreign]
        return [(row.deed, row.id) for row in ripe] + told + [("push_request", each) for each in orders]

    def run(self, stopped: threading.Event) -> None:
        """Tick until `stopped`; a database that is away is waited for."""
        while not stopped.wait(TICK_SECONDS):
            try:
                self.tick()
            except SQLAlchemyError as error:
                log.warning("the clock could not read the database: %s", type(error).__name__)


def run_clock(rt: Runtime) -> None:
    """Run the clock until SIGTERM or SIGINT."""
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    Clock(rt).run(stopped)
