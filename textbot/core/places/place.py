"""A place as the bot understood it, the need that asks for one, and what came of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

Kind = Literal["address", "intersection", "landmark", "street", "point", "text"]
Confidence = Literal["exact", "range", "approximate", "unverified"]
Problem = Literal["range", "no_such_street", "no_crossing", "map_link"]


@dataclass(frozen=True)
class Place:
    """Where something is. text: as a resident and a crew read it; lat, lon: WGS 84 degrees, None for kind "text";
    district, zone: names from the city's areas, None where unknown or where a street lies in several.

    confidence: exact (a known point), range (a house number laid along its block), approximate (a street, a block, a
    pin's nearest address, or a name that was nearly right), unverified (the resident's own words).
    found_by: "address", "intersection", "landmark", "street", "map link", "coordinates", "plus code", "photo" or
    "text"."""

    kind: Kind
    text: str
    lat: float | None = None
    lon: float | None = None
    district: str | None = None
    zone: str | None = None
    confidence: Confidence = "unverified"
    found_by: str = "text"

    @classmethod
    def in_words(cls, text: str) -> Self:
        """A place nobody could look up, kept as the resident wrote it."""
        return cls("text", " ".join(text.split()))

    def to_dict(self) -> dict[str, Any]:
        """This place as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The place that `to_dict` wrote. Raises TypeError for keys it does not know."""
        return cls(**data)


@dataclass(frozen=True)
class Owner:
    """Who looks after what the city does not: the county, a neighbour, the state's roads, the power company.
    phone: as residents dial it, "" when none is known. reports: keys of the reports it takes, () for all. names: its
    name in other languages, (language, name)."""

    key: str
    name: str
    phone: str = ""
    reports: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()

    def called(self, language: str) -> str:
        """Its name in a language."""
        return dict(self.names).get(language, self.name)


@dataclass(frozen=True)
class FindPlace:
    """A need: where is this? Answered by a Finding. loose: `text` is a whole sentence that may hold a place (none is
    no problem then); otherwise it is the answer to "where is it?". English and Spanish are heard in either language."""

    text: str
    language: str
    loose: bool


@dataclass(frozen=True)
class Finding:
    """What came of a FindPlace. places: none (unknown), one (found), two or three (alike: ask which).
    mention: the words that named it. outside: a real place, but not this city's. owners: who may look after it then.

    problem: range (no such number on that street), no_such_street, no_crossing (those streets do not meet), map_link
    (a shortened map link: only its own site knows the point). hint: what was understood, such as "Main St"."""

    places: tuple[Place, ...] = ()
    mention: str | None = None
    outside: bool = False
    problem: Problem | None = None
    hint: str | None = None
    owners: tuple[Owner, ...] = ()

    def owner(self, report: str) -> Owner | None:
        """Who takes that kind of report there: whoever takes it by name, else the first who takes any."""
        named = (each for each in self.owners if report in each.reports)
        return next(named, next((each for each in self.owners if not each.reports), None))


@dataclass(frozen=True)
class PhotoPlace:
    """A need: where were the photos of these texts taken? Answered by a Finding without a mention: the place of the
    newest one that tells, none when no photo does."""

    sids: tuple[str, ...]
