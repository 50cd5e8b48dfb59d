"""What newsletters tell of: requests done in a month, and for each resident their own requests and their topics."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, or_, select

from textbot.store.id_list import is_among
from textbot.store.request_people import FOLLOWER, request_people
from textbot.store.requests import LIVE, requests
from textbot.store.subscriptions import ON, subscriptions


@dataclass(frozen=True, slots=True)
class Done:
    """A request that was done. days: how long it took."""

    id: int
    flow: str
    district: str | None
    days: float


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A request that a resident reported or follows: done in the month (closed_at), or still open (None)."""

    id: int
    reference: str
    flow: str
    place: str
    follows: bool
    closed_at: datetime | None


_DONE = and_(requests.c.status == "closed", requests.c.verified.is_not(False))


def done_between(conn: Connection, begin: datetime, end: datetime) -> Iterator[Done]:
    """The requests that were done then, and that nobody said were not."""
    own = (requests.c.id, requests.c.flow, requests.c.district, requests.c.created_at, requests.c.closed_at)
    where = (_DONE, requests.c.closed_at >= begin, requests.c.closed_at < end)
    for number, flow, district, made, closed in conn.execute(select(*own).where(*where).order_by(requests.c.id)):
        yield Done(number, flow, district, max((closed - made).total_seconds() / 86_400, 0.0))


def own_requests(
    conn: Connection, contact_ids: Sequence[int], begin: datetime, end: datetime
) -> Mapping[int, tuple[OwnRow, ...]]:
    """Contact -> what they reported or follow that was done then or is still open, the newest first."""
    done = and_(_DONE, requests.c.closed_at >= begin, requests.c.closed_at < end)
    own = (requests.c.id, requests.c.reference, requests.c.flow, requests.c.place)
    columns = (request_people.c.contact_id, *own, request_people.c.role, requests.c.closed_at)
    joined = request_people.join(requests, requests.c.id == request_people.c.request_id)
    where = (
        is_among(conn, request_people.c.contact_id, contact_ids),
        request_people.c.ended_at.is_(None),
        or_(done, requests.c.status.in_(LIVE)),
    )
    found: dict[int, tuple[OwnRow, ...]] = defaultdict(tuple)
    rows = conn.execute(select(*columns).select_from(joined).where(*where).order_by(requests.c.id.desc()))
    for contact_id, number, reference, flow, place, role, closed_at in rows:
        found[contact_id] += (OwnRow(number, reference, flow, place, role == FOLLOWER, closed_at),)
    return found


def topics_of(conn: Connection, contact_ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """Contact -> the topics they get notices of."""
    own = subscriptions.c
    where = (is_among(conn, own.contact_id, contact_ids), own.state == ON)
    found: dict[int, set[str]] = defaultdict(set)
    for contact_id, topic in conn.execute(select(own.contact_id, own.topic).where(*where)):
        found[contact_id].add(topic)
    return {contact_id: frozenset(topics) for contact_id, topics in found.items()}


def readers(conn: Connection, topic: str, limit: int) -> list[int]:
    """Some contacts who get notices of a topic."""
    own = subscriptions.c
    statement = select(own.contact_id).where(own.topic == topic, own.state == ON).order_by(own.contact_id).limit(limit)
    return list(conn.execute(statement).scalars())
