"""Which system takes the work orders of which service, as connectors.yaml says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from textbot.core.work_orders.kinds import IN_HOUSE, KINDS, Kind


@dataclass(frozen=True)
class SystemSpec:
    """How to reach one system. url: its address. secrets: what for -> the environment variable that holds it.
    options: what its kind may be told. seconds: the time limit of one call. poll_minutes: how often its states are
    asked for, 0 for never. settle_seconds: None for its kind's own. statuses: its words, in lower case -> ours."""

    name: str
    kind: str
    url: str = ""
    secrets: Mapping[str, str] = field(default_factory=dict, hash=False)
    options: Mapping[str, str] = field(default_factory=dict, hash=False)
    seconds: float = 10.0
    poll_minutes: float = 10.0
    settle_seconds: float | None = None
    statuses: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def of_kind(self) -> Kind:
        """What is known of its kind."""
        return KINDS[self.kind]

    @property
    def settles(self) -> float:
        """Seconds after which an order that nobody found is not there."""
        return self.of_kind.settles if self.settle_seconds is None else self.settle_seconds


@dataclass(frozen=True)
class ServiceSpec:
    """Where the orders of one service go. code: the service's name there. fields: their field -> our template
    ("{lane} lane"). values: step -> our option's key -> their word. contact: the resident's name and phone go along."""

    system: str = IN_HOUSE
    code: str = ""
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    contact: bool = False


@dataclass(frozen=True)
class Assignments:
    """All of connectors.yaml. systems: by name; services: by our service_code; others: for a service not named."""

    systems: Mapping[str, SystemSpec] = field(default_factory=dict)
    services: Mapping[str, ServiceSpec] = field(default_factory=dict)
    others: ServiceSpec = ServiceSpec()

    def service(self, code: str) -> ServiceSpec:
        """Where a service's orders go."""
        return self.services.get(code, self.others)

    def system(self, name: str) -> SystemSpec:
        """A system by its name. Raises KeyError for one that is not there (any more)."""
        return SystemSpec(IN_HOUSE, IN_HOUSE) if name == IN_HOUSE else self.systems[name]
