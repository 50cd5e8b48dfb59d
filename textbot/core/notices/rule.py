"""A rule of an audience: one way to choose contacts. What each means is told where it is looked up (the store)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from shapely.geometry import Polygon

from textbot.core.phone import dialable

Corner = tuple[float, float]
STATUSES = ("open", "closed", "any")
FIRST_HOUSE, LAST_HOUSE = 0, 999_999
KEY_LENGTH, MOST_PHONES, MOST_CORNERS = 120, 10_000, 500


@dataclass(frozen=True)
class Topic:
    """Who joined the topic."""

    key: str


@dataclass(frozen=True)
class InArea:
    """Whose kept home lies in one of these areas. kind: district | zone."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class InPolygon:
    """Whose kept home lies within these corners: (longitude, latitude) each, in order, the first not repeated."""

    corners: tuple[Corner, ...]


@dataclass(frozen=True)
class OnStreet:
    """Whose kept home stands on that street, either side, with a house number from low to high."""

    street: str
    low: int
    high: int


@dataclass(frozen=True)
class Reported:
    """Who reported or follows requests of that kind. status: open (still to be done) | closed | any. since: made on
    that day or later."""

    flow: str
    status: str = "any"
    since: date | None = None


@dataclass(frozen=True)
class Repeats:
    """Who texts again and again."""


@dataclass(frozen=True)
class Answered:
    """Who was sent the answer, since that day."""

    key: str
    since: date | None = None


@dataclass(frozen=True)
class Got:
    """Who got, or may have got, that notice."""

    notice_id: int


@dataclass(frozen=True)
class Listed:
    """Who stands in an uploaded list."""

    list_id: int


@dataclass(frozen=True)
class Phones:
    """These numbers, in E.164."""

    numbers: tuple[str, ...]


Rule = Topic | InArea | InPolygon | OnStreet | Reported | Repeats | Answered | Got | Listed | Phones
ABOUT_HOMES = (InArea, InPolygon, OnStreet)


def read_rule(data: Any) -> Rule:
    """The rule that `to_data` wrote, or a file says. Raises ValueError with what is wrong, in plain words."""
    if not isinstance(data, Mapping) or not data:
        raise ValueError(f"a rule is one of {', '.join(READERS)} with a value")
    named = [key for key in data if key in READERS]
    if len(named) != 1:
        raise ValueError(f"a rule names one of {', '.join(READERS)}; this one has {', '.join(map(str, data))[:80]}")
    also = ALSO.get(named[0], ())
    strange = [str(key) for key in data if key not in (named[0], *also)]
    if strange:
        raise ValueError(f"'{named[0]}' knows nothing of '{strange[0][:30]}'")
    return READERS[named[0]](data)


def to_data(rule: Rule) -> dict[str, Any]:
    """The rule as plain JSON values."""
    match rule:
        case Topic():
            return {"topic": rule.key}
        case InArea():
            return {rule.kind: list(rule.names)}
        case InPolygon():
            return {"polygon": [list(corner) for corner in rule.corners]}
        case OnStreet():
            return {"street": rule.street, **_range(rule)}
        case Reported():
            return {"reported": rule.flow, "status": rule.status, **_since(rule.since)}
        case Repeats():
            return {"repeat": True}
        case Answered():
            return {"answer": rule.key, **_since(rule.since)}
        case Got():
            return {"notice": rule.notice_id}
        case Listed():
            return {"list": rule.list_id}
        case Phones():
            return {"phones": list(rule.numbers)}


def _range(rule: OnStreet) -> dict[str, int]:
    first = {"from": rule.low} if rule.low > FIRST_HOUSE else {}
    return first | ({"to": rule.high} if rule.high < LAST_HOUSE else {})


def _since(day: date | None) -> dict[str, str]:
    return {"since": day.isoformat()} if day else {}


def _key(value: Any, what: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > KEY_LENGTH:
        raise ValueError(f"'{what}' wants a name")
    return value.strip()


def _number(value: Any, what: str, least: int = 1) -> int:
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value < 2**53:
        raise ValueError(f"'{what}' wants a whole number")
    return value


def _day(value: Any) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError("'since' wants a day such as 2026-10-01") from None


def _areas(kind: str) -> Callable[[Mapping[str, Any]], InArea]:
    def read(data: Mapping[str, Any]) -> InArea:
        given = data[kind]
        names = [given] if isinstance(given, str | int) and not isinstance(given, bool) else given
        if not isinstance(names, list | tuple) or not names:
            raise ValueError(f"'{kind}' wants one name or several")
        return InArea(kind, tuple(dict.fromkeys(_key(str(name), kind) for name in names)))

    return read


def _polygon(data: Mapping[str, Any]) -> InPolygon:
    given = data["polygon"]
    try:
        corners = [(round(float(lon), 6), round(float(lat), 6)) for lon, lat in given]
    except (TypeError, ValueError):
        raise ValueError("'polygon' wants corners, each a longitude and a latitude") from None
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    if len(set(corners)) < 3 or len(corners) > MOST_CORNERS:
        raise ValueError(f"'polygon' wants 3 to {MOST_CORNERS} corners")
    if not all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in corners):
        raise ValueError("'polygon': each corner is a longitude and then a latitude, in degrees")
    if not Polygon(corners).is_valid:
        raise ValueError("'polygon': its lines cross each other; draw it again so that they do not")
    return InPolygon(tuple(corners))


def _street(data: Mapping[str, Any]) -> OnStreet:
    low = _number(data.get("from", FIRST_HOUSE), "from", 0)
    high = _number(data.get("to", LAST_HOUSE), "to", 0)
    if low > high:
        raise ValueError(f"'from' ({low}) is greater than 'to' ({high})")
    return OnStreet(_key(data["street"], "street"), low, high)


def _reported(data: Mapping[str, Any]) -> Reported:
    status = data.get("status", "any")
    if status not in STATUSES:
        raise ValueError(f"'status' is one of {', '.join(STATUSES)}")
    return Reported(_key(data["reported"], "reported"), status, _day(data.get("since")))


def _repeats(data: Mapping[str, Any]) -> Repeats:
    if data["repeat"] is not True:
        raise ValueError("'repeat' can only be true")
    return Repeats()


def _phones(data: Mapping[str, Any]) -> Phones:
    given = data["phones"]
    if not isinstance(given, list | tuple) or not 0 < len(given) <= MOST_PHONES:
        raise ValueError(f"'phones' wants 1 to {MOST_PHONES:,} numbers; put more into a list")
    numbers = [dialable(str(each)) for each in given]
    for place, number in enumerate(numbers, 1):
        if number is None:
            raise ValueError(f"'phones': number {place} is no phone number")
    return Phones(tuple(dict.fromkeys(number for number in numbers if number)))


READERS: Mapping[str, Callable[[Mapping[str, Any]], Rule]] = {
    "topic": lambda data: Topic(_key(data["topic"], "topic")),
    "district": _areas("district"),
    "zone": _areas("zone"),
    "polygon": _polygon,
    "street": _street,
    "reported": _reported,
    "repeat": _repeats,
    "answer": lambda data: Answered(_key(data["answer"], "answer"), _day(data.get("since"))),
    "notice": lambda data: Got(_number(data["notice"], "notice")),
    "list": lambda data: Listed(_number(data["list"], "list")),
    "phones": _phones,
}
"""What a rule may be called, and what reads it."""
ALSO: Mapping[str, tuple[str, ...]] = {
    "street": ("from", "to"),
    "reported": ("status", "since"),
    "answer": ("since",),
}
