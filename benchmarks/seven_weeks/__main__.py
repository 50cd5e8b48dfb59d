"""`python -m benchmarks.seven_weeks`: plays the seven weeks through the engine on an empty database and says what the
figures make of them. With --load it writes them as rows into the installation that the environment names
(TEXTBOT_DATA or DATABASE_URL), for a look at /figures?from=2026-10-05&to=2026-11-22."""

import tempfile
import time
from pathlib import Path

import click

from benchmarks.seven_weeks import plan
from benchmarks.seven_weeks.played import play
from benchmarks.seven_weeks.rows import load
from tests.rig.rehearsal import stage
from textbot.config import load_settings
from textbot.core.days.period import Period
from textbot.runtime import Runtime, open_runtime
from textbot.store import measures
from textbot.store.measures import MEASURES, Scope

WANTED = {"engagements": plan.ENGAGEMENTS, "questions": plan.ANSWERED, "responded": plan.RESPONDED}


@click.command()
@click.option("--load", "loads", is_flag=True, help="Write them into this installation's database instead.")
def main(loads: bool) -> None:
    """Play the seven weeks, or load them."""
    if loads:
        rt = open_runtime(load_settings())
        with rt.database.write() as conn:
            load(conn, rt.playbook, plan.visits(rt.playbook.city))
        _tell(rt)
        return
    with tempfile.TemporaryDirectory() as folder:
        rt = stage(f"sqlite:///{Path(folder) / 'weeks.db'}", Path(folder))
        log, began = plan.visits(rt.playbook.city), time.perf_counter()
        play(rt, log)
        click.echo(f"{sum(len(each.texts) for each in log)} texts in {time.perf_counter() - began:.0f} s")
        _tell(rt)


def _tell(rt: Runtime) -> None:
    since, until = Period(plan.FIRST, plan.LAST).moments(rt.playbook.city.zone)
    with rt.database.read() as conn:
        found = {each: measures.count(conn, each, Scope(), since, until) for each in MEASURES}
    for measure, number in found.items():
        wanted = WANTED.get(measure)
        click.echo(f"{measure:12} {number:6,}" + (f"  (wanted {wanted:,})" if wanted else ""))
    if any(found[measure] < number for measure, number in WANTED.items()):
        raise click.ClickException("these are not the figures of the log")


if __name__ == "__main__":
    main()
