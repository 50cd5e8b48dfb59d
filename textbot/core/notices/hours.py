"""Hours of the day in one zone or several at once, over days that skip some and nights on which clocks change."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

Window = tuple[time, time]
"""From the first time of day up to, not including, the second. One that begins after it ends holds no moment."""
Skips = Callable[[date], object]
"""Whether (anything true) a day is left out, as `Holidays.on` tells it."""

# 47 CFR 64.1200(c)(1): not before 8 am nor after 9 pm, where the called party is.
LAW: Window = (time(8), time(21))
# What no window holds within so many days, it never holds.
AHEAD = 40
HALF_A_YEAR = timedelta(days=182)
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Stands for "at no moment": later than any text is worth sending."""


def narrowed(window: Window | None, after: str = "", before: str = "") -> Window:
    """The hours of a topic as somebody wishes them ("18:00", or "" for no wish), within the law's. Where the topic's
    hours and the wish have none in common, the wish counts: the topic's hours are only what usually suits."""
    topic = _both(window or LAW, LAW)
    wish = (time.fromisoformat(after or "00:00"), time.fromisoformat(before) if before else time.max)
    common = _both(topic, wish)
    return common if common[0] < common[1] else _both(LAW, wish)


@lru_cache(maxsize=8192)
def first_moment(now: datetime, zones: tuple[str, ...], window: Window | None, skips: Skips | None) -> datetime:
    """The first moment from `now` that lies within the law's hours in every zone, and in the first of them within
    `window` and on no day that is skipped; NEVER when none does. On the two nights when clocks change a time of day is
    what clocks show: an hour that is left out opens nothing early, one that comes twice closes in between."""
    spans: list[tuple[ZoneInfo, Window, Skips | None]] = [(ZoneInfo(name), LAW, None) for name in zones]
    spans.append((ZoneInfo(zones[0]), _both(window or LAW, LAW), skips))
    at, end = now.astimezone(UTC), now.astimezone(UTC) + timedelta(days=AHEAD)
    while at < end:
        later = max(_opening(at, *span) for span in spans)
        if later == at:
            return at
        at = later
    return NEVER


def common(now: datetime, zones: tuple[str, ...]) -> Window:
    """The law's hours that all zones share, by the clocks of the first, in winter and in summer; the law's where they
    share none."""
    first, hours = ZoneInfo(zones[0]), LAW
    for day in (now.date(), now.date() + HALF_A_YEAR):
        for name in zones:
            opens, closes = (datetime.combine(day, clock, ZoneInfo(name)).astimezone(first) for clock in LAW)
            begins = opens.time() if opens.date() == day else time.min
            ends = closes.time() if closes.date() == day else time.max
            hours = _both(hours, (begins, ends))
    return hours if hours[0] < hours[1] else LAW


def nearest(wish: Window, lawful: Window) -> Window | None:
    """The lawful hour that is nearest to a wish; None when the wish holds some itself."""
    common_hours = _both(wish, lawful)
    if common_hours[0] < common_hours[1]:
        return None
    if wish[0] >= lawful[1]:
        return max(lawful[0], _later(lawful[1], -1)), lawful[1]
    return lawful[0], min(lawful[1], _later(lawful[0], 1))


def _later(clock: time, hours: int) -> time:
    return clock.replace(hour=min(23, max(0, clock.hour + hours)))


def closing(at: datetime, zones: tuple[str, ...], window: Window | None) -> datetime:
    """When the hours in which `at` lies end, in whichever zone they end first."""
    spans = [(ZoneInfo(name), LAW[1]) for name in zones] + [(ZoneInfo(zones[0]), (window or LAW)[1])]
    return min(_instant(at.astimezone(zone).date(), clock, zone, 0) for zone, clock in spans)


def _both(one: Window, other: Window) -> Window:
    return max(one[0], other[0]), min(one[1], other[1])


def _opening(at: datetime, zone: ZoneInfo, window: Window, skips: Skips | None) -> datetime:
    """The first moment from `at` within one window; NEVER when there is none."""
    if _is_within(at, zone, window, skips):
        return at
    today = at.astimezone(zone).date()
    for ahead in range(AHEAD):
        for fold in (0, 1):
            opens = _instant(today + timedelta(days=ahead), window[0], zone, fold)
            if opens > at and _is_within(opens, zone, window, skips):
                return opens
    return NEVER


def _is_within(at: datetime, zone: ZoneInfo, window: Window, skips: Skips | None) -> bool:
    local = at.astimezone(zone)
    return window[0] <= local.time() < window[1] and not (skips and skips(local.date()))


def _instant(day: date, clock: time, zone: ZoneInfo, fold: int) -> datetime:
    """When clocks show that time. One that is left out is taken as after the gap (fold 0, PEP 495)."""
    return datetime.combine(day, clock.replace(fold=fold), zone).astimezone(UTC)
