"""A city of half a million addresses: how long it takes to import it, and to look a place up in it.

`python -m benchmarks.places` makes the city from a seed, imports it on SQLite and PostgreSQL, and asks 2,000 texts."""

import csv
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

import click

from benchmarks.report import write
from tests.rig import postgres as postgres_rig
from tests.rig.rehearsal import stage
from textbot.actions.playbook.import_places import import_places
from textbot.config import HOME
from textbot.content.address_rows import read_addresses
from textbot.core.places.place import FindPlace
from textbot.runtime import Runtime
from textbot.store import places
from textbot.store.database import Database

SEED = 20261121
ADDRESSES = 500_000
LOOKUPS = 2_000
MOST_SECONDS, MOST_MS = 60.0, 15.0
FIRST = "Al Bar Cor Dun El Fair Glen Har Iron Jas Kin Lark Mont Nor Oak Pem Quin Ros Stan Thorn Ver Wil Yar".split()
MIDDLE = "a e i o u an el or in ar en on al er".split()
LAST = "bury dale field ford gate grove ham hill hurst land ley mere mont side ton vale view ville wick wood".split()
TYPES = "St Ave Rd Dr Ln Ct Pl Blvd Way".split()
WEST, SOUTH, SIDE = -112.3, 33.2, 0.45


class House(NamedTuple):
    """One address of the made-up city."""

    number: int
    street: str
    lat: float
    lon: float


def city(addresses: int = ADDRESSES, seed: int = SEED) -> Iterator[House]:
    """The city, always the same one for a seed: some 60 houses a street, a fifth of the names with a twin of another
    type."""
    rng = random.Random(seed)
    names = sorted({f"{a}{b}{c}" for a in FIRST for b in MIDDLE for c in LAST})
    rng.shuffle(names)
    made = 0
    for serial in range(addresses):
        name = names[serial % len(names)]
        kinds = rng.sample(TYPES, 2 if rng.random() < 0.2 else 1)
        for kind in kinds:
            lat, lon = SOUTH + rng.random() * SIDE, WEST + rng.random() * SIDE
            across = rng.random() < 0.5
            for step in range(rng.randint(40, 160)):
                number = 100 + step * 4 + rng.choice((0, 1, 2))
                far = step * 0.0002
                yield House(number, f"{name} {kind}", lat + (far if across else 0), lon + (0 if across else far))
                made += 1
                if made >= addresses:
                    return


def write_csv(path: Path, houses: Iterator[House]) -> list[House]:
    """The city as OpenAddresses publishes one, with a bad row in a thousand; every hundredth house."""
    kept: list[House] = []
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow("LON LAT NUMBER STREET UNIT CITY DISTRICT REGION POSTCODE ID HASH".split())
        for serial, house in enumerate(houses):
            number = house.number if serial % 1000 else "N/A"
            rows.writerow([house.lon, house.lat, number, house.street.upper(), "", "", "", "AZ", "85099", serial, ""])
            if serial % 100 == 50:
                kept.append(house)
    return kept


def texts(houses: list[House], number: int = LOOKUPS, seed: int = SEED) -> list[str]:
    """What residents would text about these houses: plain, in a sentence, without the type, with a slip, in Spanish."""
    rng = random.Random(seed)
    shapes = (
        "{n} {s}", "there is a big pothole in front of {n} {s} and it has been there for weeks", "{n} {b}", "{n} {x}",
        "hay un bache frente al {n} de la calle {b}", "{s}", "{n} {s}, apt 4", "near {n} {x} by the blue house",
    )  # fmt: skip
    found = []
    for _ in range(number):
        house = rng.choice(houses)
        base = house.street.rpartition(" ")[0]
        spot = rng.randrange(1, len(base) - 1)
        slip = base[:spot] + base[spot + 1] + base[spot] + base[spot + 2 :]
        found.append(rng.choice(shapes).format(n=house.number, s=house.street, b=base, x=slip))
    return found


def measure(rt: Runtime, path: Path, asked: list[str]) -> tuple[float, float, float, float]:
    """Seconds to import; milliseconds of a look-up: half, 95% and 99% of them take no longer."""
    began = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as lines:
        done = import_places(rt, read_addresses(lines, path.name))
    seconds = time.perf_counter() - began
    assert done.addresses > 0.9 * ADDRESSES, done
    version = rt.playbook.gazetteer
    with rt.database.read() as conn:
        places.find(conn, FindPlace("warm", "en", False), version)
    took = []
    for text in asked:
        began = time.perf_counter()
        with rt.database.read() as conn:
            places.find(conn, FindPlace(text, "en", loose=len(text) > 40), version)
        took.append((time.perf_counter() - began) * 1000)
    parts = quantiles(took, n=100)
    return seconds, parts[49], parts[94], parts[98]


def line(name: str, measured: tuple[float, float, float, float]) -> str:
    """A row of the table."""
    seconds, half, most, nearly = measured
    goals = (seconds <= MOST_SECONDS, f"import in {MOST_SECONDS:.0f} s"), (most <= MOST_MS, f"p95 {MOST_MS:.0f} ms")
    verdict = "; ".join(f"{'reached' if good else 'MISSED'}: {goal}" for good, goal in goals)
    return f"| {name} | {seconds:.1f} | {half:.1f} | {most:.1f} | {nearly:.1f} | {verdict} |"


@click.command()
@click.option("--write", "writes", is_flag=True, help="Put the figures into docs/benchmarks.md.")
@click.option("--database", type=click.Choice(["sqlite", "postgresql", "both"]), default="both", show_default=True)
def main(writes: bool, database: str) -> None:
    """Import half a million made-up addresses and look places up among them."""
    lines = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        asked = texts(write_csv(folder / "city.csv", city()))
        for name in ("sqlite", "postgresql") if database == "both" else (database,):
            url = f"sqlite:///{folder}/{name}.db" if name == "sqlite" else stack.enter_context(postgres_rig.server())
            rt = stage(url, folder / name)
            own = Database(url)
            lines.append(line(name, measure(replace(rt, database=own), folder / "city.csv", asked)))
            own.close()
            rt.close()
            click.echo(lines[-1])
    head = "| database | import s | look-up p50 ms | p95 ms | p99 ms | goal |\n|---|--:|--:|--:|--:|---|\n"
    if writes:
        page = HOME / "docs" / "benchmarks.md"
        write(page, "places", head + "\n".join(lines), "make bench-places", date.today())


if __name__ == "__main__":
    main()
