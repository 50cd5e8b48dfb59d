"""After an outage: how long it takes until every report that waited is an order in the city's own system.

`python -m benchmarks.orders` makes reports for a system that is down, lets it come back, and does what falls due."""

import tempfile
import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

import click

from tests.rig import postgres as postgres_rig
from tests.rig.crm.server import running
from tests.rig.crm.works import SECRET, Works
from tests.rig.office import Shelf
from tests.rig.rehearsal import stage
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.actions.requests.push_request import push_request
from textbot.core.places.place import Place
from textbot.core.work_orders.spec import Assignments, ServiceSpec, SystemSpec
from textbot.runtime import Runtime
from textbot.store import pushes

REPORTS = 1_000
PLACE = Place("intersection", "Elm St & 5th St", 33.4484, -112.074, "3", "2", "exact", "intersection")


def assigned(rt: Runtime, url: str) -> Runtime:
    """The same office, its potholes sent to that address."""
    secrets = {"signing": "TEXTBOT_CONNECTOR_WORKS"}
    system = SystemSpec("works", "webhook", url, secrets, {"finds": "/orders?reference={reference}"}, seconds=5)
    known = Assignments({"works": system}, {"pothole": ServiceSpec("works", "POT", {"lane": "{lane}"})})
    settings = replace(rt.settings, connector_secrets={"TEXTBOT_CONNECTOR_WORKS": SECRET})
    return replace(rt, shelf=Shelf(replace(rt.playbook, assignments=known)), settings=settings)  # type: ignore[arg-type]


def make(rt: Runtime, number: int) -> None:
    """So many reports wait."""
    for _ in range(number):
        new = NewRequest("pothole", "en", {"lane": "northbound"}, PLACE, source="benchmark")
        with rt.database.write() as conn:
            open_request(conn, rt.playbook, new, rt.now())


def drained(rt: Runtime) -> list[float]:
    """Everything that is due goes out, oldest first; the seconds each took, the look for the next one included."""
    took = []
    while True:
        began = time.perf_counter()
        with rt.database.read() as conn:
            due = pushes.due(conn, rt.now())
        if not due:
            return took
        for push_id in due:
            push_request(rt, push_id)
            now = time.perf_counter()
            took.append(now - began)
            began = now


def measure(url: str, folder: Path, reports: int) -> str:
    """One line of figures for the database at that address."""
    at = [datetime.now(UTC)]
    rt = replace(stage(url, folder), now=lambda: at[0])
    works = Works()
    with running(works):
        rt = assigned(rt, works.url)
        for _ in range(50):
            works.fail("away")
        make(rt, reports)
        drained(rt)
        works.faults.clear()
        at[0] += timedelta(minutes=10)
        began = time.perf_counter()
        took = drained(rt)
        seconds = time.perf_counter() - began
    assert len(works.orders) == reports
    assert [order.reference for order in works.orders] == sorted(order.reference for order in works.orders)
    p95 = quantiles(took, n=20)[-1] * 1000
    return f"{reports} orders in {seconds:.1f} s, {reports / seconds:.0f} a second, p95 {p95:.0f} ms each"


@click.command()
@click.option("--reports", default=REPORTS, show_default=True)
def main(reports: int) -> None:
    """Print the figures for SQLite and PostgreSQL."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sqlite = f"sqlite:///{folder / 'orders.db'}"
        click.echo(f"SQLite: {measure(sqlite, folder, reports)}")
        server = stack.enter_context(postgres_rig.server())
        click.echo(f"PostgreSQL: {measure(server, folder, reports)}")


if __name__ == "__main__":
    main()
