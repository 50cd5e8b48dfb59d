"""Homes: the address a contact let us keep, or that they were asked and would not. The words of consent stand in
`consents`."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Float, ForeignKey, Index, Integer, String, Table, insert, select, update

from textbot.core.places.house import LONGEST_STREET, house_of
from textbot.core.places.place import Place
from textbot.store.schema import Json, Key, Moment, metadata

homes = Table(
    "homes",
    metadata,
    Column("contact_id", Key, ForeignKey("contacts.id"), primary_key=True, autoincrement=False),
    # asked | yes | no | ended
    Column("said", String(8), nullable=False),
    Column("place", Json),
    Column("at", Moment, nullable=False),
    # Of the place, so that all homes of a street or an area are found without reading each place.
    Column("lat", Float),
    Column("lon", Float),
    Column("street", String(LONGEST_STREET), nullable=False, default="", server_default=""),
    Column("number", Integer),
    Index("ix_homes_street", "street", "number"),
    Index("ix_homes_point", "lat", "lon"),
)

KEPT = "yes"


def of_contact(conn: Connection, contact_id: int) -> tuple[str, dict[str, Any] | None] | None:
    """(what they said, the kept place as plain values); None for a contact nobody asked."""
    row = conn.execute(select(homes.c.said, homes.c.place).where(homes.c.contact_id == contact_id)).first()
    return (row.said, row.place) if row else None


def put(conn: Connection, contact_id: int, said: str, place: dict[str, Any] | None, now: datetime) -> None:
    """Keep what they said, and the place or none. The caller holds the contact's row."""
    values = {"said": said, "place": place, "at": now, **spot(place)}
    if conn.execute(update(homes).where(homes.c.contact_id == contact_id).values(**values)).rowcount == 0:
        conn.execute(insert(homes).values(contact_id=contact_id, **values))


def spot(data: dict[str, Any] | None) -> dict[str, Any]:
    """What the columns lat, lon, street and number hold for a place."""
    if data is None:
        return {"lat": None, "lon": None, "street": "", "number": None}
    place = Place.from_dict(data)
    street, number = house_of(place)
    return {"lat": place.lat, "lon": place.lon, "street": street, "number": number}
