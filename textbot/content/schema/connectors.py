"""What may stand in connectors.yaml, which may be left out: then every request stays in our own store."""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints

from textbot.content.schema.base import Entry, Key, Said, Snake
from textbot.core.work_orders.kinds import IN_HOUSE

Variable = Annotated[str, StringConstraints(pattern=r"^TEXTBOT_CONNECTOR_[A-Z0-9_]+$")]
"""The name of an environment variable."""
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
"""A system's name."""


def _address(text: str) -> str:
    """Nothing in it comes from a resident, so only its scheme is looked at; http is for this machine alone."""
    parts = urlsplit(text)
    if parts.username or parts.password or parts.fragment:
        raise ValueError("write no login into the address; its secrets stand in the environment")
    local = parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not local and not (parts.scheme == "https" and parts.hostname):
        raise ValueError("write https://host/path")
    return text.rstrip("/")


class SystemEntry(Entry):
    """A system of the city's that takes work orders."""

    kind: Literal["open311", "salesforce", "servicenow", "dynamics", "webhook", "email", "csv"]
    url: Annotated[str, AfterValidator(_address)] | None = Field(None, description="Its address, https://...")
    secrets: dict[Snake, Variable] = Field(
        default_factory=dict, description="What for -> the environment variable (TEXTBOT_CONNECTOR_...) that holds it."
    )
    options: dict[Snake, str] = Field(default_factory=dict, description="What its kind may be told.")
    seconds: float = Field(10.0, gt=0, le=15, description="Time limit of one call.")
    poll_minutes: float = Field(10.0, ge=0, le=1440, description="How often its states are asked for; 0: never.")
    settle_seconds: float | None = Field(
        None, ge=0, le=3600, description="An order not found so long after a call broke off was not made."
    )
    statuses: dict[str, Literal["open", "in_progress", "closed"]] = Field(
        default_factory=dict, description="Its word for a state -> ours."
    )


class ServiceEntry(Entry):
    """Where the orders of one service go, and under which names."""

    system: Name = Field(default=IN_HOUSE, description="A name of `systems`, or in_house.")
    code: str = Field(default="", description="What the system calls this service; left out: our service_code.")
    fields: dict[str, Said] = Field(default_factory=dict, description="Its field -> our words, with {placeholders}.")
    values: dict[Key, dict[Key, str]] = Field(
        default_factory=dict, description="Step -> our option's key -> the system's word."
    )
    contact: bool = Field(default=False, description="The resident's name and phone go along.")


class ConnectorsFile(Entry):
    """connectors.yaml: which system of the city's takes the work orders of which service."""

    version: Literal[1]
    systems: dict[Name, SystemEntry] = Field(default_factory=dict)
    services: dict[str, ServiceEntry] = Field(default_factory=dict, description="By a report's service_code.")
    others: ServiceEntry = Field(default=ServiceEntry(), description="Services that are not named.")
