"""What may stand in hours.yaml and situations.yaml; both may be left out."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from textbot.content.schema import Entry, Heard, Key, Said, Span, WeekEntry

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


class SituationEntry(Entry):
    """What somebody's life is like just now, and what the services that help are about."""

    title: Said = Field(description='Its short name: "help after losing a job".')
    ask: Heard = Field(description="What residents text, per language.")
    listen: Heard = Field(default_factory=dict, description="Strong words: alone they mean this situation.")
    say: Said = Field(description="Said above the list of services.")
    tags: Annotated[list[Key], Field(min_length=1)] = Field(description="Services with one of these are listed.")
    first: list[Key] = Field(default_factory=list, description="Of these, the ones with one of these tags come first.")


class SituationsFile(Entry):
    """situations.yaml: texts that are answered by a list of every service that applies."""

    version: Literal[1]
    situations: dict[Key, SituationEntry]
