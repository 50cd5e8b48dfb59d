"""What may stand in hours.yaml, which may be left out."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from textbot.content.schema.base import Entry, Key, Said, Span, WeekEntry

MonthDay = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class SeasonEntry(Entry):
    """The part of the year in which a place is open, both days included, as month-day: 05-23."""

    from_: MonthDay = Field(alias="from")
    until: MonthDay


class OpeningEntry(WeekEntry):
    """When one place is open; a missing day is closed."""

    name: Said = Field(description="Its name in a list: City Hall, library.")
    open: Said = Field(description="Said of a day it is open: {day}, {hours}.")
    closed: Said = Field(description="Said of a day it is closed: {day}, {next}.")
    holidays: Literal["city", "none"] = Field("city", description="Closed on the city's holidays, or on none.")
    season: SeasonEntry | None = None
    days: dict[date, Span | Literal["closed"]] = Field(
        default_factory=dict, description="Days that differ: 2026-12-24: 09:00-12:00, or closed."
    )


class HoursFile(Entry):
    """hours.yaml: when the city's places are open."""

    version: Literal[1]
    places: dict[Key, OpeningEntry]
