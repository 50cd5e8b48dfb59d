"""Texts that were stored without a turn: a worker takes them, oldest first, and answers by REST."""

import logging
from contextlib import suppress
from dataclasses import replace

from textbot.actions.turns.inbound_text import message_of
from textbot.actions.turns.receive_text import AWAY, place_of
from textbot.actions.turns.think import session_of, think
from textbot.actions.turns.write_turn import Moved, write_turn
from textbot.core.effects import HandOff
from textbot.core.session import Session
from textbot.core.turn import Reply, Turn
from textbot.runtime import Runtime
from textbot.store import contacts, inbound, standing
from textbot.store.inbound import InboundRow
from textbot.store.standing import Standing

log = logging.getLogger(__name__)

# A text whose turn raised this often goes to staff instead.
TRIES = 3
CLASHES = 20


class StillWaiting(RuntimeError):
    """A text could not be reached in one go; the job is to be tried again."""


def take_deferred(rt: Runtime, inbound_id: int) -> None:
    """Give this text, and every older one of its contact, its turn. Safe to run twice at once.
    Raises what the engine raised while tries are left, and StillWaiting when too many are before it."""
    with rt.database.read() as conn:
        row = inbound.by_id(conn, inbound_id)
        if row is None or row.turn is not None:
            return
        phone = contacts.by_id(conn, row.contact_id).phone
    for _ in range(CLASHES):
        with rt.database.read() as conn:
            oldest = inbound.oldest_waiting(conn, row.contact_id)
            stands = standing.of_phone(conn, phone)
        if oldest is None or oldest.id > inbound_id:
            return
        _take(rt, phone, stands, oldest)
    raise StillWaiting(f"text {inbound_id} has others before it")


def _take(rt: Runtime, phone: str, stands: Standing, row: InboundRow) -> None:
    try:
        write_turn(rt, phone, stands, row, think(rt, phone, stands, message_of(row, rt.now())), by_rest=True)
    except Moved:
        return
    except AWAY:
        raise
    except Exception as error:
        with rt.database.write() as conn:
            inbound.count_try(conn, row.id)
        log.error("the turn of text %s raised %s at %s", row.id, type(error).__name__, place_of(error))
        if row.tries + 1 < TRIES:
            raise
        _give_up(rt, phone, stands, row)


def _give_up(rt: Runtime, phone: str, stands: Standing, row: InboundRow) -> None:
    with suppress(Moved):
        write_turn(rt, phone, stands, row, _given_up(rt, stands, row), by_rest=True)


def _given_up(rt: Runtime, stands: Standing, row: InboundRow) -> Turn:
    """The text goes to the inbox as it is, and the resident hears so; what they were in the middle of starts anew."""
    playbook = rt.playbook
    language = playbook.language_for(stands.contact.language if stands.contact else None)
    silent = stands.status == "open" or (stands.contact is not None and stands.contact.opt_out)
    path = "phrases.error_apology"
    replies = () if silent else (Reply(playbook.text(path, language), path),)
    session = replace(session_of(rt, stands), playbook=playbook.version, frame=None, offer=None, paused=None)
    return Turn(session or Session(), replies, (HandOff("error", about=row.body),), language=language)
