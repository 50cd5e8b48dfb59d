"""How a system of the city's is doing, noted after each call: the breaker opens and closes here."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from textbot.connectors.connector import Answer, Away, Connector, TooMany
from textbot.core.work_orders.pace import rest
from textbot.runtime import Runtime
from textbot.store import connectors, pushes

log = logging.getLogger(__name__)

# A lookup that works is noted so seldom that residents never wait for it.
NOTED_EVERY = timedelta(minutes=1)


def worked(conn: Connection, name: str, now: datetime, settles: float) -> int:
    """It answered. When it had been left alone, all that waited for it is due; how many pushes that are. settles:
    seconds after which what may be there already can be found."""
    was = connectors.by_name(conn, name)
    connectors.put(conn, name, failures=0, open_until=None, last_success_at=now, last_error="")
    return pushes.wake(conn, name, now, now + timedelta(seconds=settles)) if was.open_until is not None else 0


def failed(conn: Connection, name: str, error: Away, now: datetime) -> timedelta:
    """It did not answer; for how long it is left alone from now on."""
    was = connectors.by_name(conn, name)
    failures = was.failures + 1
    rests = rest(failures, error.retry_after if isinstance(error, TooMany) else None)
    open_until = now + rests if rests else None
    connectors.put(
        conn, name, failures=failures, open_until=open_until, last_failure_at=now, last_error=str(error)
    )  # fmt: skip
    if rests and not was.open_until:
        log.warning("connector %s is left alone for %.0f s: %s", name, rests.total_seconds(), error)
    return rests or timedelta(0)


def asked(rt: Runtime, name: str, question: Callable[[Connector], Answer]) -> Answer:
    """Ask a connector of city.yaml something, and note whether it answered. Raises Away."""
    try:
        answer = question(rt.connector(name))
    except Away as error:
        _note(rt, name, str(error))
        raise
    _note(rt, name, "")
    return answer


def _note(rt: Runtime, name: str, error: str) -> None:
    """Whoever asked gets the answer all the same when this cannot be stored."""
    now = rt.now()
    try:
        with rt.database.read() as conn:
            was = connectors.by_name(conn, name)
        if not error and not was.failures and was.last_success_at and now - was.last_success_at < NOTED_EVERY:
            return
        failed_so_far = {"failures": was.failures + 1, "last_failure_at": now}
        with rt.database.write() as conn:
            changes = failed_so_far if error else {"failures": 0, "last_success_at": now}
            connectors.put(conn, name, last_error=error, **changes)
    except SQLAlchemyError as problem:
        log.warning("how connector %s does could not be noted: %s", name, type(problem).__name__)
