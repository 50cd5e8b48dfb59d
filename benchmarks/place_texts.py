"""Place texts drawn from a seed over the demo city's own map: what a resident might write, and what it must lead to.

`python -m benchmarks.place_texts` writes tests/core/places/place_texts/drawn.csv anew. Slips, missing types, two
languages; twins (Oak Ave, Oak Ct), neighbours, roads and land of others."""

import csv
import random
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from textbot.config import HOME
from textbot.content.gazetteer import load_gazetteer
from textbot.core.places.areas import Areas
from textbot.core.places.gazetteer import Gazetteer, Street
from textbot.core.places.street_names import same_name
from textbot.store.place_pins import corner_name

SEED = 20261121
PAGE = HOME / "tests" / "core" / "places" / "place_texts" / "drawn.csv"
COLUMNS = ("text", "language", "loose", "kind", "expect")
SPELLED = dict(
    zip(range(1, 11), "first second third fourth fifth sixth seventh eighth ninth tenth".split(), strict=True)
)
LEADS = {
    "en": ("", "", "it's at ", "in front of ", "next to ", "near ", "im at ", "across from "),
    "es": ("", "", "es en ", "frente al ", "a un lado del ", "enfrente del ", "cerca del ", "vivo en el "),
}
MATTERS = {
    "en": ("pothole {at} {place}", "there is a street light out {at} {place} pls fix", "graffiti {at} {place}"),
    "es": ("hay un bache {at} {place}", "la luz esta fundida {at} {place} por favor", "basura tirada {at} {place}"),
}


class Labelled(NamedTuple):
    """One text. loose: a whole sentence, not the answer to "where is it?". expect: the place, several with " | " that
    must be asked about, or "outside: KEY" of whoever looks after it."""

    text: str
    language: str
    loose: bool
    kind: str
    expect: str


class Draw:
    """Draws texts about one city."""

    def __init__(self, seed: int = SEED) -> None:
        self.rng = random.Random(seed)
        folder = HOME / "flows" / "places"
        self.map: Gazetteer = load_gazetteer(
            {f"places/{p.name}": p.read_bytes() for p in folder.iterdir() if p.is_file()}
        )
        self.areas = Areas(self.map.areas)
        self.streets = {street.number: street for street in self.map.streets}
        self.blocks = {street: [b for b in self.map.blocks if b.street == street] for street in self.streets}
        here = (each for each in self.map.crossings if self.areas.locate(*each.point)[2])
        self.crossings = {(each.first, each.second) for each in here}
        self.twins = [group for group in self._families().values() if len(group) > 1]

    def texts(self) -> Iterator[Labelled]:
        """Every text, the same ones for a seed."""
        drawn: tuple[tuple[int, Callable[[], Labelled]], ...] = (
            (80, self.address), (60, self.corner), (30, self.twin),
            (30, self.landmark), (15, self.block), (35, self.outside),
        )  # fmt: skip
        for many, draw in drawn:
            seen: set[str] = set()
            while len(seen) < many:
                one = draw()
                if one.text not in seen:
                    seen.add(one.text)
                    yield one

    def address(self) -> Labelled:
        """A house number on any street."""
        street = self.rng.choice(self.map.streets)
        number = self._number(street)
        language = self.rng.choice(("en", "es"))
        said, meant = self._said(street, language)
        place = f"{number} {said}" if language == "en" or self.rng.random() < 0.5 else f"{number} de {said}"
        expect = " | ".join(f"{number} {each.name}" for each in meant if self._has(each, number))
        return self._in_words(place, language, "address", expect)

    def corner(self) -> Labelled:
        """Two streets that meet."""
        one, two = (self.streets[number] for number in self.rng.choice(sorted(self.crossings)))
        language = self.rng.choice(("en", "es"))
        first, second = self._said(one, language), self._said(two, language)
        joins = (
            (" and ", " & ", "/", " n ", " at ", " just past ")
            if language == "en"
            else (" y ", " con ", " esquina con ")
        )
        place = first[0] + self.rng.choice(joins) + second[0]
        pairs = product(first[1], second[1])
        met = [(a, b) for a, b in pairs if tuple(sorted((a.number, b.number))) in self.crossings]
        expect = " | ".join(corner_name(a.name, b.name) for a, b in met)
        return self._in_words(place, language, "corner", expect, lead=False)

    def twin(self) -> Labelled:
        """A name that two streets share, without its type: asked, unless only one has that number."""
        street = self.rng.choice(self.rng.choice(self.twins))
        meant, number = self._family(street), self._number(street)
        expect = " | ".join(f"{number} {each.name}" for each in meant if self._has(each, number))
        return self._in_words(f"{number} {self._base(street)}", "en", "twin", expect)

    def landmark(self) -> Labelled:
        """A place people name."""
        mark = self.rng.choice(self.map.landmarks)
        name = self.rng.choice((mark.name, *mark.aliases, *mark.short))
        alike = [each for each in self.map.landmarks if name in (each.name, *each.aliases, *each.short)]
        lead = self.rng.choice(("by ", "near ", "behind ", "next to ", "in front of "))
        expect = " | ".join(f"{each.name} ({each.address})" for each in alike[:3])
        return Labelled(lead + self._cased(name), "en", False, "landmark", expect)

    def block(self) -> Labelled:
        """The hundred block of a street."""
        street = self.rng.choice([each for each in self.map.streets if self._number(each) >= 100])
        hundred = self._number(street) // 100 * 100
        while not hundred:
            hundred = self._number(street) // 100 * 100
        language = self.rng.choice(("en", "es"))
        said, meant = self._said(street, language)
        shapes = (
            ("{n} block of {s}", "the {n} block of {s}", "{n} blk {s}") if language == "en" else ("cuadra {n} de {s}",)
        )
        place = self.rng.choice(shapes).format(n=hundred, s=said)
        held = [
            each for each in meant if any(b.low <= hundred + 99 and b.high >= hundred for b in self.blocks[each.number])
        ]
        return self._in_words(
            place, language, "block", " | ".join(f"{hundred} block of {b.name}" for b in held), lead=False
        )

    def outside(self) -> Labelled:
        """Another town, a road of somebody else's, or a pin beyond the city's edge."""
        owner = self.rng.choice([each for each in self.map.city.owners if each.towns or each.roads])
        expect = f"outside: {owner.owner.key}"
        street, roll = self.rng.choice(self.map.streets), self.rng.random()
        if owner.towns and roll < 0.7:
            town = self._cased(self.rng.choice(owner.towns))
            place = f"{self._number(street)} {self._cased(street.name)}{self.rng.choice((', ', ' in ', ' '))}{town}"
            return Labelled(place, "en", self.rng.random() < 0.5, "outside", expect)
        if owner.roads and roll < 0.7:
            road = self._cased(self.rng.choice(owner.roads))
            return Labelled(f"pothole on {road}", "en", True, "outside", expect)
        lat, lon, key = self.rng.choice(
            ((33.43, -112.10, "phoenix"), (33.42, -112.0, "tempe"), (33.52, -112.05, "county"))
        )
        spot = f"{lat + self.rng.random() / 100:.5f}, {lon + self.rng.random() / 100:.5f}"
        link = self.rng.choice(("{}", "https://maps.google.com/?q={}", "https://maps.apple.com/?ll={}&q=Pin"))
        return Labelled(link.format(spot.replace(" ", "")), "en", False, "outside", f"outside: {key}")

    def _in_words(self, place: str, language: str, kind: str, expect: str, *, lead: bool = True) -> Labelled:
        """The place as an answer or in a sentence."""
        place = self._cased(place)
        if self.rng.random() < 0.4:
            at = {"en": "at", "es": "en"}[language]
            return Labelled(self.rng.choice(MATTERS[language]).format(at=at, place=place), language, True, kind, expect)
        return Labelled((self.rng.choice(LEADS[language]) if lead else "") + place, language, False, kind, expect)

    def _said(self, street: Street, language: str) -> tuple[str, tuple[Street, ...]]:
        """A street as somebody writes it, and all that this may mean."""
        spanish = [alias for alias in street.aliases if alias.split()[0] in ("Calle", "Avenida", "Camino", "Privada")]
        if language == "es" and spanish and self.rng.random() < 0.6:
            return self.rng.choice(spanish), (street,)
        base, roll = self._base(street), self.rng.random()
        if roll < 0.25:
            return base, self._family(street)
        if roll < 0.5 and len(base) >= 5 and base.isalpha():
            return f"{self._slipped(base)} {street.name.rpartition(' ')[2]}", (street,)
        if roll < 0.6 and base[:-2].isdecimal() and int(base[:-2]) in SPELLED:
            return f"{SPELLED[int(base[:-2])]} {street.name.rpartition(' ')[2]}", (street,)
        return street.name, (street,)

    def _slipped(self, word: str) -> str:
        """One slip of a thumb, never in the first letter."""
        spot = self.rng.randrange(1, len(word) - 1)
        swapped = word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]
        return self.rng.choice((swapped, word[:spot] + word[spot + 1 :], word[:spot] + word[spot] + word[spot:]))

    def _cased(self, text: str) -> str:
        return self.rng.choice((text, text, text.lower(), text.upper()))

    def _number(self, street: Street) -> int:
        block = self.rng.choice(self.blocks[street.number])
        number = self.rng.randint(block.low or 1, block.high)
        return number if self.areas.locate(*block.at(number))[2] else self._number(street)

    def _has(self, street: Street, number: int) -> bool:
        known = any(each.street == street.number and each.number == number for each in self.map.addresses)
        return known or any(block.low <= number <= block.high for block in self.blocks[street.number])

    def _families(self) -> dict[tuple[str, ...], list[Street]]:
        found: dict[tuple[str, ...], list[Street]] = {}
        for street in self.map.streets:
            found.setdefault(same_name(street.name)[0], []).append(street)
        return found

    def _family(self, street: Street) -> tuple[Street, ...]:
        return tuple(self._families()[same_name(street.name)[0]])

    def _base(self, street: Street) -> str:
        return street.name.rpartition(" ")[0]


def write(path: Path = PAGE) -> int:
    """Write the drawn texts; how many."""
    rows = list(Draw().texts())
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows(row._replace(loose=int(row.loose)) for row in rows)
    return len(rows)


if __name__ == "__main__":
    print(f"{write()} texts in {PAGE}")
