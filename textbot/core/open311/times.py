"""Times as GeoReport writes them: a W3C subset of ISO 8601, always with a zone (w3.org/TR/NOTE-datetime)."""

import re
from datetime import UTC, datetime, timedelta

from textbot.core.open311.reading import NotTaken

LONGEST = timedelta(days=90)
FORM = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)", re.ASCII)
WRONG = "{name} is no time with a zone, such as 2026-11-21T08:00:00Z."
BLANK_PLUS = re.compile(r" (\d\d:?\d\d)$")


def read_time(name: str, text: str) -> datetime | None:
    """The moment in UTC, None for an empty text. A plus that came as a blank is mended. Raises NotTaken."""
    text = BLANK_PLUS.sub(r"+\1", text.strip())
    if not text:
        return None
    try:
        if FORM.fullmatch(text):
            # At the ends of the calendar a zone can lead out of it.
            return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise NotTaken(WRONG.format(name=name))


def window(since: datetime | None, until: datetime | None, now: datetime) -> tuple[datetime, datetime]:
    """The span that is asked for: at most 90 days, the last 90 when nothing is said. Raises NotTaken for a longer one
    and for one that ends before it begins."""
    if since is None and until is None:
        return now - LONGEST, now
    try:
        first = since if since is not None else (until or now) - LONGEST
        last = until if until is not None else first + LONGEST
    except OverflowError:
        raise NotTaken("start_date and end_date are out of range.") from None
    if last < first:
        raise NotTaken("end_date is before start_date.")
    if last - first > LONGEST:
        raise NotTaken("start_date and end_date may be at most 90 days apart.")
    return first, last
