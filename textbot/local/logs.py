"""The children's logs: one file each, kept small, and searched for errors."""

import re
import shutil
from pathlib import Path

_LARGEST = 5_000_000
_ERROR = re.compile(rb"\b(ERROR|CRITICAL|FATAL)\b|^Traceback ", re.MULTILINE)


class ChildLog:
    """The log of one child, which the child itself appends to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        self._read_to = path.stat().st_size

    def new_errors(self) -> int:
        """How many errors the child has written since the last call; also turns the file over when it is large."""
        size = self.path.stat().st_size
        if size < self._read_to:
            self._read_to = 0
        with self.path.open("rb") as file:
            file.seek(self._read_to)
            fresh = file.read(1_000_000)
        self._read_to += len(fresh)
        if size > _LARGEST:
            self._turn_over()
        return len(_ERROR.findall(fresh))

    def last_lines(self, count: int) -> list[str]:
        """The last `count` lines."""
        with self.path.open("rb") as file:
            file.seek(max(0, self.path.stat().st_size - 16_000))
            return file.read().decode(errors="replace").splitlines()[-count:]

    def _turn_over(self) -> None:
        """Copy, then empty: the child goes on appending to the same file."""
        shutil.copyfile(self.path, self.path.with_suffix(".log.1"))
        with self.path.open("r+b") as file:
            file.truncate(0)
        self._read_to = 0
