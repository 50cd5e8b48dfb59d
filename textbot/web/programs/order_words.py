"""Where a report is in the city's own systems, in words for staff: there, waiting and why, or refused."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from textbot.store import pushes, work_orders
from textbot.store.pushes import UNSETTLED, PushRow
from textbot.store.work_orders import WorkOrderRow
from textbot.web.inbox.words import clock_words
from textbot.web.translations import _, ngettext


def order_words(conn: Connection, request_ids: tuple[int, ...], now: datetime) -> dict[int, tuple[str, ...]]:
    """Request -> a line for each system that has it or is to get it. now: in the city's time."""
    told = pushes.of_requests(conn, request_ids)
    there = {(row.request_id, row.system): row for row in work_orders.of_requests(conn, request_ids)}
    found: dict[int, tuple[str, ...]] = {}
    for request_id in request_ids:
        own = [row for row in told if row.request_id == request_id]
        systems = dict.fromkeys(row.system for row in own)
        lines = (_line(system, own, there.get((request_id, system)), now) for system in systems)
        found[request_id] = tuple(line for line in lines if line)
    return found


def _line(system: str, rows: list[PushRow], order: WorkOrderRow | None, now: datetime) -> str:
    own = [row for row in rows if row.system == system]
    parts = list(_parts(own, order, now))
    return f"{system}: {', '.join(parts)}" if parts else ""


def _parts(rows: list[PushRow], order: WorkOrderRow | None, now: datetime) -> Iterator[str]:
    if order is not None:
        state = f" ({order.status})" if order.status else ""
        number = order.number or order.external_id or _("without a number yet")
        yield _("order %(number)s", number=number) + state
    waiting = [row for row in rows if row.state in UNSETTLED]
    if waiting:
        first = waiting[0]
        since = clock_words(first.created_at.astimezone(now.tzinfo), now)
        why = f" ({first.last_error})" if first.last_error else ""
        what = _what(first, len(waiting))
        yield _("%(what)s since %(since)s%(why)s; it goes out by itself", what=what, since=since, why=why)
    refused = [row for row in rows if row.state == "refused"]
    if refused:
        yield _("refused: %(why)s", why=refused[0].last_error)


def _what(first: PushRow, number: int) -> str:
    if first.kind == "create":
        return _("waits to be sent")
    return ngettext("one message waits", "%(num)s messages wait", number)
