"""Looking up what a text said about a place: one method per kind of reading, each a few keyed queries."""

from collections.abc import Iterable
from itertools import product

from sqlalchemy import Connection

from textbot.core.places.gazetteer import Point
from textbot.core.places.place import Confidence, Finding, Kind, Owner, Place
from textbot.core.places.query import PlaceQuery
from textbot.store.place_known import Known
from textbot.store.place_pins import corner, name_of
from textbot.store.place_reads import Reads

MOST_CHOICES = 3


class Lookup:
    """Answers readings from what is known of one city."""

    def __init__(self, conn: Connection, known: Known) -> None:
        self.known, self.reads = known, Reads(conn, known)

    def answer(self, query: PlaceQuery) -> Finding:
        """What this reading leads to."""
        answers = {
            "point": self._point,
            "address": self._address,
            "between": self._between,
            "crossing": self._crossing,
            "block": self._block,
            "landmark": self._landmark,
            "street": self._street,
        }
        if query.outside:
            owner = self.known.city.towns.get(query.outside, "")
            stranger = query.outside in self.known.city.neighbours and not owner
            owners = () if stranger else self._owners(owner)  # what lies in another town is not the county's
            return Finding(mention=query.mention, outside=True, owners=owners)
        if query.kind in answers:
            return answers[query.kind](query)
        if query.kind == "road":
            return Finding(mention=query.mention, outside=True, owners=self._owners(query.owner))
        if query.kind == "unknown":
            return Finding(mention=query.mention, problem="no_such_street", hint=query.name)
        return Finding(mention=query.mention, problem="map_link")

    def pin(self, point: Point, mention: str | None, found_by: str) -> Finding:
        """A point on the map, named after the crossing, address or block nearest to it."""
        name = name_of(self.reads, point)
        numbers = f"{point[0]:.5f}, {point[1]:.5f}"
        text = f"{name} ({numbers})" if name else numbers
        return self._finding([self._place("point", text, point, "approximate", found_by)], mention, (point,))

    def _point(self, query: PlaceQuery) -> Finding:
        assert query.point is not None
        return self.pin(query.point, query.mention, query.found_by)

    def _address(self, query: PlaceQuery) -> Finding:
        places: list[Place | None] = []
        spots: list[Point] = []
        known = self.reads.points(query.streets[0], query.number)
        for street in query.streets[0]:
            spot = known.get(street) or self._laid_along(street, query.number)
            if spot is None:
                continue
            confidence: Confidence = "exact" if street in known else "range"
            text = f"{query.number} {self.known.streets[street].name}"
            places.append(self._place("address", text, spot, confidence if query.exact else "approximate", "address"))
            spots.append(spot)
        if places:
            return self._finding(places, query.mention, spots)
        return self._failed(query, "range", query.streets[0])

    def _laid_along(self, street: int, number: int) -> Point | None:
        blocks = self.reads.blocks(street, number, number)
        blocks.sort(key=lambda block: ((number - block.low) % 2, block.high - block.low))
        return blocks[0].at(number) if blocks else None

    def _block(self, query: PlaceQuery) -> Finding:
        low = query.number // 100 * 100
        places: list[Place | None] = []
        for street in query.streets[0]:
            blocks = self.reads.blocks(street, low, low + 99)
            if blocks:
                spot = blocks[len(blocks) // 2].at(low + 50) if blocks[0].high > low + 99 else blocks[0].middle
                text = f"{low} block of {self.known.streets[street].name}"
                places.append(self._place("address", text, spot, "approximate", "address"))
        return self._finding(places, query.mention) if places else self._failed(query, "range", query.streets[0])

    def _crossing(self, query: PlaceQuery) -> Finding:
        one, two = query.streets
        places: list[Place | None] = []
        for (first, second), spots in self.reads.meetings(one, two).items():
            confidence: Confidence = "exact" if query.exact and len(spots) == 1 else "approximate"
            text = corner(self.reads, first, second)
            places.append(self._place("intersection", text, spots[0], confidence, "intersection"))
        if places:
            return self._finding(places, query.mention)
        return self._failed(query, "no_crossing", (one[0], two[0]))

    def _between(self, query: PlaceQuery) -> Finding:
        on, one, two = query.streets
        starts, ends = self.reads.meetings(on, one), self.reads.meetings(on, two)
        places: list[Place | None] = []
        for (first, spots), (second, others) in product(starts.items(), ends.items()):
            street, *rest = set(first) & set(second)
            if rest or first == second or street not in on:
                continue
            names = [self.known.streets[other].name for pair in (first, second) for other in pair if other != street]
            text = f"{self.known.streets[street].name} between {names[0]} and {names[1]}"
            spot = ((spots[0][0] + others[0][0]) / 2, (spots[0][1] + others[0][1]) / 2)
            places.append(self._place("address", text, spot, "approximate", "intersection"))
        return self._finding(places, query.mention) if places else self._failed(query, "no_crossing", (on[0], one[0]))

    def _landmark(self, query: PlaceQuery) -> Finding:
        places: list[Place | None] = []
        for row in self.reads.landmarks(query.landmarks):
            text = f"{row.name} ({row.address})" if row.address else row.name
            confidence: Confidence = "exact" if query.exact else "approximate"
            places.append(self._place("landmark", text, (row.lat, row.lon), confidence, "landmark"))
        return self._finding(places, query.mention)

    def _street(self, query: PlaceQuery) -> Finding:
        rows = [self.known.streets[street] for street in query.streets[0]]
        places = [
            Place("street", row.name, *row.point, row.district, row.zone, "approximate", "street") for row in rows
        ]
        return self._finding(places, query.mention)

    def _place(self, kind: Kind, text: str, point: Point, confidence: Confidence, found_by: str) -> Place | None:
        """The place with its areas; None when it lies outside the city."""
        district, zone, inside = self.known.areas.locate(*point)
        lat, lon = round(point[0], 6), round(point[1], 6)
        return Place(kind, text, lat, lon, district, zone, confidence, found_by) if inside else None

    def _finding(
        self, places: Iterable[Place | None], mention: str | None, spots: Iterable[Point] = ()
    ) -> Finding:  # fmt: skip
        tried = list(places)
        inside = [place for place in tried if place is not None]
        if inside or not tried:
            return gathered(inside, mention)
        there = [self.known.areas.owner(*spot) for spot in spots]
        return Finding(mention=mention, outside=True, owners=self._owners(there[0] if there else ""))

    def _owners(self, key: str) -> tuple[Owner, ...]:
        """Whom that key names, else all who look after whatever lies outside."""
        everyone = self.known.city.owners
        named = tuple(each.owner for each in everyone if key and each.owner.key == key)
        return named or tuple(each.owner for each in everyone if each.elsewhere)

    def _failed(self, query: PlaceQuery, problem: str, streets: Iterable[int]) -> Finding:
        if not query.sure:
            return Finding()
        hint = " & ".join(dict.fromkeys(self.known.streets[street].name for street in streets))
        if problem == "range":
            return Finding(mention=query.mention, problem="range", hint=hint)
        return Finding(mention=query.mention, problem="no_crossing", hint=hint)


def gathered(places: Iterable[Place], mention: str | None) -> Finding:
    """The places as a Finding: alike ones once; more than can be asked about are none, with the words as a hint."""
    different = tuple({place.text: place for place in places}.values())
    if len(different) > MOST_CHOICES:
        return Finding(mention=mention, hint=mention)
    return Finding(different, mention)
