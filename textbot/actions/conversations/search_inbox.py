"""Search as a member of staff does it: what they may see, a conversation once, the newest match first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import islice

from sqlalchemy import Connection

from textbot.core.search import Query, has_all
from textbot.store import search
from textbot.store.search import HEARD, MOST_LOOKED, SAID, Fact, Found, Hit

PAGE = 20
MOST_FACTS = 20
# So many texts of one contact are read to see whether an earlier page had them.
_MOST_READ = 2000


@dataclass(frozen=True)
class Cursor:
    """Where the next page begins: below these texts' ids. None: at the newest."""

    heard: int | None = None
    said: int | None = None

    @property
    def is_first(self) -> bool:
        """Whether nothing was shown before."""
        return self.heard is None and self.said is None


@dataclass(frozen=True)
class Match:
    """A conversation that was found by a text (`found`) or by what is known of the resident (`fact`). conversation_id:
    None for who only ever talked with the bot."""

    contact_id: int
    conversation_id: int | None
    found: Found | None = None
    fact: Fact | None = None


@dataclass(frozen=True)
class Results:
    """people: by phone, name, reference, place or note, on the first page only. texts: a page of them. older: where the
    next page begins, None for no more. all_looked: False when there was too much to look at it all at once."""

    people: tuple[Match, ...]
    texts: tuple[Match, ...]
    older: Cursor | None
    all_looked: bool = True


def search_inbox(conn: Connection, asked: Query, departments: frozenset[str] | None, cursor: Cursor) -> Results:
    """A page of what somebody of these departments (None: of all) may see of the matches."""
    people = _people(conn, asked, departments) if cursor.is_first else ()
    walks = tuple(
        _Walk(conn, asked, direction, before, departments)
        for direction, before in ((HEARD, cursor.heard), (SAID, cursor.said))
    )
    hits, ended = _first_of_each(conn, asked, walks, cursor)
    found = {direction: search.shown(conn, direction, [hit.id for hit in hits if hit.direction == direction])
             for direction in (HEARD, SAID)}  # fmt: skip
    owners = walks[0].owners | walks[1].owners
    texts = tuple(
        Match(hit.contact_id, owners[hit.contact_id], found=found[hit.direction][hit.id])
        for hit in hits
        if hit.id in found[hit.direction]
    )
    cut = any(walk.was_cut for walk in walks)
    if ended and not cut:
        return Results(people, texts, None)
    return Results(people, texts, Cursor(*(walk.next_before for walk in walks)), all_looked=not (ended and cut))


@dataclass
class _Walk:
    """The matches of one direction, the newest first, those left out that the member may not see."""

    conn: Connection
    asked: Query
    direction: str
    before: int | None
    departments: frozenset[str] | None
    owners: dict[int, int | None] = field(default_factory=dict)
    looked: int = 0
    last: int | None = None

    @property
    def was_cut(self) -> bool:
        """Whether there may be more that was not looked at."""
        return self.looked >= MOST_LOOKED

    @property
    def next_before(self) -> int | None:
        """Where the next page begins."""
        if self.last is not None:
            return self.last
        return self.before if self.before is not None else search.newest(self.conn, self.direction) + 1

    def __iter__(self) -> Iterator[Hit]:
        hits = search.texts(self.conn, self.asked, self.direction, self.before)
        known: set[int] = set()
        size = 4 * PAGE
        while chunk := tuple(islice(hits, size)):
            new = list({hit.contact_id for hit in chunk} - known)
            known.update(new)
            self.owners |= search.owners(self.conn, new, self.departments)
            yield from (hit for hit in chunk if hit.contact_id in self.owners)
            self.looked += len(chunk)
            size = 500
            if self.was_cut:
                self.last = chunk[-1].id

    def passed(self, hit: Hit) -> None:
        """The page has taken account of that one."""
        self.last = hit.id


def _first_of_each(conn: Connection, asked: Query, walks: tuple[_Walk, ...], cursor: Cursor) -> tuple[list[Hit], bool]:
    """The newest match of each conversation, a page of them, and whether that was all."""
    by_direction = {walk.direction: walk for walk in walks}
    taken: dict[int, Hit] = {}
    before: set[int] = set()
    for hit in merge(*walks, key=lambda each: each.at, reverse=True):
        if hit.contact_id not in taken and hit.contact_id not in before:
            if not cursor.is_first and _was_shown(conn, asked, hit.contact_id, cursor):
                before.add(hit.contact_id)
            elif len(taken) == PAGE:
                return list(taken.values()), False
            else:
                taken[hit.contact_id] = hit
        by_direction[hit.direction].passed(hit)
    return list(taken.values()), True


def _was_shown(conn: Connection, asked: Query, contact_id: int, cursor: Cursor) -> bool:
    """Whether an earlier page has a newer match of that contact."""
    return any(
        has_all(body, asked)
        for direction, above in ((HEARD, cursor.heard), (SAID, cursor.said))
        if above is not None
        for body in search.bodies(conn, direction, contact_id, above, _MOST_READ)
    )


def _people(conn: Connection, asked: Query, departments: frozenset[str] | None) -> tuple[Match, ...]:
    facts = search.facts(conn, asked)
    first: dict[int, Fact] = {}
    for fact in facts:
        first.setdefault(fact.contact_id, fact)
    owners = search.owners(conn, list(first), departments) if first else {}
    allowed = ((contact_id, fact) for contact_id, fact in first.items() if contact_id in owners)
    return tuple(Match(contact_id, owners[contact_id], fact=fact) for contact_id, fact in islice(allowed, MOST_FACTS))
