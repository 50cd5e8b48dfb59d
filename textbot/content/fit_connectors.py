"""Fitting connectors.yaml together: which system takes which orders."""

from textbot.content.schema.connectors import ConnectorsFile, ServiceEntry, SystemEntry
from textbot.core.work_orders.spec import Assignments, ServiceSpec, SystemSpec


def assignments_of(entry: ConnectorsFile | None) -> Assignments:
    """The assignments; without the file every order stays in our own store."""
    if entry is None:
        return Assignments()
    return Assignments(
        systems={name: _system(name, each) for name, each in entry.systems.items()},
        services={code: _service(each) for code, each in entry.services.items()},
        others=_service(entry.others),
    )


def _system(name: str, entry: SystemEntry) -> SystemSpec:
    return SystemSpec(
        name=name,
        kind=entry.kind,
        url=entry.url or "",
        secrets=dict(entry.secrets),
        options=dict(entry.options),
        seconds=entry.seconds,
        poll_minutes=entry.poll_minutes,
        settle_seconds=entry.settle_seconds,
        statuses={theirs.strip().lower(): ours for theirs, ours in entry.statuses.items()},
    )


def _service(entry: ServiceEntry) -> ServiceSpec:
    values = {step: dict(own) for step, own in entry.values.items()}
    return ServiceSpec(entry.system, entry.code, dict(entry.fields), values, entry.contact)
