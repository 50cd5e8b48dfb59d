"""In which time zones a phone may be: what its owner told, where they live, what its area code covers.

An area code says where a number was handed out, not where its owner is (the FCC's own words on numbers that move), so
without better knowledge both count: the area code's zones and the city's.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from phonenumbers.tzdata import TIMEZONE_DATA, TIMEZONE_LONGEST_PREFIX

from textbot.core.notices.hours import NEVER, first_moment

# Digits of +1, its area code, and of the exchange below which no zone changes.
AREA_CODE, EXCHANGE = 4, 7
# Any day: whether zones have an hour in common is hardly a matter of the season.
_ANY = datetime(2026, 1, 15, tzinfo=UTC)
_HALF_A_YEAR = timedelta(days=182)
# How people in this country call their zone -> its name.
CALLED: Mapping[str, str] = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "arizona": "America/Phoenix",
    "pacific": "America/Los_Angeles",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "puerto rico": "America/Puerto_Rico",
}


def zones(phone: str, city: str, own: str = "", at_home: bool = False) -> tuple[str, ...]:
    """The zones (IANA names) whose hours hold for a phone (E.164), the owner's likeliest first: their own when they
    told it; the city's when we keep their home in it; else the city's and those of the area code."""
    if own:
        return (own,)
    if at_home:
        return (city,)
    return _with_area(phone[: EXCHANGE + 1] if phone.startswith("+1") else phone, city)


def zone_named(words: str) -> str | None:
    """ "America/Denver", "mountain time", "Arizona" -> the IANA name; None for what names no zone."""
    said = " ".join(words.split())
    plain = said.lower().removesuffix(" time").removesuffix(" standard")
    if plain in CALLED:
        return CALLED[plain]
    return _names().get(said.lower().replace(" ", "_"))


@lru_cache(maxsize=65_536)
def _with_area(start: str, city: str) -> tuple[str, ...]:
    area = area_zones(start)
    if not area or city in area and len(area) == 1:
        return (city,)
    found = (city, *(each for each in area if each != city))
    return found if _have_a_common_hour(found) else (city,)


def area_zones(phone: str) -> tuple[str, ...]:
    """The zones of a phone's area or country code; () when it has none (a toll-free number) or is unknown. Zones whose
    clocks always agree are named once."""
    digits = phone.removeprefix("+")
    if digits.startswith("1"):
        found = _longest(digits[:EXCHANGE], AREA_CODE) or _area_codes().get(digits[:AREA_CODE], ())
    else:
        found = _longest(digits, 1)
    return _told_apart(found)


def _longest(digits: str, shortest: int) -> tuple[str, ...]:
    """What the longest known beginning of a number says of its zones."""
    for length in range(min(len(digits), TIMEZONE_LONGEST_PREFIX), shortest - 1, -1):
        known = TIMEZONE_DATA.get(digits[:length])
        if known:
            return tuple(known)
    return ()


@cache
def _area_codes() -> Mapping[str, tuple[str, ...]]:
    """Area code (with the 1) -> the zones of all its exchanges: some codes have no line of their own."""
    found: dict[str, dict[str, None]] = {}
    for digits, known in TIMEZONE_DATA.items():
        if digits.startswith("1") and len(digits) > AREA_CODE:
            found.setdefault(digits[:AREA_CODE], {}).update(dict.fromkeys(known))
    return {code: tuple(known) for code, known in found.items()}


@lru_cache(maxsize=4096)
def _told_apart(names: tuple[str, ...]) -> tuple[str, ...]:
    clocks = {_offsets(name): name for name in reversed(names)}
    return tuple(name for name in names if name in clocks.values())


def _offsets(name: str) -> tuple[timedelta | None, ...]:
    """How far its clocks are from UTC in the winter and in the summer."""
    zone = ZoneInfo(name)
    return tuple(moment.astimezone(zone).utcoffset() for moment in (_ANY, _ANY + _HALF_A_YEAR))


def _have_a_common_hour(names: tuple[str, ...]) -> bool:
    return all(first_moment(moment, names, None, None) != NEVER for moment in (_ANY, _ANY + _HALF_A_YEAR))


@cache
def _names() -> Mapping[str, str]:
    """Every zone in which a phone can be."""
    return {name.lower(): name for known in TIMEZONE_DATA.values() for name in known}
