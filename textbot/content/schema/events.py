"""What may stand in events.yaml, which may be left out."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from textbot.content.schema.base import WEEKDAYS, Entry, Key, Said

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAY = rf"^(last|[1-9]|[12]\d|3[01]|(first|second|third|fourth|fifth|last) ({'|'.join(WEEKDAYS)}))$"
MonthDays = list[Annotated[str, StringConstraints(pattern=_DAY)]]


class EventEntry(Entry):
    """Something with dates: on `dates`, on days of each month (`months`), on `weekdays`, or by trash zone."""

    key: Key
    title: Said = Field(description="Its short name, within a sentence: 'the City Council meeting'.")
    where: str = Field("", description="Where it is: 'City Hall'.")
    at: Clock = Field(description="When it begins: 18:00.")
    dates: list[date] = Field(default_factory=list)
    months: MonthDays = Field(default_factory=list, description="'15', 'last', 'first tuesday', 'last friday'.")
    weekdays: list[Weekday] = Field(default_factory=list)
    weeks: Annotated[int, Field(ge=1, le=52)] = Field(1, description="Every so many weeks, counted from `from`.")
    from_: date | None = Field(None, alias="from")
    until: date | None = None
    by_zone: dict[str, date] = Field(
        default_factory=dict, description="Trash zone -> one day it comes there; then every `weeks` weeks."
    )
    districts: list[str] = Field(default_factory=list, description="Whom it concerns; everybody when left out.")
    holidays: bool = Field(True, description="false: not on the city's holidays.")

    @model_validator(mode="after")
    def _has_days(self) -> "EventEntry":
        if not (self.dates or self.months or self.weekdays or self.by_zone):
            raise ValueError("say when it is: dates, months, weekdays or by_zone")
        if self.weeks > 1 and self.weekdays and self.from_ is None:
            raise ValueError("every few weeks counts from a day; write from: 2026-12-07")
        return self


class EventsFile(Entry):
    """events.yaml: what happens in the city on days that are known ahead."""

    version: Literal[1]
    events: list[EventEntry] = Field(default_factory=list)
