"""Asking a connector about a number, for a resident who was told "checking": its answer becomes a turn of its own."""

import logging
from datetime import timedelta

from textbot.actions.record_health import asked
from textbot.actions.turns.receive_text import AWAY, place_of
from textbot.actions.turns.think import session_of, think
from textbot.actions.turns.write_turn import AlreadyDone, Moved, write_turn
from textbot.connectors.connector import Away
from textbot.core.effects import HandOff
from textbot.core.message import Answered, Message
from textbot.core.turn import Reply, Turn
from textbot.runtime import Runtime
from textbot.store import contacts, inquiries, standing
from textbot.store.inquiries import InquiryRow
from textbot.store.standing import Standing

log = logging.getLogger(__name__)

CLASHES = 20
# For so long a thought that fails is tried again.
PATIENCE = timedelta(minutes=2)


class StillMoving(RuntimeError):
    """The contact's turns came too fast; the job is to be tried again."""


def ask_connector(rt: Runtime, inquiry_id: int) -> None:
    """Ask, and answer the resident by REST; a connector that is away leads to staff. Safe to run twice.
    Raises StillMoving, and what the engine raises."""
    with rt.database.read() as conn:
        row = inquiries.by_id(conn, inquiry_id)
        if row is None or row.done_at is not None:
            return
        phone = contacts.by_id(conn, row.contact_id).phone
    message = Message(f"inquiry {row.id}", "", answer=_answer(rt, row))
    for _ in range(CLASHES):
        with rt.database.read() as conn:
            stands = standing.of_phone(conn, phone)
        try:
            write_turn(rt, phone, stands, row, _turn(rt, phone, stands, message, row), by_rest=True)
        except Moved:
            continue
        except AlreadyDone:
            log.info("inquiry %s was answered by another worker", row.id)
        return
    raise StillMoving(f"inquiry {row.id}")


def _turn(rt: Runtime, phone: str, stands: Standing, message: Message, row: InquiryRow) -> Turn:
    """What the answer leads to. A thought that fails is tried again; one that keeps failing goes to staff, and the
    resident, who waits for the answer, hears so."""
    try:
        return think(rt, phone, stands, message)
    except Exception as error:
        if isinstance(error, AWAY) or rt.now() - row.created_at < PATIENCE:
            raise
        log.error("the answer to inquiry %s raised %s at %s", row.id, type(error).__name__, place_of(error))
    playbook = rt.playbook
    language = playbook.language_for(stands.contact.language if stands.contact else None)
    path = "phrases.error_apology"
    replies = () if stands.contact and stands.contact.opt_out else (Reply(playbook.text(path, language), path),)
    return Turn(session_of(rt, stands), replies, (HandOff("error", about=row.number),), language=language)


def _answer(rt: Runtime, row: InquiryRow) -> Answered:
    """The connector's answer, a kept one where it is young enough."""
    kept = rt.answers.get(row.connector, row.number)
    if kept:
        return Answered(row.flow, row.number, *kept)
    try:
        found = asked(rt, row.connector, lambda system: system.about_number(row.number))
    except Away:
        return Answered(row.flow, row.number, "away")
    seconds = rt.playbook.city.connectors[row.connector].cache_seconds
    rt.answers.put(row.connector, row.number, found.state, found.values, seconds)
    return Answered(row.flow, row.number, found.state, found.values)
