"""Asking the city's systems how far their orders are: the one that waited longest, each time the clock comes round."""

import logging
import math
from datetime import datetime, timedelta

from textbot.actions.record_health import failed, worked
from textbot.actions.requests.apply_state import Taken, apply_states
from textbot.connectors.connector import Away, ConnectorError
from textbot.connectors.work_orders import External, GivesTokens, WorkOrders
from textbot.core.work_orders.pace import is_open
from textbot.core.work_orders.spec import SystemSpec
from textbot.runtime import Runtime
from textbot.store import connectors, work_orders
from textbot.store.connectors import ConnectorRow
from textbot.store.work_orders import WorkOrderRow

log = logging.getLogger(__name__)

# An order that is over may be opened again there for so long.
STILL_WATCHED = timedelta(days=14)
# Their clock and ours may disagree, and a change may show late.
OVERLAP = timedelta(minutes=10)
MOST_TOKENS = 20
NOTHING = Taken()


def poll_states(rt: Runtime) -> str | None:
    """Ask one system, the one most overdue; its name, None when none is due. Safe to run twice at once."""
    due = _due(rt)
    if due is None:
        return None
    spec, row = due
    began = rt.now()
    with rt.database.write() as conn:
        connectors.put(conn, spec.name, polled_at=began)
    try:
        taken = poll_system(rt, spec.name, row)
    except ConnectorError as error:
        log.warning("connector %s could not be asked for states: %s", spec.name, error)
        with rt.database.write() as conn:
            if isinstance(error, Away):
                failed(conn, spec.name, error, rt.now())
            else:
                connectors.put(conn, spec.name, last_failure_at=rt.now(), last_error=str(error))
    else:
        with rt.database.write() as conn:
            connectors.put(conn, spec.name, states_until=began)
            if taken is not None:
                worked(conn, spec.name, rt.now(), spec.settles)
    return spec.name


def poll_system(rt: Runtime, name: str, row: ConnectorRow) -> Taken | None:
    """Ask one system for the states of its orders, and take them in; None when it has none of ours and was not asked.
    Raises ConnectorError."""
    with rt.database.read() as conn:
        watched = work_orders.watched(conn, name, rt.now() - STILL_WATCHED)
        nameless = work_orders.nameless(conn, name, MOST_TOKENS)
    if not watched and not nameless:
        return None
    system = rt.work_orders(name)
    _resolve(rt, system, nameless)
    if not watched:
        return NOTHING
    spec, now = rt.playbook.assignments.system(name), rt.now()
    rounds = _rounds(spec, len(watched))
    since = row.states_until - OVERLAP - rounds * _every(spec) if row.states_until else watched[-1].created_at
    ids = tuple(each.external_id for each in watched)[_round(spec, now, rounds) :: rounds]
    return apply_states(rt, name, system.statuses, system.states(ids, since), when=now, asked=True)


def _due(rt: Runtime) -> tuple[SystemSpec, ConnectorRow] | None:
    now, ripe = rt.now(), []
    with rt.database.read() as conn:
        for spec in rt.playbook.assignments.systems.values():
            row = connectors.by_name(conn, spec.name)
            if _is_asked(spec) and not is_open(row.open_until, now) and _since(row, now) >= _every(spec):
                ripe.append((_since(row, now) - _every(spec), spec.name, row))
    if not ripe:
        return None
    _, name, row = max(ripe, key=lambda each: each[:2])
    return rt.playbook.assignments.systems[name], row


def _rounds(spec: SystemSpec, orders: int) -> int:
    """In how many rounds all orders are asked for."""
    return math.ceil(orders / (spec.of_kind.at_once or orders))


def _round(spec: SystemSpec, now: datetime, rounds: int) -> int:
    """Which of them it is now: the next one each time."""
    return int(now.timestamp() // max(spec.poll_minutes * 60, 1)) % rounds


def _is_asked(spec: SystemSpec) -> bool:
    return spec.of_kind.asked and spec.poll_minutes > 0


def _every(spec: SystemSpec) -> timedelta:
    return timedelta(minutes=spec.poll_minutes)


def _since(row: ConnectorRow, now: datetime) -> timedelta:
    """How long ago it was asked; never: long."""
    return now - row.polled_at if row.polled_at else timedelta(days=3650)


def _resolve(rt: Runtime, system: WorkOrders, nameless: tuple[WorkOrderRow, ...]) -> None:
    """Orders that were given a token only may have a number by now. Raises ConnectorError."""
    if not isinstance(system, GivesTokens):
        return
    for row in nameless:
        found = system.resolve(row.token)
        if found is not None and found.id:
            _named(rt, row, found)


def _named(rt: Runtime, row: WorkOrderRow, found: External) -> None:
    with rt.database.write() as conn:
        work_orders.change(conn, row.id, external_id=found.id, number=found.number, url=found.url or row.url)
