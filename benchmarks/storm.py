"""A storm's texts replayed, with storm mode and without: how long a reply takes, how many work orders come of it.

`python -m benchmarks.storm --texts 10000` sends the same texts from as many phones through the whole path of a text
(thought, written to SQLite), in one process, in turn with the mode on and off."""

import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import click
from sqlalchemy import func, select

from benchmarks.report import write
from tests.rig.rehearsal import Rehearsal, stage
from tests.rig.storms import BANNERS, StormShelf
from textbot.config import HOME
from textbot.core.segments import count
from textbot.core.storm import LASTS, Storm, pausable
from textbot.runtime import Runtime
from textbot.store import incidents, requests, storms

SEED = 20261122
PAGE, COMMAND = HOME / "docs" / "benchmarks.md", "python -m benchmarks.storm --write"
# What comes in when the lights go out, and how often of a hundred.
MIX: Sequence[tuple[int, tuple[str, ...]]] = (
    (62, ("power out", "my power is out", "no power on my block", "power out at {n} Main St", "no hay luz",
          "se fue la luz", "when is the power coming back", "sin luz en mi casa")),
    (12, ("my street is flooded", "the street is like a river", "se inundó la calle")),
    (8, ("theres a pothole at elm and 5th", "graffiti on the wall at {n} Oak Ave", "hay un bache en elm y la 5")),
    (8, ("water leak in the street at {n} Main St", "a tree fell on {n} Elm St")),
    (10, ("when is trash day", "library hours", "where do i pay my water bill", "hi", "what shelters are open")),
)  # fmt: skip
WORDS = "| texts | storm mode | median | p95 | segments a reply | work orders for power |\n|---|---|---|---|---|---|"


@dataclass(frozen=True)
class Replayed:
    """Milliseconds a text, segments a reply, and what came of it."""

    texts: int
    mode: str
    times: tuple[float, ...]
    segments: float
    orders: int

    @property
    def line(self) -> str:
        """A row of the table."""
        median, high = statistics.median(self.times), statistics.quantiles(self.times, n=20)[-1]
        figures = f"{median:.1f} ms | {high:.1f} ms | {self.segments:.2f} | {self.orders}"
        return f"| {self.texts:,} | {self.mode} | {figures} |"


def texts(number: int) -> list[str]:
    """So many texts, the same each time."""
    random = Random(SEED)
    kinds = random.choices([kind for _, kind in MIX], weights=[share for share, _ in MIX], k=number)
    return [random.choice(kind).replace("{n}", str(random.randint(100, 900))) for kind in kinds]


def replay(rt: Runtime, said: list[str], mode: str, block: int) -> Replayed:
    """Each text from a phone of its own."""
    times, segments, now = [], 0, datetime.now(UTC)
    for number, text in enumerate(said):
        phone = Rehearsal(rt, f"+1{block + number}", now)
        began = time.perf_counter()
        heard = phone.text(text)
        times.append((time.perf_counter() - began) * 1000)
        segments += count(heard.us).parts if heard.us else 0
    with rt.database.read() as conn:
        power = (requests.requests.c.flow == "outage", requests.requests.c.source == "storm")
        orders = conn.execute(select(func.count()).where(*power)).scalar_one()
        gathered = sum(incidents.crowd(conn, each.id).texts for each in incidents.open_ones(conn))
    click.echo(f"{mode}: {gathered} texts gathered")
    return Replayed(len(said), mode, tuple(times), segments / len(said), orders)


def with_storm(rt: Runtime) -> Runtime:
    """The same parts in a storm."""
    now, playbook = datetime.now(UTC), rt.playbook
    pauses, kinds = [each.key for each in pausable(playbook)], [each.key for each in playbook.incidents]
    with rt.database.write() as conn:
        made = storms.start(conn, BANNERS, pauses, kinds, now + LASTS, by="benchmark", now=now)
        storms.end(conn, made, "benchmark", now)
    storm = Storm(made, BANNERS, now - timedelta(minutes=1), now + LASTS, frozenset(pauses), tuple(kinds))
    return replace(rt, shelf=StormShelf(rt.shelf, storm))  # type: ignore[arg-type]


@click.command()
@click.option("--texts", "number", default=10_000, show_default=True)
@click.option("--write", "keep", is_flag=True, help="Write the figures into docs/benchmarks.md.")
def main(number: int, keep: bool) -> None:
    """Replay them and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        rt = stage(f"sqlite:///{folder}/storm.db", Path(folder))
        said = texts(number)
        replay(rt, said[:200], "warm", 6_030_000_000)
        off = replay(rt, said, "off", 6_040_000_000)
        on = replay(with_storm(rt), said, "on", 6_050_000_000)
    ratio = statistics.median(on.times) / statistics.median(off.times)
    table = "\n".join((WORDS, off.line, on.line, "", f"Median with storm mode beside without: {ratio:.2f}."))
    click.echo(table)
    if keep:
        write(PAGE, "storm", table, COMMAND, date.today())


if __name__ == "__main__":
    main()
