"""SQLite's one write lock, shared well: writers that wait for it join the transaction that is under way.

SQLite lets waiting processes poll with growing pauses, and brings every commit to disk by itself. Here waiting is a
queue, for threads and for processes, and all who queued up while one commit was on its way to the disk are committed
together by the next. Each still stands alone: its block runs by itself, is undone by itself when it raises, and
returns only once it is on disk.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from textbot.store.turnstile import Turnstile

MOST_TOGETHER = 16


class _Batch:
    """The writers of one commit. error: why none of them was written."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.writers = 0
        self.over = threading.Event()
        self.error: BaseException | None = None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """What the block does is undone when it raises, and only that."""
        self._bare("SAVEPOINT block")
        try:
            yield
        except BaseException:
            self._undo()
            raise
        self._bare("RELEASE block")

    def _undo(self) -> None:
        try:
            self._bare("ROLLBACK TO block")
            self._bare("RELEASE block")
        except Exception as error:  # the disk is full or broken: SQLite has rolled back everything already
            self.error = OperationalError("ROLLBACK TO block", None, error)

    def _bare(self, statement: str) -> None:
        """Past SQLAlchemy: a savepoint of its own costs as much as a query."""
        self.connection.connection.cursor().execute(statement)


class SharedWrite:
    """The door through which one process writes to a SQLite database, one block at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._one_block = threading.Lock()
        self._counting = threading.Lock()
        self._waiting = 0
        self._batch: _Batch | None = None
        self._turnstile = Turnstile(f"{engine.url.database}-turnstile")

    @contextmanager
    def block(self) -> Iterator[Connection]:
        """A connection inside a transaction: after the block all it did is on disk, or undone when it raised.
        Raises whatever the commit raised: then none of it happened."""
        batch = self._enter()
        try:
            with batch.alone():
                yield batch.connection
        finally:
            self._leave(batch)
            batch.over.wait()
        if batch.error:
            raise batch.error

    def _enter(self) -> _Batch:
        with self._counting:
            self._waiting += 1
        try:
            self._one_block.acquire()
        finally:  # also when a job's time is up while it waits: a writer that never comes must not be waited for
            with self._counting:
                self._waiting -= 1
        try:
            self._batch = self._batch or self._begin()
        except BaseException:
            self._one_block.release()
            raise
        return self._batch

    def _begin(self) -> _Batch:
        self._turnstile.__enter__()
        try:
            connection = self._engine.connect()
            connection.begin()
        except BaseException:
            self._turnstile.__exit__(None, None, None)
            raise
        return _Batch(connection)

    def _leave(self, batch: _Batch) -> None:
        """Commit when nobody waits to join, or enough have; else the next writer goes on."""
        try:
            batch.writers += 1
            if self._waiting == 0 or batch.writers >= MOST_TOGETHER or batch.error:
                self._batch = None
                self._end(batch)
        finally:
            self._one_block.release()

    def _end(self, batch: _Batch) -> None:
        try:
            if batch.error is None:
                batch.connection.commit()
        except BaseException as error:
            batch.error = error
        try:
            if batch.error is not None:
                batch.connection.invalidate()  # closed for good: whatever it had begun is gone
            batch.connection.close()
        finally:
            self._turnstile.__exit__(None, None, None)
            batch.over.set()
