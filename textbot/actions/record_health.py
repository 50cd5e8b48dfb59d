"""How a system of the city's is doing, after each call: the breaker opens and closes here."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection

from textbot.connectors.connector import Away, TooMany
from textbot.core.work_orders.pace import rest
from textbot.store import connectors, pushes

log = logging.getLogger(__name__)


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
