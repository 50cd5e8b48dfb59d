"""Whoever said STOP hears our answer only when no text of ours is on its way to them any more."""

import logging
import time
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from textbot.core.effects import OptOut
from textbot.core.turn import Turn
from textbot.runtime import Runtime
from textbot.store import contacts, outbound

log = logging.getLogger(__name__)

SECONDS, LOOK_SECONDS = 3.0, 0.02
# What was handed over before is not on its way any more: its sender was killed, or gave up.
AGO = timedelta(seconds=15)


def let_posts_end(rt: Runtime, phone: str, turn: Turn) -> None:
    """After an opt-out is committed, wait (at most 3 s) until every text that a sender had begun to hand over is with
    the provider: none begins after the STOP was answered. Costs other turns nothing."""
    if not any(isinstance(effect, OptOut) for effect in turn.effects):
        return
    end = time.monotonic() + SECONDS
    try:
        while time.monotonic() < end and _is_texted(rt, phone):
            time.sleep(LOOK_SECONDS)
    except SQLAlchemyError as error:
        log.warning("nobody knows what is on its way: %s", type(error).__name__)


def _is_texted(rt: Runtime, phone: str) -> bool:
    with rt.database.read() as conn:
        contact = contacts.by_phone(conn, phone)
        return contact is not None and outbound.is_being_posted(conn, contact.id, rt.now() - AGO)
