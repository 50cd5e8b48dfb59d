"""Where a contact may be: what the hours of a text to them depend on."""

from sqlalchemy import Connection, select

from textbot.core.notices.zone import zones
from textbot.store.contacts import contacts
from textbot.store.homes import homes

_KEPT = homes.c.said == "yes"
_ASKED = select(contacts.c.phone, contacts.c.zone, _KEPT).select_from(
    contacts.outerjoin(homes, homes.c.contact_id == contacts.c.id)
)


def zones_of(conn: Connection, contact_id: int, city_zone: str) -> tuple[str, ...]:
    """The time zones whose hours hold for a contact, the likeliest first. Raises LookupError for an unknown contact."""
    row = conn.execute(_ASKED.where(contacts.c.id == contact_id)).first()
    if row is None:
        raise LookupError(f"no contact {contact_id}")
    return zones(row[0], city_zone, own=row[1], at_home=bool(row[2]))
