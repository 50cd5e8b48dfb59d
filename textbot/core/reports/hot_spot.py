"""When many reports of one kind in one place are one matter: the middle of them, and what belongs to it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textbot.core.places.gazetteer import Point, metres


@dataclass(frozen=True)
class Spotted:
    """A report on the map."""

    id: int
    at: Point
    department: str = ""


def middle(points: Sequence[Point]) -> Point:
    """The middle of points that lie close together. Raises ZeroDivisionError for none."""
    return sum(lat for lat, _lon in points) / len(points), sum(lon for _lat, lon in points) / len(points)


def around(newest: Spotted, others: Iterable[Spotted], within: int) -> tuple[Spotted, ...]:
    """The newest report and those at most `within` metres from it: of a whole street full of potholes a spot holds the
    ones that lie together."""
    return (newest, *(each for each in others if each.id != newest.id and metres(each.at, newest.at) <= within))


def department_of(spotted: Sequence[Spotted]) -> str:
    """The department that most of them went to."""
    return Counter(each.department for each in spotted).most_common(1)[0][0]
