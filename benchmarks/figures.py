"""The page of figures with a million messages: `python -m benchmarks.figures` makes the town of the inbox benchmark,
counts it as an upgrade would, and asks for figures of seven weeks, a year and all of its time."""

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import click
from sqlalchemy import text

from benchmarks.inbox import _sign_in, _took, town
from benchmarks.inbox_town import MESSAGES, PEOPLE
from benchmarks.report import write
from tests.rig.office import Office
from textbot.config import HOME
from textbot.store.recount import recount_answers, recount_days
from textbot.web import create_app

GOAL_MS = 1000.0
ROUNDS = 5
# Each conversation came to people once; nine of ten were answered, within the day.
HAND_OFFS = (
    "INSERT INTO hand_offs (conversation_id, contact_id, department, reason, came_at, answered_at, waited) "
    "SELECT id, contact_id, department, 'asked', last_message_at, "
    "CASE WHEN id % 10 < 9 THEN last_message_at END, CASE WHEN id % 10 < 9 THEN (id * 37) % 30000 END "
    "FROM conversations"
)


def measure(desk: Office) -> Iterator[tuple[str, list[float]]]:
    """(what, the times in ms) of each page."""
    client = create_app(runtime=desk.rt).test_client()
    _sign_in(client)
    today = desk.clock.at.date()

    def get(path: str) -> str:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return str(answer.text)

    get("/figures")
    for words, days in (("seven weeks", 49), ("a year", 365), ("two years and a half", 900)):
        span = f"from={today - timedelta(days=days)}&to={today}"
        yield f"figures of {words}", [_took(get, f"/figures?{span}") for _ in range(ROUNDS)]
        yield (
            f"rows behind the engagements of {words}",
            [_took(get, f"/figures/engagements?{span}") for _ in range(ROUNDS)],
        )
    yield (
        "figures of one department, a year",
        [_took(get, f"/figures?{_year(today)}&department=streets") for _ in range(ROUNDS)],
    )


def _year(today: date) -> str:
    return f"from={today - timedelta(days=365)}&to={today}"


def _counted(desk: Office, say: Callable[[str], None]) -> None:
    began = time.perf_counter()
    with desk.rt.database.write() as conn:
        recount_days(conn, desk.rt.playbook.city.zone)
        recount_answers(conn, {})
        conn.execute(text(HAND_OFFS))
    with desk.rt.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.exec_driver_sql("VACUUM" if not desk.rt.database.is_sqlite else "ANALYZE")
        conn.exec_driver_sql("ANALYZE")
    say(f"counted anew in {time.perf_counter() - began:.0f} s")


@click.command()
@click.option("--write", "writes", is_flag=True, help="Put the figures into docs/benchmarks.md.")
@click.option("--database", type=click.Choice(["sqlite", "postgresql", "both"]), default="both", show_default=True)
@click.option("--messages", default=MESSAGES, show_default=True)
def main(writes: bool, database: str, messages: int) -> None:
    """Ask for figures of a million messages."""
    lines = []
    for name in ("sqlite", "postgresql") if database == "both" else (database,):
        with tempfile.TemporaryDirectory() as folder, town(name, Path(folder), messages, PEOPLE) as desk:
            _counted(desk, click.echo)
            for what, took in measure(desk):
                verdict = "reached" if max(took) <= GOAL_MS else "MISSED"
                lines.append(f"| {name} | {what} | {sorted(took)[ROUNDS // 2]:.0f} | {max(took):.0f} | {verdict} |")
                click.echo(lines[-1])
    head = "| database | page | median ms | slowest ms | at most 1 s |\n|---|---|--:|--:|---|\n"
    if writes:
        write(HOME / "docs" / "benchmarks.md", "figures", head + "\n".join(lines), "make bench-figures", date.today())


if __name__ == "__main__":
    main()
