"""The moment a day begins that somebody typed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from textbot.runtime import Runtime


def moment_of(day: datetime | None, runtime: Runtime) -> datetime | None:
    """The start of that day where the city is; None for none."""
    return day.replace(tzinfo=ZoneInfo(runtime.timezone)) if day else None
