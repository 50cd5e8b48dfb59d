"""How fast a text is answered: textbot's whole webhook beside the floor, in alternating windows of one run.

python -m benchmarks.webhook [--database sqlite] [--rounds 5] [--seconds 4] [--write]
"""

import multiprocessing
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from benchmarks import report, servers
from benchmarks.load import Measured, Window, measure
from benchmarks.report import Goal, Row
from benchmarks.texts import COMMANDS, QUESTIONS, Webhook
from textbot.config import HOME

LINES = 16
WARM_UP_SECONDS = 2.0
MOST_PER_SECOND = 8_000  # more requests than this are never made ready for a second
BUSY = 0.8

Run = Callable[[Window], Measured]


class Load(NamedTuple):
    """One column of the comparison."""

    name: str
    texts: tuple[str, ...]
    at: Callable[[servers.Pair], Webhook]
    goal: Goal | None = None


LOADS = (
    Load("floor: signature, 3 round trips to Valkey, no answer", COMMANDS, lambda pair: pair.floor),
    Load("textbot: commands", COMMANDS, lambda pair: pair.ours, Goal(share=0.4, times=4)),
    Load("textbot: questions in free text", QUESTIONS, lambda pair: pair.ours, Goal(rate=150, p99=150)),
)


class Series:
    """The windows of one load, each going on where the last one ended."""

    def __init__(self, load: Load, to: Webhook, run: Run) -> None:
        self.load = load
        self.measured: list[Measured] = []
        self._to = to
        self._run = run
        self._start = 0
        self._rate = float(MOST_PER_SECOND) / 2

    def warm_up(self, seconds: float) -> None:
        """A window that does not count."""
        self._window(seconds)

    def go_on(self, seconds: float) -> Measured:
        """One window more."""
        found = self._window(seconds)
        self.measured.append(found)
        return found

    def _window(self, seconds: float) -> Measured:
        supply = int(min(self._rate * 2, MOST_PER_SECOND) * seconds / LINES) + 20
        found = self._run(Window(self._to, self.load.texts, LINES, seconds, supply, self._start))
        self._start += supply
        self._rate = max(found.rate, 50)
        return found


def compare(kind: str, rounds: int, seconds: float, run: Run, say: Callable[[str], None]) -> list[Row]:
    """Measure every load on one database, alternating; the table's rows."""
    with (
        tempfile.TemporaryDirectory(prefix="textbot-bench-") as folder,
        servers.pair(kind, Path(folder), LINES) as pair,
    ):
        series = [Series(load, load.at(pair), run) for load in LOADS]
        for each in series:
            each.warm_up(min(seconds, WARM_UP_SECONDS))
            pair.settle()
        for number in range(1, rounds + 1):
            for each in series:
                say(_line(kind, f"{number}/{rounds}", each.load, each.go_on(seconds)))
                pair.settle()
    floor = series[0].measured
    return [report.row(kind, each.load.name, each.measured, floor, each.load.goal) for each in series]


def _line(kind: str, number: str, load: Load, found: Measured) -> str:
    """One window in words, with what makes it doubtful."""
    doubts = [f"{found.failed} FAILED"] if found.failed else []
    if load.goal and found.replies < found.answers:
        doubts.append(f"{found.answers - found.replies} without a reply")
    if found.busy > BUSY:
        doubts.append(f"the generator itself was busy {found.busy:.0%}")
    told = f"{kind:10} {number}  {load.name:52} {found.rate:7,.0f}/s  p50 {found.p50:6.1f}  p99 {found.p99:6.1f} ms"
    return told + "".join(f"  ({doubt})" for doubt in doubts)


@click.command()
@click.option("--database", "kinds", multiple=True, type=click.Choice(["sqlite", "postgresql"]), help="Both if unset.")
@click.option("--rounds", default=5, show_default=True)
@click.option("--seconds", default=4.0, show_default=True, help="The length of one window.")
@click.option("--write", is_flag=True, help="Put the table into docs/benchmarks.md.")
def main(kinds: tuple[str, ...], rounds: int, seconds: float, write: bool) -> None:
    """Measure the webhook beside the floor."""
    rows: list[Row] = []
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        for kind in kinds or ("sqlite", "postgresql"):
            rows += compare(kind, rounds, seconds, lambda window: pool.apply(measure, (window,)), click.echo)
    text = report.table(rows)
    click.echo(f"\n{report.machine()}; medians of {rounds} rounds of {seconds:g} s, {LINES} connections\n\n{text}")
    if write:
        page = HOME / "docs" / "benchmarks.md"
        page.parent.mkdir(exist_ok=True)
        report.write(page, "webhook", text, "python -m benchmarks.webhook --write", date.today())


if __name__ == "__main__":
    sys.exit(main())
