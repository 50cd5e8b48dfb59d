"""The chain that the audit log hangs on: each row's hash covers the row and the hash before it.

Who changes a row, takes one out or puts one in breaks the chain at that place. Who writes everything anew from there on
does not, which is why the head (the number of rows and the last hash) should be noted outside now and then.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

# What the first row follows.
START = "0" * 64


@dataclass(frozen=True)
class Link:
    """One row of the log. number: its place in the chain, from 1 and without gaps."""

    number: int
    at: datetime
    by: str
    what: str
    about: str
    previous: str
    hash: str


@dataclass(frozen=True)
class Head:
    """Where the chain ends: how many rows there are, and the last one's hash."""

    count: int
    hash: str

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"


@dataclass(frozen=True)
class Fault:
    """What is wrong with the log. number: the first row it is about."""

    number: int
    words: str


def hash_of(number: int, at: datetime, by: str, what: str, about: str, previous: str) -> str:
    """The hash of a row that follows `previous`: SHA-256 of both as JSON, 64 hex digits. at: with its zone."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    row = json.dumps([previous, number, moment, by, what, about], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(row.encode()).hexdigest()


class Walk:
    """Goes along the chain, a batch of rows after the other, and keeps what it has seen.

    noted: a head that was written down outside; the chain must have passed it."""

    def __init__(self, noted: Head | None = None) -> None:
        self.last = Head(0, START)
        self._noted = noted

    def along(self, links: Iterable[Link]) -> Iterator[Fault]:
        """What is wrong with these rows, which are in the order of their numbers and follow those seen before."""
        for link in links:
            yield from self._at(link)
            self.last = Head(link.number, link.hash)

    def end(self, head: Head) -> Iterator[Fault]:
        """What is wrong with the end: the head that the database keeps, and the one that was noted outside."""
        if head.count > self.last.count:
            yield Fault(self.last.count + 1, f"{_rows(self.last.count + 1, head.count)} missing at the end")
        elif head.count < self.last.count:
            yield Fault(head.count + 1, f"{_rows(head.count + 1, self.last.count)} not counted by the head")
        elif head.hash != self.last.hash:
            yield Fault(head.count, f"row {head.count} is not the one that the head names")
        if self._noted and self._noted.count > self.last.count:
            yield Fault(self._noted.count, f"there were {self._noted.count} rows when the head was noted")

    def _at(self, link: Link) -> Iterator[Fault]:
        missing = link.number - self.last.count - 1
        if missing:
            yield Fault(self.last.count + 1, f"{_rows(self.last.count + 1, link.number - 1)} missing")
        if link.hash != hash_of(link.number, link.at, link.by, link.what, link.about, link.previous):
            yield Fault(link.number, f"row {link.number} was changed")
        elif link.previous != self.last.hash and not missing:
            yield Fault(link.number, _unfollowed(link.number))
        if self._noted and self._noted.count == link.number and self._noted.hash != link.hash:
            yield Fault(link.number, f"row {link.number} or one before it was written anew since its head was noted")


def _unfollowed(number: int) -> str:
    if number == 1:
        return "row 1 was replaced"
    return f"row {number} does not follow row {number - 1}: one of them was replaced"


def _rows(first: int, last: int) -> str:
    return f"row {first} is" if first == last else f"rows {first} to {last} are"
