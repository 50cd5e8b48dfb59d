"""The one way a request's status changes, whoever says so: staff, the city's own system, or the resident."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from textbot.core.redaction import clean, mask
from textbot.store import marks, request_events, request_people, request_updates, requests
from textbot.store.request_events import LONGEST_WORDS, EventRow
from textbot.store.requests import LIVE, RequestRow

STATUSES = ("open", "in_progress", "closed", "withdrawn")
# Words of older versions and of other systems.
ALIASES = {"fixed": "closed"}
# Who may cause any number of texts; all others are connectors, whose mass changes wait for an operator.
PEOPLE = ("resident", "staff", "bot")
TOO_OLD_TO_TELL = timedelta(days=7)
MOST_BY_MACHINE, WINDOW = 50, timedelta(minutes=10)
LOCK = "texts by connectors"


@dataclass(frozen=True)
class Moved:
    """What came of it. event_id: None when nothing was news. told: to how many it will be told; held: whether that
    waits for an operator. rings: deeds to ring after the commit (the clock rings them, too)."""

    event_id: int | None = None
    told: int = 0
    held: bool = False
    rings: tuple[tuple[str, int], ...] = ()

    @property
    def done(self) -> bool:
        """Whether anything changed."""
        return self.event_id is not None


NOTHING = Moved()


def move_request(
    conn: Connection,
    request_id: int,
    status: str,
    *,
    at: datetime,
    now: datetime,
    source: str,
    words: str = "",
    kind: str = "status",
    by_contact: int | None = None,
) -> Moved:
    """Move a request in the caller's transaction: the event, the row, and what its people are to be told.

    status: one of STATUSES (or "fixed"). at: since when it is so, by the source's clock; what is older than the
    request's last move changes nothing, what is older than 7 days is recorded and not texted. source: "resident",
    "bot", "staff:<email>", else a connector's name. words: public, short and reviewed. by_contact: whose own doing it
    is; they are not told. The same again is no news. Raises ValueError for an unknown status, LookupError for an
    unknown request."""
    status = ALIASES.get(status, status)
    if status not in STATUSES:
        raise ValueError(f"no such status: {status}")
    row = requests.hold(conn, request_id)
    if row is None:
        raise LookupError(f"no request {request_id}")
    words = mask(clean(words)).strip()[:LONGEST_WORDS]
    if not _is_news(row, request_events.last_move(conn, row.id), status, words, at, source):
        return NOTHING
    event_id = request_events.add(
        conn, row.id, _kind(row, status, kind), now, source=source, status=status, words=words, external_at=at
    )
    requests.change(conn, row.id, now, **_changes(row, status, at))
    if status not in ("closed", row.status):
        request_people.none_asked(conn, row.id)
    if now - at > TOO_OLD_TO_TELL or not _is_told(row, status, words):
        request_updates.drop_of_request(conn, row.id, "superseded", now)
        return Moved(event_id)
    return _queue(conn, row.id, event_id, source, now, by_contact)


def is_machine(source: str) -> bool:
    """Whether that source is a system and no person."""
    return source.partition(":")[0] not in PEOPLE


def _is_news(row: RequestRow, last: EventRow | None, status: str, words: str, at: datetime, source: str) -> bool:
    moved = last is not None and last.kind != "received"  # clocks differ: none is earlier than the report itself
    if moved and last is not None and at < last.happened_at and is_machine(source):
        return False  # the system's word is older than what we know
    if row.status == "withdrawn" and is_machine(source):
        return False  # it closes what the resident took back
    return status != row.status or bool(words and (last is None or words != last.words))


def _kind(row: RequestRow, status: str, kind: str) -> str:
    if kind == "status" and row.status == "closed" and status in LIVE:
        return "reopened"
    return "withdrawn" if status == "withdrawn" else kind


def _changes(row: RequestRow, status: str, at: datetime) -> dict[str, Any]:
    if status == row.status:
        return {}
    if status == "closed":
        return {"status": status, "closed_at": at, "verified": row.verified or None}
    # What the resident said of the last repair says nothing of the next one.
    again = {"verified": None} if row.status == "closed" else {}
    return {"status": status, "closed_at": None, **again}


def _is_told(row: RequestRow, status: str, words: str) -> bool:
    """Whether its people hear of a move: going back to `open` is no news, unless it was closed or words say why."""
    return status != "open" or row.status in ("closed", "withdrawn") or bool(words)


def _queue(
    conn: Connection, request_id: int, event_id: int, source: str, now: datetime, by_contact: int | None
) -> Moved:
    people = [
        (each.id, each.contact_id)
        for each in request_people.of_request(conn, request_id)
        if each.contact_id is not None and each.ended_at is None and each.contact_id != by_contact
    ]
    by_machine = is_machine(source)
    held = by_machine and bool(people) and _too_many(conn, len(people), now)
    state = "held" if held else "waiting"
    rows = request_updates.add_all(
        conn, request_id, event_id, people, now, source=source, by_machine=by_machine, state=state
    )
    rings = () if held else tuple(("tell_update", each) for each in rows)
    return Moved(event_id, len(rows), held, rings)


def _too_many(conn: Connection, more: int, now: datetime) -> bool:
    """Whether connectors cause more texts than a person would look over; then all of theirs that are untold wait."""
    marks.lock(conn, LOCK)
    if request_updates.count_by_machine(conn, now - WINDOW) + more <= MOST_BY_MACHINE:
        return False
    request_updates.hold_machines(conn)
    return True
