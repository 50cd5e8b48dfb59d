"""What a text says about where something is, before anything is looked up."""

from dataclasses import dataclass
from typing import Literal

QueryKind = Literal[
    "point", "address", "between", "crossing", "block", "road", "landmark", "unknown", "street", "elsewhere", "map_link"
]
ORDER: tuple[QueryKind, ...] = (
    "point", "address", "between", "crossing", "block", "road", "landmark", "unknown", "street", "elsewhere",
    "map_link",
)  # fmt: skip
"""The kind that says most comes first: 123 Main St before the library beside it."""
SPOTS: frozenset[QueryKind] = frozenset(("address", "between", "crossing", "block"))
"""Each names one spot by itself: two of them in one text are two places."""


@dataclass(frozen=True)
class PlaceQuery:
    """One reading. mention: the words. streets: for each street named, all it may be (one for an address, two for a
    crossing, three for "Elm between 4th and 5th"). name: the words of a street nobody knows.

    sure: so clearly a place that a failed look-up is worth telling. exact: nothing was misspelled, and the thing is
    there and not across from there. outside: the other town that the text itself puts it in, "" for none. short: a
    landmark by a name that many places have. found_by: how a point was told. owner: the key of a road's owner."""

    kind: QueryKind
    mention: str
    streets: tuple[tuple[int, ...], ...] = ()
    number: int = 0
    point: tuple[float, float] | None = None
    landmarks: tuple[int, ...] = ()
    name: str = ""
    sure: bool = True
    exact: bool = True
    outside: str = ""
    short: bool = False
    found_by: str = ""
    owner: str = ""

    @property
    def order(self) -> tuple[int, bool]:
        """Sorts readings, the one that says most first."""
        return ORDER.index(self.kind), self.short
