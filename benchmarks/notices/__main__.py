"""python -m benchmarks.notices [pace|compare|kills|stops|replies|throttled|cancel ...] [--database sqlite]"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from benchmarks import report
from benchmarks.notices import faults, pace
from benchmarks.notices.compare import compare

# A minute, ten seconds before it and a little more.
SECONDS = 78.0
KINDS = ("sqlite", "postgresql")


def paces(kind: str, folder: Path, rates: tuple[float, ...] = ()) -> None:
    """The pace at each rate."""
    for rate in rates or pace.RATES:
        (folder / f"{rate:g}").mkdir()
        pace.measure(kind, folder / f"{rate:g}", rate, SECONDS, click.echo)


PARTS: dict[str, Callable[[str, Path], object]] = {
    "pace": paces,
    "compare": lambda kind, folder: compare(kind, folder, click.echo),
    "kills": lambda kind, folder: faults.kills(kind, folder, click.echo),
    "stops": lambda kind, folder: faults.stops(kind, folder, click.echo),
    "replies": lambda kind, folder: faults.replies(kind, folder, click.echo),
    "throttled": lambda kind, folder: faults.throttled(kind, folder, click.echo),
    "cancel": lambda kind, folder: faults.cancel(kind, folder, click.echo),
}


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(list(PARTS)))
@click.option("--database", "kinds", multiple=True, type=click.Choice(KINDS), help="Both if unset.")
@click.option("--rate", "rates", multiple=True, type=float, help="Of the paces only these, in segments a second.")
def main(parts: tuple[str, ...], kinds: tuple[str, ...], rates: tuple[float, ...]) -> None:
    """Send notices to the double, and count there."""
    click.echo(f"{report.machine()}; load average {os.getloadavg()[0]:.1f} before")
    for kind in kinds or KINDS:
        for part in parts or tuple(PARTS):
            with tempfile.TemporaryDirectory(prefix="textbot-notices-") as folder:
                if part == "pace":
                    paces(kind, Path(folder), rates)
                else:
                    PARTS[part](kind, Path(folder))


if __name__ == "__main__":
    main()
