"""How a contact stands with topics, as a turn needs to know it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from textbot.actions.turns.asking import Asking
from textbot.core.needs import Subscriptions
from textbot.core.notices.subscribed import Delivery, Subscribed
from textbot.core.notices.zone import zones
from textbot.store import consents, contacts, delivery_wishes, homes, subscriptions
from textbot.store.subscriptions import ASKED, ENDED, ON


def subscribed(conn: Connection, need: Subscriptions, asking: Asking) -> Any:
    """The contact's topics. What was on when all texts were stopped counts as lost, not as on."""
    if asking.contact_id is None:
        return Subscribed()
    contact = asking.standing.contact
    opted_out = contact is not None and bool(contact.opt_out)
    rows = subscriptions.of_contact(conn, asking.contact_id)
    stopped = consents.last(conn, asking.contact_id, "opt_out") if opted_out else None
    ended = [row.topic for row in rows if row.state == ENDED and stopped is not None and row.since == stopped]
    on = tuple(row.topic for row in rows if row.state == ON)
    lost = () if _of_somebody_else(conn, asking.contact_id, stopped) else (*on, *ended)
    wishes = delivery_wishes.of_contact(conn, asking.contact_id)
    return Subscribed(
        on=() if opted_out else on,
        asked={row.topic: row.asked_at for row in rows if row.state == ASKED and row.asked_at},
        lost=lost if opted_out else (),
        delivery={row.topic: Delivery(row.muted_until, row.after, row.before) for row in wishes},
        known=True,
        zones=_zones(conn, asking.contact_id, asking.playbook.city.timezone),
        again={row.topic: row.asked_again_at for row in rows if row.is_asked_again and row.asked_again_at},
    )


def _zones(conn: Connection, contact_id: int, city: str) -> tuple[str, ...]:
    phone, own = contacts.phone_and_zone(conn, contact_id)
    home = homes.of_contact(conn, contact_id)
    return zones(phone, city, own, home is not None and home[0] == homes.KEPT)


def _of_somebody_else(conn: Connection, contact_id: int, stopped: datetime | None) -> bool:
    """Whether the texts were stopped because the number was a wrong one: what was on is nothing to who has it now."""
    wrong = consents.last(conn, contact_id, "wrong_number")
    return wrong is not None and stopped is not None and wrong >= stopped
