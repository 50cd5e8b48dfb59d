"""Which system each report and each answer needs, and how that system is doing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from textbot.core.playbook import Flow, Playbook
from textbot.core.work_orders.kinds import IN_HOUSE
from textbot.core.work_orders.pace import is_open
from textbot.runtime import Runtime
from textbot.store import connectors, pushes
from textbot.store.connectors import ConnectorRow

OWN = "in-house"
ASKED = "lookup"


@dataclass(frozen=True)
class Doing:
    """How one system is doing. state: in-house | works | new (never called) | failing | resting (left alone for now) |
    unset (a secret is missing) | gone (connectors.yaml lacks it). waits: pushes not settled, since `since`; refused:
    pushes that staff must see to. error: the last one, "" while it works."""

    name: str
    kind: str
    state: str
    last_success_at: datetime | None = None
    open_until: datetime | None = None
    error: str = ""
    waits: int = 0
    since: datetime | None = None
    refused: int = 0
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One report or answer, and the system it needs. code: what that calls the service."""

    kind: str
    key: str
    system: str
    code: str = ""


def lines(playbook: Playbook) -> tuple[Line, ...]:
    """Every report, and every answer that asks a connector, by its key."""
    return (*sorted(_reports(playbook), key=lambda line: line.key), *sorted(_answers(playbook), key=lambda x: x.key))


def doings(rt: Runtime) -> dict[str, Doing]:
    """Every system by its name: those of connectors.yaml and city.yaml, and any that orders still wait for."""
    playbook = rt.playbook
    with rt.database.read() as conn:
        counts, since = pushes.counts(conn), pushes.oldest_unsettled(conn)
        names = {IN_HOUSE, *playbook.assignments.systems, *playbook.city.connectors, *since}
        rows = {name: connectors.by_name(conn, name) for name in names}
    return {name: _doing(rt, rows[name], counts, since.get(name)) for name in sorted(names)}


def _reports(playbook: Playbook) -> Iterator[Line]:
    for flow in playbook.flows.values():
        if flow.kind != "answer" and _sends(flow):
            service = playbook.assignments.service(flow.service_code)
            yield Line(flow.kind, flow.key, service.system, service.code or flow.service_code)


def _answers(playbook: Playbook) -> Iterator[Line]:
    for flow in playbook.flows.values():
        lookup = flow.entry.lookup if flow.entry else None
        if lookup is not None and lookup.connector:
            yield Line("answer", flow.key, lookup.connector)


def _sends(flow: Flow) -> bool:
    return any(step.kind == "submit" for step in flow.steps)


def _doing(rt: Runtime, row: ConnectorRow, counts: dict[tuple[str, str], int], since: datetime | None) -> Doing:
    assignments, now = rt.playbook.assignments, rt.now()
    spec = assignments.systems.get(row.name)
    kind = OWN if row.name == IN_HOUSE else spec.kind if spec else ASKED
    variables = spec.secrets.values() if spec else ()
    lacking = tuple(sorted(each for each in variables if not rt.settings.connector_secrets.get(each)))
    gone = spec is None and kind == ASKED and row.name not in rt.playbook.city.connectors
    waits = sum(number for (name, state), number in counts.items() if name == row.name and state in pushes.UNSETTLED)
    state = "gone" if gone else "in-house" if kind == OWN else "unset" if lacking else _state(row, now)
    return Doing(
        row.name, kind, state, row.last_success_at, row.open_until if is_open(row.open_until, now) else None,
        row.last_error, waits, since, counts.get((row.name, "refused"), 0), lacking,
    )  # fmt: skip


def _state(row: ConnectorRow, now: datetime) -> str:
    if is_open(row.open_until, now):
        return "resting"
    if row.failures:
        return "failing"
    return "works" if row.last_success_at else "new"
