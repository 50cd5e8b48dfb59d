"""A text prepared for reading places: its words, the streets and landmarks named in it, and what stands around them."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from textbot.core.places.gazetteer import City, Point
from textbot.core.places.landmark_names import LandmarkMention, LandmarkNames
from textbot.core.places.road_names import RoadMention, RoadNames
from textbot.core.places.street_names import StreetMention, StreetNames
from textbot.core.places.tokens import Token, tokens, words
from textbot.core.places.towns import Towns
from textbot.core.places.words import (
    ACROSS,
    ARTICLES,
    BLOCKS,
    CLOSERS,
    DISTANCES,
    EVERYDAY_ES,
    FILLERS,
    JOIN_FILLERS,
    JOINS,
    MONTHS,
    NEAR_STREET,
    PREFIXES,
    TIMES,
    UNITS,
    YEARS,
)

LONGEST_TEXT = 1600
_PAIR = re.compile(r"(?<![\w.$/-])(\d{2,6})(?: ?[-–] ?\d{2,6}| (?:1/2|½))(?= [^\W\d_])")


@dataclass(frozen=True)
class Names:
    """Every name that is listened for. centre: the middle of the city, which completes a short Plus code."""

    streets: StreetNames
    landmarks: LandmarkNames
    city: City
    centre: Point | None = None

    @cached_property
    def roads(self) -> RoadNames:
        """The roads that are not the city's."""
        return RoadNames(self.city.roads)


class Reading:
    """One text, read once. loose: a whole sentence, where a name alone proves no place."""

    def __init__(self, text: str, names: Names, loose: bool) -> None:
        self.text, self.names, self.loose = text, names, loose
        self.tokens = list(tokens(one_number(text[:LONGEST_TEXT])))
        self.size = len(self.tokens)
        self.towns = Towns(names.city, self.tokens)
        self.roads = self._find_roads()
        self.landmarks = self._find_landmarks()
        self.streets = self._find_streets()

    def word(self, place: int) -> str:
        """The word or mark at a place, "" beyond both ends."""
        return self.tokens[place].text if 0 <= place < self.size else ""

    def said(self, start: int, end: int) -> str:
        """The original words from token start to end (end left out)."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def before(self, place: int, *, articles: bool = False) -> str:
        """The word in front of a place, articles skipped when asked."""
        place -= 1
        while articles and self.word(place) in ARTICLES:
            place -= 1
        return self.word(place)

    def closed(self, end: int) -> bool:
        """A name that ends here may be a street: the sentence stops or goes on with a small word, not with a noun."""
        return end >= self.size or self.word(end) in CLOSERS

    def closed_number(self, end: int) -> bool:
        """As `closed`, for a number: no time, date or amount either."""
        return self.closed(end) and self.word(end) not in TIMES

    def whole(self, start: int, end: int) -> bool:
        """The text is nothing but the words from start to end, politeness and small words aside."""
        own = set(words(f"{self.names.city.name} {self.names.city.state}")) | set(self.names.city.zips)
        aside = [place for place in range(self.size) if not start <= place < end]
        return all(
            self.word(place) in FILLERS or self.word(place) in UNITS or self.word(place) in own or self._unit(place)
            for place in aside
        )

    def house(self, place: int) -> int | None:
        """The house number at a place: no price, year, day of a month, time or part of a longer number."""
        number = self.tokens[place].house if 0 <= place < self.size else None
        if number is None:
            return None
        glued = place > 0 and self.tokens[place - 1].end == self.tokens[place].start
        if glued and self.word(place - 1) in ("$", "-", ".", ":", ","):
            return None
        dated = number <= 31 and self.before(place) in MONTHS
        year = self.loose and 1900 <= number <= 2100 and self.before(place) in YEARS and not self._street_follows(place)
        return None if dated or year else number

    def _street_follows(self, place: int) -> bool:
        """A street's name that ends what is said: "en 1919 Yucca" is a house."""
        street = self.names.streets.at(self.tokens, place + 1 + (self.word(place + 1) == "de"))
        return street is not None and street.form == "name" and self.closed(street.end)

    def gap(self, one: StreetMention, two: StreetMention) -> list[str]:
        """The words between two streets."""
        return [self.word(place) for place in range(one.end, two.start)]

    def away(self, start: int) -> bool:
        """ "two blocks from ...": the place named is not the place meant."""
        return any(self.word(place) in DISTANCES for place in range(max(start - 4, 0), start))

    def across(self, start: int) -> bool:
        """ "across from ...", "enfrente de ...": on the other side of the street."""
        return any(self.word(place) in ACROSS for place in range(max(start - 4, 0), start))

    def elsewhere(self, start: int, end: int) -> str:
        """The town that the words around tokens start to end put them into (", Tempe", "in Mesa on ..."), "elsewhere"
        for a ZIP code that is not ours, else ""."""
        place = end
        while self.word(place) in UNITS or self.word(place) in (",", "in", "en", ".") or self._unit(place):
            place += 1
        return self.towns.at(place) or self.towns.ahead(start)

    def la_named(self, street: StreetMention) -> bool:
        """ "la Main", "la Elm": Spanish says a street's name so, where the name is no Spanish noun ("la iglesia")."""
        named = street.form == "name" and not street.typed
        return named and self.before(street.start) == "la" and self.word(street.start) not in EVERYDAY_ES

    def _unit(self, place: int) -> bool:
        return self.word(place - 1) in UNITS and self.word(place)[:1].isalnum() and len(self.word(place)) <= 5

    def _find_roads(self) -> tuple[RoadMention, ...]:
        """Roads of others; their words are then no street's and no number."""
        found = [road for place in range(self.size) if (road := self.names.roads.at(self.tokens, place))]
        for road in found:
            for taken in range(road.start, road.end):
                self.tokens[taken] = replace(self.tokens[taken], text="\0")
        return tuple(found)

    def _find_landmarks(self) -> tuple[LandmarkMention, ...]:
        """Landmarks by their names; the words of a full name are then no street's ("Washington School")."""
        found: list[LandmarkMention] = []
        place = 0
        while place < self.size:
            known = self.names.landmarks.at(self.tokens, place, self.loose)
            landmark = known or self.names.landmarks.nearly_at(self.tokens, place)
            if landmark is None:
                place += 1
                continue
            found.append(landmark)
            for taken in range(landmark.start, 0 if landmark.short else landmark.end):
                self.tokens[taken] = replace(self.tokens[taken], text="\0")
            place = landmark.end
        return tuple(found)

    def _find_streets(self) -> tuple[StreetMention, ...]:
        found: list[StreetMention] = []
        place = 0
        while place < self.size:
            street = self._street_at(place, found)
            if street is None:
                place += 1
                continue
            place = street.end
            if not self._is_date(street):
                found.append(street)
        return tuple(found)

    def _street_at(self, place: int, found: Sequence[StreetMention]) -> StreetMention | None:
        if self.tokens[place].house is not None and self.before(place) not in PREFIXES:
            behind = self.names.streets.at(self.tokens, place + 1)
            if behind and (behind.typed or behind.form in ("name", "ordinal")):
                return None  # "123" of "123 5th St" is a house
        exact = self.names.streets.at(self.tokens, place)
        if exact:
            return exact
        near = self.names.streets.nearly_at(self.tokens, place)
        return near if near and self._fair_guess(near, found) else None

    def _fair_guess(self, near: StreetMention, found: Sequence[StreetMention]) -> bool:
        """A misspelled name counts where the words around it call for a street."""
        if not self.loose or self.word(near.start) in PREFIXES:
            return True
        if near.typed and self.before(near.start) in NEAR_STREET:
            return True
        numbered = near.start - 1 - (self.word(near.start - 1) == "de")
        if self.house(numbered) is not None:
            return near.typed or self.closed(near.end)
        if near.typed and BLOCKS & {self.word(near.start - 1), self.word(near.start - 2)}:
            return True
        if near.end - near.start == 1 and len(self.word(near.start)) < 5:
            return False
        joined = bool(found) and self._joins(found[-1].end, near.start)
        joins = self.word(near.end) in JOINS and bool(self.names.streets.at(self.tokens, near.end + 1))
        return (joined and self.closed(near.end)) or joins

    def _joins(self, start: int, end: int) -> bool:
        """One to three words that join two streets: "and", "esquina con"."""
        return 0 < end - start <= 3 and made_of([self.word(place) for place in range(start, end)], JOINS, JOIN_FILLERS)

    def _is_date(self, street: StreetMention) -> bool:
        """ "May 5th", "the 5th of May", "5 de mayo": neither the day nor the month is a street."""
        if street.typed:
            return False
        ahead, behind = self.before(street.start), self.word(street.end)
        beyond = self.word(street.end + 1) if behind in ("of", "de") else behind
        if street.form != "name":
            return ahead in MONTHS or beyond in MONTHS
        if self.word(street.start) not in MONTHS:
            return False
        day = self.before(street.start - 1) if ahead in ("of", "de") else ahead
        return any(_is_day(word) for word in (day, behind))


def one_number(text: str) -> str:
    """ "123-125 Main" and "123 1/2 Main" with their first number alone, the rest blank: one house of the two is near
    enough."""
    return _PAIR.sub(lambda found: found[1] + " " * (len(found[0]) - len(found[1])), text)


def made_of(gap: Sequence[str], needed: Set[str], allowed: Set[str]) -> bool:
    """Every word of the gap is needed or allowed, and one of the needed words is there."""
    return any(word in needed for word in gap) and all(word in needed or word in allowed for word in gap)


def _is_day(word: str) -> bool:
    """ "5", "5th": at most 31."""
    ordinal = Token(word, 0, 0).ordinal
    return ordinal is not None and ordinal[0] <= 31
