"""File imports: long lists that a worker looks through and takes in, how far it is, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Integer, LargeBinary, String, Table, delete, select, update

from textbot.store.schema import Json, Key, Moment, add_row, metadata

CHECKING, CHECKED, TAKING, DONE, FAULTY = "checking", "checked", "taking", "done", "faulty"
BUSY = (CHECKING, TAKING)

file_imports = Table(
    "file_imports",
    metadata,
    Column("id", Key, primary_key=True),
    # subscribers | opt-outs | phones
    Column("kind", String(16), nullable=False),
    Column("name", String(120), nullable=False),
    Column("staff_id", Key, ForeignKey("staff.id"), nullable=False),
    # The file, packed by zlib; NULL as soon as nothing is to be read in it any more.
    Column("data", LargeBinary),
    # checking -> checked (waits for its member) -> taking -> done; or faulty
    Column("state", String(8), nullable=False),
    # Lines of the file, or rows once they are known; how many are done in this state.
    Column("rows", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    # Of what was taken in so far, by name.
    Column("counts", Json, nullable=False),
    # What came of it: lines [words, values, many]; faults [row, column, message, values], wrong: how many.
    Column("told", Json, nullable=False),
    # The list of phones that it becomes.
    Column("list_id", Key),
    Column("created_at", Moment, nullable=False),
)


@dataclass(frozen=True)
class FileImportRow:
    """A file as it stands, without what is in it."""

    id: int
    kind: str
    name: str
    staff_id: int
    state: str
    rows: int
    done: int
    counts: dict[str, int]
    told: dict[str, Any]
    list_id: int | None
    created_at: datetime


_COLUMNS = tuple(file_imports.c[name] for name in FileImportRow.__dataclass_fields__)


def begin(conn: Connection, kind: str, name: str, staff_id: int, data: bytes, rows: int, now: datetime) -> int:
    """Keep a file that is to be looked through; its id. data: packed."""
    what = {"kind": kind, "name": name[:120], "staff_id": staff_id, "data": data, "rows": rows}
    return add_row(conn, file_imports, **what, state=CHECKING, done=0, counts={}, told={}, created_at=now)


def by_id(conn: Connection, import_id: int) -> FileImportRow | None:
    """One of them."""
    row = conn.execute(select(*_COLUMNS).where(file_imports.c.id == import_id)).first()
    return FileImportRow(*row) if row else None


def data_of(conn: Connection, import_id: int) -> bytes | None:
    """The packed file; None when it is not kept any more."""
    return conn.execute(select(file_imports.c.data).where(file_imports.c.id == import_id)).scalar()


def step(
    conn: Connection, import_id: int, done: int, counts: Mapping[str, int] | None = None, list_id: int | None = None
) -> None:
    """So many rows are done; written with them, so that whoever goes on begins behind them."""
    values: dict[str, Any] = {"done": done}
    values |= {} if counts is None else {"counts": dict(counts)}
    values |= {} if list_id is None else {"list_id": list_id}
    conn.execute(update(file_imports).where(file_imports.c.id == import_id).values(**values))


def move(conn: Connection, import_id: int, source: str, target: str, **changes: Any) -> bool:
    """Bring it from one state to the next; False when it is not there. What is through keeps no file."""
    gone = {"data": None} if target in (DONE, FAULTY) else {}
    own = (file_imports.c.id == import_id, file_imports.c.state == source)
    moved = conn.execute(update(file_imports).where(*own).values(state=target, **gone, **changes))
    return moved.rowcount == 1


def forget(conn: Connection, before: datetime) -> int:
    """Forget those begun before then, whatever became of them; how many."""
    return conn.execute(delete(file_imports).where(file_imports.c.created_at < before)).rowcount
