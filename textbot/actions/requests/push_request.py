"""Telling a system of the city's what became of a request: a work order made, a remark, a correction, a withdrawal.

Find or create: what may have arrived already is looked for before it is sent again. A system that does not answer is
left alone for a while (core/work_orders/pace.py), and everything meant for it waits, in order; nothing is ever dropped
for its silence.
"""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection

from textbot.actions.record_health import failed, worked
from textbot.actions.requests.compose_order import compose_order, photo_links
from textbot.actions.requests.queue_push import DEED
from textbot.actions.turns.receive_text import place_of
from textbot.connectors.connector import Away, Refused, Unsure
from textbot.connectors.work_orders import External, GivesTokens, WorkOrders
from textbot.core.work_orders.order import WorkOrder
from textbot.core.work_orders.pace import next_try, pause, trial
from textbot.runtime import Runtime
from textbot.store import connectors, pushes, request_events, request_notes, work_orders
from textbot.store.pushes import PushRow

log = logging.getLogger(__name__)

# A name that is gone from connectors.yaml may come back.
UNNAMED_SECONDS = 10.0
SAYS = {
    "added": "The resident adds",
    "corrected": "The resident corrects",
    "reopened": "The resident says it is not fixed",
    "withdrawn": "The resident takes the report back",
}


def push_request(rt: Runtime, push_id: int) -> None:
    """Bring one push forward. Safe to run twice at once, and to be killed at any moment."""
    with rt.database.read() as conn:
        row = pushes.by_id(conn, push_id)
    if row is None or row.state not in pushes.UNSETTLED:
        return
    seconds = _seconds(rt, row.system)
    was = _claim(rt, row, rt.now() + trial(seconds))
    if was is None:
        return
    try:
        external = _deliver(rt, was)
    except Refused as error:
        _refused(rt, was, error)
    except Away as error:
        _waits(rt, was, error)
    except Exception as error:
        _broke(rt, was, error)
    else:
        _arrived(rt, was, external)


def _claim(rt: Runtime, row: PushRow, until: datetime) -> PushRow | None:
    """The push as it was before it was taken, committed before anything is sent; None when it is not its turn."""
    now = rt.now()
    with rt.database.write() as conn:
        if not connectors.admit(conn, row.system, now, until):
            return None
        was = pushes.claim(conn, row.id, now, until)
        if was is None and _on_trial(conn, row.system, until):
            connectors.put(conn, row.system, open_until=now)
        return was


def _on_trial(conn: Connection, system: str, until: datetime) -> bool:
    """Whether this very call took the one place of a system that may try again."""
    return connectors.by_name(conn, system).open_until == until


def _deliver(rt: Runtime, row: PushRow) -> External:
    """Do it; what the system calls the order. Raises Away, Refused."""
    system = rt.work_orders(row.system)
    with rt.database.read() as conn:
        order = compose_order(rt, conn, row.request_id, row.system)
        known = work_orders.of_request(conn, row.request_id, row.system)
        words = _words(rt, conn, row)
    if row.kind == "create":
        return _find_or_create(rt, system, order, row)
    if known is None:
        raise Refused("it has no order there to be told about")
    external = External(known.external_id, known.number, known.token, known.url)
    if not external.id:
        external = _with_id(system, external)
    _tell(system, row, external, order, words)
    return external


def _find_or_create(rt: Runtime, system: WorkOrders, order: WorkOrder, row: PushRow) -> External:
    """What only waited cannot be there. Else nobody knows, so it is looked for first; a look may take longer than the
    push is ours, and two that looked must not both make it."""
    found = system.find(order) if row.state != "waiting" else None
    if found is None and row.state != "waiting":
        with rt.database.write() as conn:
            if not pushes.keep(conn, row, rt.now() + trial(_seconds(rt, row.system))):
                raise Away("another worker is at it")
    return found or system.create(order)


def _with_id(system: WorkOrders, external: External) -> External:
    found = system.resolve(external.token) if isinstance(system, GivesTokens) else None
    if found is None:
        raise Away("the order has no number there yet")
    return found


def _tell(system: WorkOrders, row: PushRow, external: External, order: WorkOrder, words: str) -> None:
    key = f"{order.reference}/{row.id}"
    {"comment": system.comment, "correct": system.correct, "withdraw": system.withdraw}[row.kind](
        external, order, words, key
    )


def _words(rt: Runtime, conn: Connection, row: PushRow) -> str:
    """What a remark says: the resident's words, and links to the photos that came with them."""
    note = request_notes.by_id(conn, row.note_id) if row.note_id is not None else None
    if note is None:
        return "The city closed the report without work."
    said = f"{SAYS.get(note.kind, SAYS['added'])}{f': {note.body}' if note.body else '.'}"
    return "\n".join([said, *photo_links(rt, conn, tuple(note.photo_sids))])


def _arrived(rt: Runtime, row: PushRow, external: External) -> None:
    now = rt.now()
    with rt.database.write() as conn:
        if pushes.settle(conn, row.id, now):
            values = {"external_id": external.id, "number": external.number, "token": external.token}
            work_orders.put(conn, row.request_id, row.system, now, **values, **_told(external))
            if row.kind == "create":
                request_events.add(conn, row.request_id, "pushed", now, source=row.system)
        woken = worked(conn, row.system, now, _settles(rt, row.system))
        following = pushes.next_of(conn, row)
    if woken:
        log.info("connector %s is back: %s pushes go on", row.system, woken)
    if following is not None:
        rt.doorbell.ring(DEED, following)


def _told(external: External) -> dict[str, str]:
    """What is not known again from every answer stays as it was."""
    return {name: value for name, value in (("url", external.url), ("status", external.status[:80])) if value}


def _refused(rt: Runtime, row: PushRow, error: Refused) -> None:
    """It stays on record for staff; what waits behind it is told that there is no order."""
    log.warning("connector %s refuses push %s: %s", row.system, row.id, error)
    with rt.database.write() as conn:
        pushes.give_back(conn, row, state="refused", last_error=str(error))
        worked(conn, row.system, rt.now(), _settles(rt, row.system))
        following = pushes.next_of(conn, row)
    if following is not None:
        rt.doorbell.ring(DEED, following)


def _waits(rt: Runtime, row: PushRow, error: Away) -> None:
    """Later. Once nobody knows whether it arrived, that stays so until it was looked for."""
    log.info("connector %s, push %s: %s", row.system, row.id, error)
    now = rt.now()
    unsure = isinstance(error, Unsure) or row.state != "waiting"
    settles = timedelta(seconds=_settles(rt, row.system) if isinstance(error, Unsure) else 0)
    state = "unsure" if unsure else "waiting"
    with rt.database.write() as conn:
        if pushes.give_back(conn, row, state=state, last_error=str(error)):
            wait = max(next_try(row.tries + 1, failed(conn, row.system, error, now)), settles)
            pushes.change(conn, row.id, next_at=now + wait)


def _broke(rt: Runtime, row: PushRow, error: Exception) -> None:
    """A fault of ours, or an answer nobody thought of: this one waits, the system is not to blame."""
    log.error("connector %s, push %s: %s at %s", row.system, row.id, type(error).__name__, place_of(error))
    wait = max(pause(row.tries + 1), timedelta(seconds=_settles(rt, row.system)))
    with rt.database.write() as conn:
        pushes.give_back(conn, row, state="unsure", next_at=rt.now() + wait, last_error=type(error).__name__)


def _seconds(rt: Runtime, name: str) -> float:
    spec = rt.playbook.assignments.systems.get(name)
    return spec.seconds if spec else UNNAMED_SECONDS


def _settles(rt: Runtime, name: str) -> float:
    spec = rt.playbook.assignments.systems.get(name)
    return spec.settles if spec else 0.0
