"""What open pages cost residents: the webhook with and without event streams, in alternating windows of one run.

python -m benchmarks.streams [--database sqlite] [--streams 100] [--rounds 5] [--seconds 4] [--write]
"""

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

import click

from benchmarks import report, servers
from benchmarks.load import Measured, measure
from benchmarks.pages import Pages, Told
from benchmarks.texts import COMMANDS, QUESTIONS, phones
from benchmarks.webhook import LINES, WARM_UP_SECONDS, Load, Run, Series
from textbot.actions.staff.passwords import new_password
from textbot.actions.staff.recognise import hashed
from textbot.store import arrivals, contacts, staff, staff_sessions
from textbot.store.database import Database

LOADS = (
    Load("commands", COMMANDS, lambda pair: pair.ours),
    Load("questions in free text", QUESTIONS, lambda pair: pair.ours),
)
# One phone in so many waits for a person: its texts are news to every page.
ONE_IN = 10
# A stream whose page was left is found out at its next sign of life.
FOUND_OUT_SECONDS = 16.0
MOST_TIMES, MOST_LATE = 1.5, 1000.0


class Compared(NamedTuple):
    """One line of the table. alone, beside: medians of p99 in ms; times: the median of their ratios, round by round."""

    database: str
    name: str
    rate_alone: float
    rate_beside: float
    alone: float
    beside: float
    times: float


def compare(
    kind: str, streams: int, rounds: int, seconds: float, run: Run, say: Callable[[str], None]
) -> tuple[list[Compared], Told]:
    """Measure every load on one database; the table's rows, and how late news came to the pages."""
    with (
        tempfile.TemporaryDirectory(prefix="textbot-bench-") as folder,
        servers.pair(kind, Path(folder), LINES) as pair,
    ):
        tokens = _prepare(pair.database_url, streams)
        found: dict[tuple[str, bool], list[Measured]] = {}
        series = [Series(load, load.at(pair), run) for load in LOADS]
        for each in series:
            each.warm_up(min(seconds, WARM_UP_SECONDS))
            pair.settle()
        told = Told()
        for number in range(1, rounds + 1):
            # A B, then B A: what the machine does besides hits both alike.
            for beside in (False, True) if number % 2 else (True, False):
                with _pages(pair.ours.url, tokens if beside else (), told):
                    for each in series:
                        window = each.go_on(seconds)
                        found.setdefault((each.load.name, beside), []).append(window)
                        say(_line(kind, f"{number}/{rounds}", each.load.name, len(tokens) if beside else 0, window))
                        pair.settle()
        return [_compared(kind, load.name, found) for load in LOADS], told


def _prepare(database_url: str, streams: int) -> tuple[str, ...]:
    """Residents who wait for a person, and a signed-in browser for each stream; their tokens."""
    database, now = Database(database_url), datetime.now(UTC)
    tokens = tuple(new_password() for _ in range(streams))
    with database.write() as conn:
        for line in range(LINES):
            for phone in phones(line)[::ONE_IN]:
                contact_id = contacts.add(conn, phone, now)
                why = {"reason": "asked", "priority": "normal", "about": "", "department": "streets"}
                arrivals.to_inbox(conn, contact_id, now, **why)
        member = staff.everyone(conn)[0]
        for token in tokens:
            staff_sessions.add(conn, hashed(token), member.id, now)
    database.close()
    return tokens


@contextmanager
def _pages(url: str, tokens: tuple[str, ...], told: Told) -> Iterator[None]:
    if not tokens:
        yield
        return
    with Pages(url, tokens) as pages:
        yield
        told.add(pages.leave())
    time.sleep(FOUND_OUT_SECONDS)


def _compared(kind: str, name: str, found: dict[tuple[str, bool], list[Measured]]) -> Compared:
    alone, beside = found[name, False], found[name, True]
    times = median(mine.p99 / least.p99 for mine, least in zip(beside, alone, strict=True))
    rates = (median(each.rate for each in windows) for windows in (alone, beside))
    late = (median(each.p99 for each in windows) for windows in (alone, beside))
    return Compared(kind, name, *rates, *late, times)


def _line(kind: str, number: str, name: str, streams: int, found: Measured) -> str:
    failed = f"  ({found.failed} FAILED)" if found.failed else ""
    what = f"{streams} streams" if streams else "no streams"
    return f"{kind:10} {number}  {name:24} {what:12} {found.rate:7,.0f}/s  p99 {found.p99:6.1f} ms{failed}"


def table(rows: list[Compared], told: dict[str, Told]) -> str:
    """The rows as a Markdown table, and a line on the pages."""
    lines = [
        "| database | load | texts/s without, with | p99 ms without, with | p99 | goal |",
        "|---|---|--:|--:|--:|---|",
    ]
    for row in rows:
        verdict = "reached" if row.times <= MOST_TIMES else "MISSED"
        lines.append(
            f"| {row.database} | {row.name} | {row.rate_alone:,.0f}, {row.rate_beside:,.0f} "
            f"| {row.alone:.1f}, {row.beside:.1f} | x{row.times:.2f} | {verdict}: at most x{MOST_TIMES} |"
        )
    for kind, each in told.items():
        verdict = "reached" if each.p95 <= MOST_LATE else "MISSED"
        lines.append(
            f"\n{kind}: {each.number:,} pieces of news came to pages, half of them within {each.p50:.0f} ms, "
            f"95% within {each.p95:.0f} ms ({verdict}: {MOST_LATE:.0f} ms)."
        )
    return "\n".join(lines)


@click.command()
@click.option("--database", "kinds", multiple=True, type=click.Choice(["sqlite", "postgresql"]), help="Both if unset.")
@click.option("--streams", default=100, show_default=True)
@click.option("--rounds", default=5, show_default=True)
@click.option("--seconds", default=4.0, show_default=True, help="The length of one window.")
@click.option("--write", is_flag=True, help="Put the table into docs/benchmarks.md.")
def main(kinds: tuple[str, ...], streams: int, rounds: int, seconds: float, write: bool) -> None:
    """Measure the webhook with and without open streams."""
    rows: list[Compared] = []
    told: dict[str, Told] = {}
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        for kind in kinds or ("sqlite", "postgresql"):
            more, told[kind] = compare(
                kind, streams, rounds, seconds, lambda window: pool.apply(measure, (window,)), click.echo
            )
            rows += more
    text = table(rows, told)
    click.echo(f"\n{report.machine()}; {streams} streams, medians of {rounds} rounds of {seconds:g} s\n\n{text}")
    if write:
        page = Path(__file__).parents[1] / "docs" / "benchmarks.md"
        report.write(page, "streams", text, "make bench-streams", date.today())


if __name__ == "__main__":
    sys.exit(main())
