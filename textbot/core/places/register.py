"""A register of addresses as streets: twins of one name told apart, and house numbers between the known ones."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from textbot.core.places.areas import Areas
from textbot.core.places.gazetteer import Block, Point, metres

FAR = 300.0
"""The same number on a street of the same name, so many metres away, is another street's."""
SAMPLE = 25
HUNDRED = 100

House = tuple[int, float, float, str, str]
"""number, lat, lon, city, postcode"""


@dataclass(frozen=True)
class Listed:
    """A street of a register. name: as it is shown, with its town where another has the same; called: without it.
    houses: number -> point, in order."""

    number: int
    name: str
    called: str
    houses: dict[int, Point]


@dataclass
class Register:
    """Addresses by street. repeated: rows that name a house again, such as its flats."""

    areas: Areas
    repeated: int = 0
    _streets: dict[str, list[House]] = field(default_factory=lambda: defaultdict(list))

    def add(self, street: str, house: House) -> None:
        """One more address."""
        self._streets[street].append(house)

    def streets(self) -> Iterator[Listed]:
        """Every street, numbered from 1 in the order of their names."""
        number = 0
        for called in sorted(self._streets):
            parts = _split(self._streets[called], [_city, _postcode, self._district])
            for label, houses in sorted(parts.items()):
                number += 1
                name = f"{called}, {label}" if label else called
                points: dict[int, Point] = {}
                for house, lat, lon, *_ in sorted(houses, key=lambda each: each[0]):
                    points.setdefault(house, (lat, lon))
                self.repeated += len(houses) - len(points)
                yield Listed(number, name, called, points)

    def _district(self, house: House) -> str:
        district = self.areas.locate(house[1], house[2])[0]
        return f"district {district}" if district else ""

    def whole(self, street: Listed) -> tuple[str | None, str | None]:
        """The district and the zone that hold all of a street within the city, None where it lies in several."""
        points = list(street.houses.values())
        found = [self.areas.locate(*point) for point in points[:: max(1, len(points) // SAMPLE)]]
        districts = {district for district, _, inside in found if inside}
        zones = {zone for _, zone, inside in found if inside}
        return (districts.pop() if len(districts) == 1 else None, zones.pop() if len(zones) == 1 else None)


def blocks_of(street: Listed) -> Iterator[Block]:
    """What lies between the lowest and the highest known number of each hundred, where there are two."""
    hundreds: dict[int, list[int]] = defaultdict(list)
    for number in street.houses:
        hundreds[number // HUNDRED].append(number)
    for numbers in hundreds.values():
        if len(numbers) > 1:
            low, high = numbers[0], numbers[-1]
            yield Block(street.number, low, high, street.houses[low], street.houses[high])


def _split(houses: list[House], labels: list[Callable[[House], str]]) -> dict[str, list[House]]:
    """The houses by the first label that tells those of one number apart; {"": all} where nothing needs to."""
    if not _clashes(houses):
        return {"": houses}
    for label in labels:
        parts: dict[str, list[House]] = defaultdict(list)
        for house in houses:
            parts[label(house)].append(house)
        if len(parts) > 1 and sum(map(_clashes, parts.values())) < _clashes(houses):
            return dict(parts)
    return {"": houses}


def _clashes(houses: Iterable[House]) -> int:
    first: dict[int, Point] = {}
    found = 0
    for number, lat, lon, *_ in houses:
        known = first.setdefault(number, (lat, lon))
        found += known != (lat, lon) and metres(known, (lat, lon)) > FAR
    return found


def _city(house: House) -> str:
    return house[3].title()


def _postcode(house: House) -> str:
    return house[4]
