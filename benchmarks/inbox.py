"""The Action Center with a million messages: how long the server takes for a page of it.

`python -m benchmarks.inbox` makes a town of 300,000 phones from a seed on SQLite and on PostgreSQL, signs a member in
and asks for pages as a browser does: each queue, pages far behind, counts, threads, a hundred searches."""

import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles

import click
from fakeredis import FakeRedis
from flask.testing import FlaskClient

from benchmarks.inbox_town import HOLES, MESSAGES, PEOPLE, SEED, STREETS, Words, fill, phone
from benchmarks.inbox_writes import cost
from benchmarks.report import write
from tests.rig import postgres as postgres_rig
from tests.rig.models import MODELS
from tests.rig.office import EMAIL, PASSWORD, Office, office
from textbot.config import HOME, load_settings
from textbot.store import staff
from textbot.store.migrations import upgrade
from textbot.store.queues import QUEUES
from textbot.web import create_app

PAGE_MS, SEARCH_MS = 150.0, 300.0
ROUNDS = 40
Get = Callable[[str], object]


def searches(number: int = 100) -> Iterator[str]:
    """What members search for: words that are everywhere and hardly anywhere, beginnings, two and three words, phones,
    references, house numbers, Spanish without accents."""
    rng = random.Random(SEED + 1)
    rare = Words(random.Random(SEED)).rare
    shapes = (
        lambda: rng.choice(HOLES),
        lambda: rng.choice(HOLES)[:4],
        lambda: f"{rng.choice(HOLES)} {rng.choice(STREETS)}",
        lambda: rng.choice(rare),
        lambda: f"{rng.choice(rare)} {rng.choice(rare)}",
        lambda: f"{rng.choice(HOLES)} {rng.randint(100, 9999)} {rng.choice(STREETS)}",
        lambda: f"{rng.randint(0, 9999):04}",
        lambda: phone(rng.randint(1, PEOPLE)),
        lambda: f"2026-{rng.randint(101, 1231):04}-{rng.randint(1, 400):04}",
        lambda: rng.choice(
            ("cuando pasa la basura", "informacion", "camion", "pothole fixed thank you", "the", "nothingness")
        ),
    )
    return (shape() for shape in islice(cycle(shapes), number))


def measure(desk: Office, people: int = PEOPLE) -> Iterator[tuple[str, float, list[float]]]:
    """(what, its goal in ms, the times in ms) of everything."""
    app = create_app(runtime=desk.rt)
    client = app.test_client()
    _sign_in(client)

    def get(path: str) -> str:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return str(answer.text)

    for path in ("/inbox", "/inbox/2", "/inbox/search?q=warm"):
        get(path)
    for key in QUEUES:
        yield f"queue {key}", PAGE_MS, [_took(get, f"/inbox?queue={key}") for _ in range(ROUNDS)]
    yield "a queue's pages, one after the other", PAGE_MS, list(_pages(get, "/inbox?queue=all"))
    narrowed = "/inbox?queue=all&department=billing&language=es"
    yield "all, narrowed to the smallest department", PAGE_MS, [_took(get, narrowed) for _ in range(ROUNDS)]
    yield "counts of all queues", PAGE_MS, [_took(get, "/inbox/counts") for _ in range(ROUNDS)]
    rng = random.Random(SEED)
    yield "thread", PAGE_MS, [_took(get, f"/inbox/{rng.randint(2, people)}") for _ in range(ROUNDS)]
    yield "thread of 10,000 texts", PAGE_MS, [_took(get, "/inbox/1") for _ in range(ROUNDS)]
    yield "search", SEARCH_MS, [_took(get, f"/inbox/search?q={typed}") for typed in searches()]
    _restrict(desk)
    yield "search, of one small department", SEARCH_MS, [_took(get, f"/inbox/search?q={typed}") for typed in searches()]


def _took(get: Get, path: str) -> float:
    """Milliseconds until the page is there."""
    began = time.perf_counter()
    get(path)
    return (time.perf_counter() - began) * 1000


def _pages(get: Callable[[str], str], address: str) -> Iterator[float]:
    for _ in range(ROUNDS):
        began = time.perf_counter()
        page = get(address)
        yield (time.perf_counter() - began) * 1000
        address = page.rpartition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")


def line(database: str, what: str, goal: float, took: list[float]) -> str:
    """A row of the table."""
    parts = quantiles(took, n=100)
    verdict = "reached" if parts[94] <= goal else "MISSED"
    return f"| {database} | {what} | {parts[49]:.0f} | {parts[94]:.0f} | {verdict}: p95 at most {goal:.0f} ms |"


def _sign_in(client: FlaskClient) -> None:
    token = re.findall(r'name="csrf_token" value="([^"]+)"', client.get("/login").text)[0]
    answer = client.post("/login", data={"csrf_token": token, "email": EMAIL, "password": PASSWORD})
    assert answer.status_code == 303, answer.status_code


def _restrict(desk: Office) -> None:
    """The member sees the smallest department alone from here on."""
    with desk.rt.database.write() as conn:
        staff.set_roles(conn, desk.member.id, [("billing", "agent")])


@contextmanager
def town(name: str, folder: Path, messages: int, people: int) -> Iterator[Office]:
    """An Action Center whose town has texted for two years."""
    with ExitStack() as stack:
        url = f"sqlite:///{folder}/{name}.db" if name == "sqlite" else stack.enter_context(postgres_rig.server())
        upgrade(url)
        settings = load_settings({"TEXTBOT_DATA": str(folder), "TEXTBOT_MODELS": str(MODELS)})
        desk = stack.enter_context(office(settings, url, FakeRedis()))
        desk.clock.at = datetime.now(UTC)
        began = time.perf_counter()
        fill(desk.rt.database, desk.clock.at, messages, people)
        click.echo(f"{name}: {messages:,} messages in {time.perf_counter() - began:.0f} s")
        yield desk


@click.command()
@click.option("--write", "writes", is_flag=True, help="Put the figures into docs/benchmarks.md.")
@click.option("--database", type=click.Choice(["sqlite", "postgresql", "both"]), default="both", show_default=True)
@click.option("--messages", default=MESSAGES, show_default=True)
@click.option("--people", default=PEOPLE, show_default=True)
def main(writes: bool, database: str, messages: int, people: int) -> None:
    """Ask for pages of an inbox with a million messages."""
    lines = []
    for name in ("sqlite", "postgresql") if database == "both" else (database,):
        with tempfile.TemporaryDirectory() as folder, town(name, Path(folder), messages, people) as desk:
            for what, goal, took in measure(desk, people):
                lines.append(line(name, what, goal, took))
                click.echo(lines[-1])
            kept, bare = cost(desk.rt, Words(random.Random(SEED)))
            lines.append(
                f"| {name} | a turn's write, with the index: p50 {kept:.2f} ms, without: {bare:.2f} ms | | | |"
            )
            click.echo(lines[-1])
    head = "| database | page | p50 ms | p95 ms | goal |\n|---|---|--:|--:|---|\n"
    if writes:
        write(HOME / "docs" / "benchmarks.md", "inbox", head + "\n".join(lines), "make bench-inbox", date.today())


if __name__ == "__main__":
    main()
