"""What a system of the city's says of an order becomes the request's status: mapped, recorded, told to its people."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from textbot.actions.requests.move_request import Moved, move_request
from textbot.connectors.work_orders import ExternalState
from textbot.runtime import Runtime
from textbot.store import requests, work_orders
from textbot.store.work_orders import WorkOrderRow

log = logging.getLogger(__name__)

LONGEST_WORD = 80
# What is older names no moment: .NET and others write the year 1 for "never".
FIRST_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Taken:
    """What came of states. moved: requests whose status changed; same: nothing new; unknown: orders that are not ours;
    unmapped: words that connectors.yaml does not translate."""

    moved: int = 0
    same: int = 0
    unknown: int = 0
    unmapped: tuple[str, ...] = ()


def apply_states(
    rt: Runtime, system: str, own: Mapping[str, str], states: Iterable[ExternalState], *, when: datetime, asked: bool
) -> Taken:
    """Take states in, each in a transaction of its own. own: the connector's words in lower case -> ours, to which
    connectors.yaml adds. The same state again changes nothing. asked: we asked for them, so that the same word with a
    newer time only means that somebody touched the order (our own remark, mostly); one that is sent means it anew.
    when: the moment of states that name none; what we heard since then is newer."""
    words = {**own, **rt.playbook.assignments.system(system).statuses}
    moved = same = unknown = 0
    unmapped: dict[str, None] = {}
    for state in states:
        ours = words.get(state.status.strip().lower())
        if ours is None:
            unmapped[state.status] = None
        known, result = _take(rt, system, state, ours, when, asked)
        moved += result.done
        same += known and not result.done
        unknown += not known
        rt.doorbell.ring_all(result.rings)
    if unmapped:
        log.warning("connector %s says %s: add statuses: to connectors.yaml", system, ", ".join(map(repr, unmapped)))
    return Taken(moved, same, unknown, tuple(unmapped))


def _take(
    rt: Runtime, system: str, state: ExternalState, ours: str | None, when: datetime, asked: bool
) -> tuple[bool, Moved]:
    """Whether the order is ours, and what changed. A state without a time that came too late is left for next time."""
    with rt.database.read() as conn:
        row = work_orders.by_external(conn, system, state.id, state.reference)
    if row is None:
        return False, Moved()
    told = state.at if state.at is not None and state.at >= FIRST_MOMENT else None
    at = min(told or when, rt.now())
    same = row.status == state.status[:LONGEST_WORD] and row.status_at is not None
    if same and (asked or told is None or row.status_at == at):
        return True, Moved()
    with rt.database.write() as conn:
        moved = _move(conn, row, ours, at, rt.now(), system)
        if told is not None or moved.done or _agrees(conn, row, ours):
            _note(conn, row, state, ours, at)
        return True, moved


def _note(conn: Connection, row: WorkOrderRow, state: ExternalState, ours: str | None, at: datetime) -> None:
    """Its own word, and its own number where it had given a token only. A word nobody maps is not settled: it counts
    from when connectors.yaml translates it."""
    more = {"external_id": state.id} if state.id and not row.external_id else {}
    since = {"status_at": at if ours else None, "done_at": at if ours == "closed" else None}
    work_orders.change(conn, row.id, status=state.status[:LONGEST_WORD], **since, **more)


def _agrees(conn: Connection, row: WorkOrderRow, ours: str | None) -> bool:
    request = requests.by_id(conn, row.request_id)
    return ours is None or request is None or request.status == ours


def _move(conn: Connection, row: WorkOrderRow, ours: str | None, at: datetime, now: datetime, system: str) -> Moved:
    if ours is None or requests.by_id(conn, row.request_id) is None:
        return Moved()
    return move_request(conn, row.request_id, ours, at=at, now=now, source=system)
