"""How far a long file is: what was done before, and where each step is noted."""

from collections.abc import Mapping

from sqlalchemy import Connection


class Meter:
    """Of a file that is taken in at one go: nothing was done before, and nobody looks. done: rows that an earlier try
    has written; counts: what came of them, by name; list_id: the list they are in."""

    done: int = 0
    counts: Mapping[str, int] = {}
    list_id: int | None = None

    def step(self, conn: Connection, done: int, counts: Mapping[str, int], list_id: int | None = None) -> None:
        """So many rows are written, in this transaction."""

    def looked(self, done: int) -> None:
        """So many rows were looked at; nothing was written."""

    @property
    def is_over(self) -> bool:
        """Whether others want their turn: the rest is done later."""
        return False


AT_ONE_GO = Meter()
