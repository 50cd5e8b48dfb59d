"""The doorbell: every queue, every deed that may be rung, and how often it is tried again.

Redis and RQ only wake a worker; the record of what is to do stands in SQL (`store/outbox.py`, `store/outbound.py`).
A ring that is lost is rung again by the sweeper.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from redis import Redis, RedisError
from rq import Queue
from rq.serializers import JSONSerializer

log = logging.getLogger(__name__)

QUEUES = ("inbox", "slow", "notices")

# Pauses before the next try, by the number of tries already made; the last one repeats.
QUICK = tuple(timedelta(seconds=each) for each in (2, 5, 15, 30, 60, 300))
PATIENT = tuple(timedelta(seconds=each) for each in (10, 60, 300, 900, 3600))

# A resident's text waits as long as it must; the action itself passes one whose turn fails on to staff.
NEVER_GIVEN_UP = 1_000_000


@dataclass(frozen=True)
class Deed:
    """Something a worker does: its queue, the dotted name of its job (one integer argument), its retry ladder,
    and how many tries it gets before it is given up and staff are told."""

    queue: str
    job: str
    ladder: tuple[timedelta, ...] = QUICK
    tries: int = 8

    def pause(self, attempts: int) -> timedelta:
        """How long to wait after that many tries."""
        return self.ladder[min(attempts, len(self.ladder)) - 1]


DEEDS = {
    # Deeds of the outbox: the argument is the outbox row's id.
    "take_turn": Deed("inbox", "textbot.jobs.inbox.take_turn", tries=NEVER_GIVEN_UP),
    "route_conversation": Deed("inbox", "textbot.jobs.inbox.route_conversation"),
    "fetch_media": Deed("slow", "textbot.jobs.slow.fetch_media", ladder=PATIENT, tries=5),
    "ask_connector": Deed("slow", "textbot.jobs.slow.ask_connector"),
    "redact_text": Deed("slow", "textbot.jobs.slow.redact_text", ladder=PATIENT, tries=5),
    "tell_department": Deed("slow", "textbot.jobs.slow.tell_department", ladder=PATIENT, tries=5),
    "find_hot_spot": Deed("slow", "textbot.jobs.slow.find_hot_spot"),
    "prepare_notice": Deed("slow", "textbot.jobs.slow.prepare_notice"),
    "import_file": Deed("slow", "textbot.jobs.slow.import_file"),
    "mail_approvers": Deed("slow", "textbot.jobs.slow.mail_approvers"),
    # Deeds whose record is an outbound row: the argument is its id.
    "send_text": Deed("inbox", "textbot.jobs.inbox.send_text"),
    # Deeds whose record is a row of request_updates: the argument is its id.
    "tell_update": Deed("slow", "textbot.jobs.slow.tell_update"),
    # Deeds whose record is a push: the argument is its id. How often and when stands in core/work_orders/pace.py.
    "push_request": Deed("slow", "textbot.jobs.slow.push_request", tries=NEVER_GIVEN_UP),
    # Deeds whose record is a row of translations: the argument is its id. How often is the table's matter.
    "translate_text": Deed("slow", "textbot.jobs.slow.translate_text"),
    # Deeds by the clock alone: the argument is unused.
    "run_schedules": Deed("slow", "textbot.jobs.slow.run_schedules"),
    "backfill": Deed("slow", "textbot.jobs.slow.backfill"),
    "forget_lists": Deed("slow", "textbot.jobs.slow.forget_lists"),
    "end_storm": Deed("slow", "textbot.jobs.slow.end_storm"),
    "release": Deed("slow", "textbot.jobs.slow.release"),
    "tell_followers": Deed("slow", "textbot.jobs.slow.tell_followers"),
    "remind_reports": Deed("slow", "textbot.jobs.slow.remind_reports"),
    "ask_again": Deed("slow", "textbot.jobs.slow.ask_again"),
    "wake_snoozed": Deed("inbox", "textbot.jobs.inbox.wake_snoozed"),
    "alert_on_call": Deed("inbox", "textbot.jobs.inbox.alert_on_call"),
    "measure_paces": Deed("slow", "textbot.jobs.slow.measure_paces"),
    "poll_states": Deed("slow", "textbot.jobs.slow.poll_states"),
    "send_notices": Deed("notices", "textbot.jobs.notices.send_notices"),
}

# A job's traces in Redis vanish at once: its id may then be rung again.
FORGET = 0
JOB_SECONDS = 60
# More bells than the sweeper finds in one round.
CROWD = 1_000


class Doorbell:
    """Rings deeds on Redis. A ring that fails is logged and left to the sweeper: it never raises."""

    def __init__(self, redis: Redis) -> None:
        self._queues = {name: Queue(name, connection=redis, serializer=JSONSerializer) for name in QUEUES}

    def ring(self, deed: str, ref: int = 0) -> bool:
        """Wake the worker of that deed; False when Redis cannot be reached or is full."""
        row = DEEDS[deed]
        try:
            self._queues[row.queue].enqueue_call(
                row.job, args=(ref,), result_ttl=FORGET, failure_ttl=3600, timeout=JOB_SECONDS, description=deed
            )
        except RedisError as error:
            log.warning("could not ring %s: %s", deed, type(error).__name__)
            return False
        return True

    def crowded(self, deed: str) -> bool:
        """Whether so many bells wait in that deed's queue that more would only hold up the next resident's."""
        try:
            return self._queues[DEEDS[deed].queue].count >= CROWD
        except RedisError:
            return False

    def is_rung(self, deed: str) -> bool:
        """Whether a bell waits in that deed's queue, whatever it rings for; also when Redis cannot be asked."""
        try:
            return self._queues[DEEDS[deed].queue].count > 0
        except RedisError:
            return True

    def ring_all(self, rings: Iterable[tuple[str, int]]) -> bool:
        """Ring each (deed, ref) in order; False as soon as one fails."""
        return all(self.ring(deed, ref) for deed, ref in rings)
