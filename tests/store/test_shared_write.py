import multiprocessing
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from tests.rig.twilio_double import until
from textbot.store.database import Database

ADD = text("INSERT INTO things (name) VALUES (:name)")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path / 'textbot.db'}")
    with opened.write() as conn:
        conn.execute(text("CREATE TABLE things (name TEXT PRIMARY KEY)"))
    yield opened
    opened.close()


def names(database: Database) -> list[str]:
    """What is committed, as another program sees it."""
    with sqlite3.connect(str(database.engine.url.database)) as conn:
        return [row[0] for row in conn.execute("SELECT name FROM things ORDER BY name")]


def add(database: Database, name: str, *, fail: Exception | None = None) -> None:
    with database.write() as conn:
        conn.execute(ADD, {"name": name})
        if fail:
            raise fail


def together(*acts) -> list[BaseException | None]:
    """Run the acts at once, all queued behind a first writer, so that they share a commit; what each raised."""
    raised: list[BaseException | None] = [None] * len(acts)

    def run(number: int) -> None:
        try:
            acts[number]()
        except BaseException as error:
            raised[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
        assert not thread.is_alive()
    return raised


def commits(database: Database) -> list[str]:
    """Every COMMIT and ROLLBACK from now on."""
    seen: list[str] = []
    original = database.engine.dialect.do_commit

    def counted(connection) -> None:
        seen.append("COMMIT")
        original(connection)

    database.engine.dialect.do_commit = counted  # type: ignore[method-assign]
    return seen


def held(database: Database, acts: list) -> list[BaseException | None]:
    """The acts, begun while a first writer is inside its block, which it leaves when all of them wait at the door."""
    inside, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with database.write() as conn:
            conn.execute(ADD, {"name": "first"})
            inside.set()
            go_on.wait(60)

    def release() -> None:
        inside.wait(60)
        until(lambda: database._shared._waiting == len(acts))
        go_on.set()

    def after(act):
        def run() -> None:
            inside.wait(60)
            act()

        return run

    ahead, _, *raised = together(first, release, *(after(act) for act in acts))
    assert ahead is None or isinstance(ahead, OperationalError)
    return raised


def test_writers_that_wait_are_committed_together(database):
    seen = commits(database)
    held(database, [lambda name=name: add(database, name) for name in "abcdef"])
    assert names(database) == ["a", "b", "c", "d", "e", "f", "first"]
    assert len(seen) == 1


def test_a_block_that_raises_is_undone_alone(database):
    raised = held(
        database,
        [
            lambda: add(database, "a"),
            lambda: add(database, "b", fail=ValueError("no")),
            lambda: add(database, "c"),
        ],
    )
    assert [type(error) for error in raised] == [type(None), ValueError, type(None)]
    assert names(database) == ["a", "c", "first"]


def test_the_loser_of_a_unique_value_reads_the_winner_at_once(database):
    """A text delivered twice at the same moment: the second finds what the first has written."""
    read: list[str] = []

    def insert_or_read() -> None:
        try:
            add(database, "same")
        except IntegrityError:
            with database.read() as conn:
                read.extend(conn.execute(text("SELECT name FROM things WHERE name = 'same'")).scalars())

    assert held(database, [insert_or_read] * 5) == [None] * 5
    assert read == ["same"] * 4


def test_what_a_block_wrote_is_on_disk_when_it_is_left(database):
    def add_and_look(name: str) -> None:
        add(database, name)
        assert name in names(database)

    assert held(database, [lambda name=name: add_and_look(name) for name in "abcd"]) == [None] * 4


def test_nobody_is_told_of_success_when_the_commit_fails(database, monkeypatch):
    def broken(_connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patched:
        patched.setattr(database.engine.dialect, "do_commit", broken)
        raised = held(database, [lambda name=name: add(database, name) for name in "abc"])
    assert all(error is not None for error in raised)
    assert names(database) == []
    add(database, "later")
    assert names(database) == ["later"]


def test_a_transaction_that_sqlite_gave_up_fails_for_all_who_shared_it(database):
    def give_up() -> None:
        with database.write() as conn:
            conn.exec_driver_sql("ROLLBACK")  # as SQLite does itself when the disk is full
            raise OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))

    raised = held(database, [give_up])
    assert isinstance(raised[0], OperationalError)
    assert names(database) == []
    add(database, "later")
    assert names(database) == ["later"]


def test_a_busy_door_lets_everybody_through(database):
    """More writers than fit into one commit."""
    together(*(lambda number=number: [add(database, f"{number}-{each}") for each in range(10)] for number in range(24)))
    assert len(names(database)) == 240


def _write_in_another_process(url: str) -> None:
    opened = Database(url)
    for _ in range(40):
        with opened.write() as conn:
            highest = conn.execute(text("SELECT COUNT(*) FROM things")).scalar()
            conn.execute(ADD, {"name": f"{highest:04d}"})
    opened.close()


def test_processes_queue_up_too(database):
    """Each reads and then writes: with two inside at once a name would be taken twice."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_write_in_another_process, args=(database.url,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(300)
        assert process.exitcode == 0
    assert names(database) == [f"{number:04d}" for number in range(120)]
