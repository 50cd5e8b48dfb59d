"""Incidents: what many residents text at once in a storm, as one service request that all of them follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    func,
    select,
    text,
    update,
)

from textbot.core.places.place import Place
from textbot.store.schema import Json, Key, Moment, add_row, metadata

OPEN = text("closed_at IS NULL")

incidents = Table(
    "incidents",
    metadata,
    Column("id", Key, primary_key=True),
    Column("storm_id", Key, ForeignKey("storms.id"), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("request_id", Key, ForeignKey("requests.id"), nullable=False, unique=True),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("closed_by", String(200), nullable=False, default="", server_default=""),
    # Language -> what everybody is told at its end.
    Column("all_clear", Json, nullable=False),
    Index("ix_incidents_open", "kind", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
)

incident_texts = Table(
    "incident_texts",
    metadata,
    Column("id", Key, primary_key=True),
    Column("incident_id", Key, ForeignKey("incidents.id"), nullable=False),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    Column("inbound_id", Key, nullable=False),
    # Where they said it is; "" when they did not.
    Column("place", Text, nullable=False, default="", server_default=""),
    Column("lat", Float),
    Column("lon", Float),
    Column("district", String(40)),
    Column("at", Moment, nullable=False),
    Index("ix_incident_texts_incident_id", "incident_id", "id"),
)


@dataclass(frozen=True)
class IncidentRow:
    """An incident as stored. all_clear: language -> what everybody is told at its end."""

    id: int
    storm_id: int
    kind: str
    request_id: int
    opened_at: datetime
    closed_at: datetime | None
    closed_by: str
    all_clear: dict[str, str]


@dataclass(frozen=True)
class Crowd:
    """How an incident stands. texts: how many came, from how many people; last_at: the newest; districts: texts by
    district, those that named a place; places: the newest of those, as told; points: (lat, lon) of them."""

    texts: int
    people: int
    last_at: datetime | None
    districts: Mapping[str, int]
    places: tuple[str, ...]
    points: tuple[tuple[float, float], ...]


_COLUMNS = tuple(incidents.c[name] for name in IncidentRow.__dataclass_fields__)
SHOWN = 20


def open_one(conn: Connection, kind: str) -> IncidentRow | None:
    """The open incident of that kind."""
    row = conn.execute(select(*_COLUMNS).where(incidents.c.kind == kind, OPEN)).first()
    return IncidentRow(*row) if row else None


def open_ones(conn: Connection) -> tuple[IncidentRow, ...]:
    """All that nobody closed, the first first."""
    return tuple(IncidentRow(*row) for row in conn.execute(select(*_COLUMNS).where(OPEN).order_by(incidents.c.id)))


def by_id(conn: Connection, incident_id: int) -> IncidentRow | None:
    """One of them."""
    row = conn.execute(select(*_COLUMNS).where(incidents.c.id == incident_id)).first()
    return IncidentRow(*row) if row else None


def of_request(conn: Connection, request_id: int) -> IncidentRow | None:
    """The incident whose service request that is."""
    row = conn.execute(select(*_COLUMNS).where(incidents.c.request_id == request_id)).first()
    return IncidentRow(*row) if row else None


def add(conn: Connection, storm_id: int, kind: str, request_id: int, now: datetime) -> int:
    """Open one; its id. Raises IntegrityError while another of its kind is open."""
    return add_row(conn, incidents, storm_id=storm_id, kind=kind, request_id=request_id, opened_at=now, all_clear={})


def note(
    conn: Connection, incident_id: int, contact_id: int, inbound_id: int, place: Place | None, now: datetime
) -> None:
    """Keep that a resident texted about it, and from where."""
    where = {"place": place.text, "lat": place.lat, "lon": place.lon, "district": place.district} if place else {}
    whose = {"incident_id": incident_id, "contact_id": contact_id, "inbound_id": inbound_id}
    add_row(conn, incident_texts, **whose, **where, at=now)


def close(conn: Connection, incident_id: int, all_clear: dict[str, str], by: str, now: datetime) -> bool:
    """Close it with the words for everybody; False when it is closed already."""
    statement = update(incidents).where(incidents.c.id == incident_id, OPEN)
    return conn.execute(statement.values(all_clear=all_clear, closed_at=now, closed_by=by)).rowcount == 1


def crowd(conn: Connection, incident_id: int) -> Crowd:
    """Who texted about it, from where."""
    of_it = incident_texts.c.incident_id == incident_id
    figures = (func.count(), func.count(incident_texts.c.contact_id.distinct()), func.max(incident_texts.c.at))
    number, people, last = conn.execute(select(*figures).where(of_it)).one()
    known = (of_it, incident_texts.c.district.is_not(None))
    by_district = select(incident_texts.c.district, func.count()).where(*known).group_by(incident_texts.c.district)
    districts = {row[0]: row[1] for row in conn.execute(by_district)}
    columns = (incident_texts.c.place, incident_texts.c.lat, incident_texts.c.lon)
    newest = select(*columns).where(of_it, incident_texts.c.place != "").order_by(incident_texts.c.id.desc())
    rows = conn.execute(newest.limit(SHOWN)).all()
    points = tuple((row.lat, row.lon) for row in rows if row.lat is not None and row.lon is not None)
    return Crowd(number, people, last, districts, tuple(dict.fromkeys(row.place for row in rows)), points)
