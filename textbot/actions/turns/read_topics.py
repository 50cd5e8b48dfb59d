"""How a contact stands with topics, as a turn needs to know it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from textbot.actions.turns.asking import Asking
from textbot.core.needs import Subscriptions
from textbot.core.notices.subscribed import Delivery, Subscribed
from textbot.store import consents, delivery_wishes, subscriptions
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
        again={row.topic: row.asked_again_at for row in rows if row.is_asked_again and row.asked_again_at},
    )


def _of_somebody_else(conn: Connection, contact_id: int, stopped: datetime | None) -> bool:
    """Whether the texts were stopped because the number was a wrong one: what was on is nothing to who has it now."""
    wrong = consents.last(conn, contact_id, "wrong_number")
    return wrong is not None and stopped is not None and wrong >= stopped
