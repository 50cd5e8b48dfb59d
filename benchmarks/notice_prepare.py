"""Preparing a notice to 50,000: how long it takes to reckon it and to write its recipients down, in how much memory.

`python -m benchmarks.notice_prepare` makes a town that joined a topic, on SQLite and on PostgreSQL, and measures a few
audiences; one notice is prepared by a process that is killed halfway, then by another."""

import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from fakeredis import FakeRedis
from sqlalchemy import func, select

from benchmarks.notice_town import SEED, TOPIC, fill
from benchmarks.report import write
from tests.rig import postgres as postgres_rig
from tests.rig.models import MODELS
from tests.rig.office import Office, office
from textbot.actions.notices.estimate import estimate
from textbot.actions.notices.prepare import prepare
from textbot.config import HOME, load_settings
from textbot.core.notices.draft import Draft
from textbot.runtime import open_runtime
from textbot.store import notices
from textbot.store.migrations import upgrade
from textbot.store.recipients import recipients

T = TypeVar("T")
PEOPLE = 50_000
PREPARE_SECONDS, ESTIMATE_SECONDS, MORE_MEGABYTES = 10.0, 2.0, 40.0
TEXTS = {
    "en": 'Riverbend: {{ first_name or "neighbor" }}, water is off on {{ street or "your street" }} Tuesday 9 AM to '
    "1 PM. Keep some in a jug. Reply STOP to end.",
    "es": 'Riverbend: {{ first_name or "vecino" }}, el martes de 9 a. m. a 1 p. m. no hay agua en '
    '{{ street or "su calle" }}. Guarde un poco. ALTO para terminar.',
}
POLYGON = [[-112.10, 33.44], [-112.06, 33.44], [-112.06, 33.46], [-112.10, 33.46]]
AUDIENCES: dict[str, dict[str, Any]] = {
    "a topic": {"any": [{"topic": TOPIC}]},
    "a topic in two districts or on a street, a drawn area left out": {
        "any": [{"district": ["1", "2"]}, {"street": "Elm St", "from": 100, "to": 900}],
        "all": [{"topic": TOPIC}],
        "except": [{"polygon": POLYGON}],
    },
}


@dataclass(frozen=True)
class Took:
    """Seconds by the clock, and of work; on a busy machine they are far apart."""

    clock: float
    work: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} ({self.work:.2f})"


@dataclass(frozen=True)
class Measured:
    """What one audience took: seconds by the clock and of this process' own work, and megabytes beside what it had
    before."""

    recipients: int
    reckoned: Took
    prepared: Took
    more: float


def draft(audience: dict[str, Any]) -> Draft:
    """A notice to them."""
    return Draft("Water off", TEXTS, audience, topic=TOPIC, validity_minutes=600)


def stored(desk: Office, audience: dict[str, Any]) -> int:
    """A notice that is ready to be prepared; its id."""
    own = draft(audience)
    values = {"title": own.title, "class_": own.class_, "topic": own.topic, "texts": own.texts, "audience": audience}
    with desk.rt.database.write() as conn:
        number = notices.add(
            conn, desk.clock.at, **values, key=desk.rt.new_token(), digest=own.digest, validity_minutes=600,
            author_id=desk.member.id,
        )  # fmt: skip
        notices.move(conn, number, ("draft",), "preparing", desk.clock.at)
    return number


def measure(desk: Office, audience: dict[str, Any]) -> Measured:
    """Reckon and prepare it, once each, after a first time for what is only made once."""
    before = _memory()
    estimate(desk.rt, draft(audience))
    found, reckoned = _timed(lambda: estimate(desk.rt, draft(audience)))
    number = stored(desk, audience)
    written, prepared = _timed(lambda: prepare(desk.rt, number))
    assert written == found.chosen, (written, found)
    return Measured(found.recipients, reckoned, prepared, _memory() - before)


def _timed(act: Callable[[], T]) -> tuple[T, Took]:
    clock, work = time.perf_counter(), time.process_time()
    came = act()
    return came, Took(time.perf_counter() - clock, time.process_time() - work)


def _memory() -> float:
    """The most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def killed(desk: Office) -> tuple[int, float]:
    """Prepare a notice in a process that is killed (SIGKILL) after a quarter, then in this one: how many recipients
    were written before the kill, and the seconds that the rest took. Everybody is written down once."""
    number = stored(desk, AUDIENCES["a topic"])
    process = multiprocessing.get_context("fork").Process(target=_prepare, args=(desk, number))
    process.start()
    while _written(desk, number) < PEOPLE // 4 and process.is_alive():
        time.sleep(0.01)
    process.kill()
    process.join()
    before, chosen = _written(desk, number), estimate(desk.rt, draft(AUDIENCES["a topic"])).chosen
    began = time.perf_counter()
    assert prepare(desk.rt, number) == chosen - before
    assert _written(desk, number) == chosen
    return before, time.perf_counter() - began


def _written(desk: Office, number: int) -> int:
    rows = select(func.count(recipients.c.contact_id.distinct())).where(recipients.c.notice_id == number)
    with desk.rt.database.read() as conn:
        return conn.execute(rows).scalar_one()


def _prepare(desk: Office, number: int) -> None:
    own = open_runtime(replace(desk.rt.settings, database_url=desk.rt.database.url), redis=desk.rt.redis)
    prepare(replace(own, shelf=desk.rt.shelf, now=desk.rt.now), number)


@contextmanager
def town(name: str, folder: Path, people: int) -> Iterator[Office]:
    """An Action Center whose town joined a topic."""
    with ExitStack() as stack:
        url = f"sqlite:///{folder}/{name}.db" if name == "sqlite" else stack.enter_context(postgres_rig.server())
        upgrade(url)
        settings = load_settings({"TEXTBOT_DATA": str(folder), "TEXTBOT_MODELS": str(MODELS)})
        desk = stack.enter_context(office(settings, url, FakeRedis()))
        began = time.perf_counter()
        fill(desk.rt, people)
        click.echo(f"{name}: {people:,} people in {time.perf_counter() - began:.0f} s (seed {SEED})")
        yield desk


def line(database: str, what: str, took: Measured) -> str:
    """A row of the table."""
    quick = took.prepared.clock <= PREPARE_SECONDS and took.reckoned.clock <= ESTIMATE_SECONDS
    fine = quick and took.more <= MORE_MEGABYTES
    return (
        f"| {database} | {what} | {took.recipients:,} | {took.reckoned} | {took.prepared} | {took.more:.0f} | "
        f"{'reached' if fine else 'MISSED'} |"
    )


@click.command()
@click.option("--write", "writes", is_flag=True, help="Put the figures into docs/benchmarks.md.")
@click.option("--database", type=click.Choice(["sqlite", "postgresql", "both"]), default="both", show_default=True)
@click.option("--people", default=PEOPLE, show_default=True)
def main(writes: bool, database: str, people: int) -> None:
    """Reckon and prepare notices to a whole town."""
    lines: list[str] = []
    kills: list[str] = []
    for name in ("sqlite", "postgresql") if database == "both" else (database,):
        with tempfile.TemporaryDirectory() as folder, town(name, Path(folder), people) as desk:
            for what, audience in AUDIENCES.items():
                lines.append(line(name, what, measure(desk, audience)))
                click.echo(lines[-1])
            before, rest = killed(desk)
            kills.append(f"{name}: killed (SIGKILL) after {before:,} were written down; the rest took {rest:.1f} s.")
            click.echo(kills[-1])
    goals = f"at most {ESTIMATE_SECONDS:.0f} s, {PREPARE_SECONDS:.0f} s, {MORE_MEGABYTES:.0f} MB"
    head = "| database | audience | recipients | reckoned, s (work) | written down, s (work) | more memory, MB "
    head += f"| {goals} |\n"
    head += "|---|---|--:|--:|--:|--:|---|\n"
    kills.append("Everybody is written down once, nobody twice.")
    load = "\n\n" + " ".join(kills) + f"\n\nThe machine's load was {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores."
    if writes:
        path = HOME / "docs" / "benchmarks.md"
        write(path, "notice-prepare", head + "\n".join(lines) + load, "make bench-notice-prepare", date.today())


if __name__ == "__main__":
    main()
