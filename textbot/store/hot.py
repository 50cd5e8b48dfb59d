"""Statements on the way of every text: compiled once, run on the driver's own cursor.

SQLAlchemy's execution costs several times what the statement itself does. What it would do to the values on their way
in and out (times with zones, JSON) and to the driver's errors is done here just the same.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Select, UpdateBase
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

Values = Mapping[str, Any]
Convert = Callable[[Any], Any]


class Hot:
    """One statement. columns: those an INSERT gets values for, all of them: column defaults are not filled in."""

    def __init__(self, statement: UpdateBase | Select[Any], columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = list(columns) if columns is not None else None
        self._made: dict[str, _Made] = {}

    def first(self, conn: Connection, values: Values) -> tuple[Any, ...] | None:
        """The first row, None when there is none. Raises SQLAlchemy's errors."""
        made, cursor = self._run(conn, values)
        row = cursor.fetchone()
        cursor.close()
        return made.read(row) if row is not None else None

    def change(self, conn: Connection, values: Values) -> int:
        """Run a change; how many rows it touched. Raises SQLAlchemy's errors."""
        _, cursor = self._run(conn, values)
        count = int(cursor.rowcount)
        cursor.close()
        return count

    def insert(self, conn: Connection, values: Values) -> int:
        """Insert one row into SQLite; its id. Raises SQLAlchemy's errors."""
        _, cursor = self._run(conn, values)
        key = int(cursor.lastrowid)
        cursor.close()
        return key

    def _run(self, conn: Connection, values: Values) -> tuple["_Made", Any]:
        dialect = conn.dialect
        made = self._made.get(dialect.name)
        if made is None:
            made = self._made[dialect.name] = _Made(self._statement, self._columns, dialect)
        try:
            cursor = conn.connection.cursor()
            cursor.execute(made.sql, made.ready(values))
        except dialect.loaded_dbapi.Error as error:
            if dialect.is_disconnect(error, conn.connection.dbapi_connection, None):
                conn.invalidate()
                conn.engine.dispose()  # the others of the pool are as dead as this one
            raise _as_sqlalchemys(made.sql, error, dialect) from None
        return made, cursor


class _Made:
    """A statement for one kind of database."""

    def __init__(self, statement: UpdateBase | Select[Any], columns: list[str] | None, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect, column_keys=columns)
        self.sql = str(compiled)
        self._order: Sequence[str] | None = compiled.positiontup
        self._fixed: dict[str, Any] = dict(compiled.params)
        self._into = _converters({name: bind.type for name, bind in compiled.binds.items()}, dialect)
        chosen = statement.selected_columns if isinstance(statement, Select) else ()
        self._out = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in chosen]

    def ready(self, values: Values) -> Any:
        """The values as the driver takes them."""
        given = {**self._fixed, **values}
        for name, convert in self._into:
            given[name] = convert(given[name])
        return tuple([given[name] for name in self._order]) if self._order is not None else given

    def read(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """A row as SQLAlchemy would give it."""
        return tuple(convert(value) if convert else value for value, convert in zip(row, self._out, strict=True))


def _converters(types: Mapping[str, TypeEngine[Any]], dialect: Dialect) -> list[tuple[str, Convert]]:
    made = ((name, each.dialect_impl(dialect).bind_processor(dialect)) for name, each in types.items())
    return [(name, convert) for name, convert in made if convert is not None]


def _as_sqlalchemys(sql: str, error: Exception, dialect: Dialect) -> BaseException:
    """The driver's error as SQLAlchemy raises it, without the values: a text must not reach a log."""
    base = dialect.loaded_dbapi.Error
    return DBAPIError.instance(sql, None, error, base, hide_parameters=True, dialect=dialect)
