"""Work orders as rows of CSV files, for systems that import them: a file a day under TEXTBOT_DATA/orders/<name>.

Each row is on disk before it counts as sent. Beside the files, `.sent` remembers the keys of all rows, so that a row is
not written twice even when its file was imported and taken away.
"""

import csv
import fcntl
import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from textbot.connectors.connector import Away
from textbot.connectors.order_json import COLUMNS, order_row
from textbot.connectors.wire import Wire
from textbot.connectors.work_orders import External, ExternalState, Site
from textbot.core.work_orders.order import WorkOrder
from textbot.core.work_orders.spec import SystemSpec

SENT = ".sent"


class CsvFiles:
    """One folder of files. Option: folder, in place of the one in TEXTBOT_DATA."""

    statuses: Mapping[str, str] = {}

    def __init__(self, spec: SystemSpec, secrets: Mapping[str, str], site: Site) -> None:
        own = spec.options.get("folder")
        self._folder = Path(own) if own else site.data / "orders" / spec.name

    def find(self, order: WorkOrder) -> External | None:
        """Whether its row was written."""
        with self._locked():
            return External(order.reference) if order.reference in self._keys() else None

    def create(self, order: WorkOrder) -> External:
        """Write its row."""
        self._write(order, "created", order.reference, "")
        return External(order.reference)

    def states(self, ids: Sequence[str], since: datetime) -> Iterable[ExternalState]:
        """A file tells none; staff move the status, or the system sends it."""
        return ()

    def comment(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """Write a row with the remark."""
        self._write(order, "commented", key, text)

    def correct(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """Write the whole order again, as it reads now."""
        self._write(order, "corrected", key, text)

    def withdraw(self, external: External, order: WorkOrder, reason: str, key: str) -> None:
        """Write that it is taken back."""
        self._write(order, "withdrawn", key, reason)

    def preview(self, order: WorkOrder) -> Wire:
        """The row and its file."""
        row = order_row(order, "created", order.reference, "", "")
        return Wire("APPEND", str(self._folder / "orders-YYYY-MM-DD.csv"), body=_line(list(COLUMNS)) + _line(row))

    def _write(self, order: WorkOrder, event: str, key: str, text: str) -> None:
        now = datetime.now(UTC)
        with self._locked():
            if key in self._keys():
                return
            file = self._folder / f"orders-{now:%Y-%m-%d}.csv"
            row = _line(order_row(order, event, key, text, now.isoformat(timespec="seconds")))
            if not self._stands_in(file, key):
                _append(file, row if file.exists() and file.stat().st_size else _line(list(COLUMNS)) + row)
            _append(self._folder / SENT, f"{key}\n")

    def _stands_in(self, file: Path, key: str) -> bool:
        """Whether a try that was killed wrote the row and not the key."""
        if not file.exists():
            return False
        with file.open(newline="", encoding="utf-8") as rows:
            return any(row.get("key") == key for row in csv.DictReader(rows))

    def _keys(self) -> set[str]:
        file = self._folder / SENT
        return set(file.read_text("utf-8").split("\n")) if file.exists() else set()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One process at a time. Raises Away when the folder cannot be written (a full disk, a share that is gone)."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with (self._folder / ".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except OSError as error:
            raise Away(f"its folder: {error.strerror or type(error).__name__}") from None


def _line(cells: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def _append(file: Path, text: str) -> None:
    """Add to the file and see it on disk."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as end:
        end.write(text.encode())
        end.flush()
        os.fsync(end.fileno())
