"""Measurements as a table, and in docs/benchmarks.md."""

import os
import platform
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.load import Measured


class Goal(NamedTuple):
    """What a load must reach. share: of the floor's rate; times: its p99 in floor's p99s; rate: texts/s; p99: ms."""

    share: float | None = None
    times: float | None = None
    rate: float | None = None
    p99: float | None = None


class Row(NamedTuple):
    """One line of the table: medians over the rounds. rate: texts/s; p50, p99: ms; share, times: against the floor."""

    database: str
    name: str
    rate: float
    p50: float
    p99: float
    share: float
    times: float
    verdict: str


def row(database: str, name: str, ours: list[Measured], floor: list[Measured], goal: Goal | None) -> Row:
    """The medians of one load's rounds, each compared with the floor's of the same round."""
    rate, p50, p99 = (median(getattr(each, field) for each in ours) for field in ("rate", "p50", "p99"))
    share = median(mine.rate / least.rate for mine, least in zip(ours, floor, strict=True))
    times = median(mine.p99 / least.p99 for mine, least in zip(ours, floor, strict=True))
    return Row(database, name, rate, p50, p99, share, times, _verdict(goal, rate, p99, share, times))


def _verdict(goal: Goal | None, rate: float, p99: float, share: float, times: float) -> str:
    if goal is None:
        return ""
    checks = (
        (goal.share, lambda most: share >= most, "rate at least {:.0%} of the floor's"),
        (goal.times, lambda most: times <= most, "p99 at most {:.0f} times the floor's"),
        (goal.rate, lambda least: rate >= least, "at least {:.0f}/s"),
        (goal.p99, lambda most: p99 <= most, "p99 at most {:.0f} ms"),
    )
    words = []
    for aim, reached, said in checks:
        if aim is not None:
            words.append(f"{'reached' if reached(aim) else 'MISSED'}: {said.format(aim)}")
    return "; ".join(words)


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    head = "| database | load | texts/s | p50 ms | p99 ms | of the floor | goal |\n|---|---|--:|--:|--:|--:|---|\n"
    return head + "\n".join(
        f"| {each.database} | {each.name} | {each.rate:,.0f} | {each.p50:.1f} | {each.p99:.1f} "
        f"| {each.share:.0%}, p99 x{each.times:.1f} | {each.verdict} |"
        for each in rows
    )


def machine() -> str:
    """What this was measured on."""
    return f"{platform.system()} {platform.release()}, {_processor()}, {os.cpu_count()} cores, Python " + (
        platform.python_version()
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def write(page: Path, name: str, text: str, command: str, today: date) -> None:
    """Replace the section between the page's `name` marks (or add it at the end) by a fresh one."""
    begin, end = f"<!-- {name}: written by `{command}` -->", f"<!-- /{name} -->"
    section = f"{begin}\nMeasured {today.isoformat()} on {machine()}, with `{command}`.\n\n{text}\n{end}"
    old = page.read_text() if page.exists() else "# Benchmarks\n"
    before, found, rest = old.partition(f"<!-- {name}: ")
    if not found:
        page.write_text(f"{old.rstrip()}\n\n{section}\n")
        return
    page.write_text(before + section + rest.partition(end)[2])
