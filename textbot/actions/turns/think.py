"""Thinking outside any transaction: read where a contact stands, take the turn, answer what it needs by plain reads."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection

from textbot.actions.turns import read_notices, read_requests, read_topics
from textbot.actions.turns.ask_account import ASKS, ask_account
from textbot.actions.turns.asking import Asking
from textbot.actions.turns.photo_place import photo_place
from textbot.core.contact import Contact
from textbot.core.engine import MAX_ROUNDS, take_turn
from textbot.core.message import Message
from textbot.core.needs import (
    Home,
    HomePlace,
    LastNotices,
    Nearby,
    Need,
    OwnRequests,
    PastRepairs,
    RequestByReference,
    RequestsAt,
    Subscriptions,
)
from textbot.core.places.place import FindPlace, PhotoPlace, Place
from textbot.core.scene import Rules
from textbot.core.session import Session
from textbot.core.turn import Turn
from textbot.runtime import Runtime
from textbot.store import contacts, homes, places
from textbot.store.standing import Standing

log = logging.getLogger(__name__)


class TooManyNeeds(RuntimeError):
    """A turn kept asking for facts; the playbook or the engine runs in a circle."""


def think(rt: Runtime, phone: str, standing: Standing, message: Message, asked: dict[Need, Any] | None = None) -> Turn:
    """The turn this text leads to, every need answered. asked: what a connector said of an account while this text was
    thought about before; it is added to, so that nothing is asked twice. Raises whatever the engine raises, and
    TooManyNeeds."""
    playbook = rt.playbook
    contact = contact_of(phone, standing)
    session = session_of(rt, standing)
    settings = rt.settings
    share, shelf = settings.textbot_survey_share, rt.shelf
    rules = Rules(settings.textbot_reply_limit, opt_out_mode(rt), shelf.switches, share, shelf.paces, shelf.storm)
    known: dict[Need, Any] = dict(asked or {})
    for _ in range(MAX_ROUNDS):
        turn = take_turn(contact, session, message, playbook, rt.now(), known, rules)
        if not turn.needs:
            return turn
        for need in turn.needs:
            if type(need) in OUTSIDE:
                known[need] = OUTSIDE[type(need)](rt, need, phone, message)
                asked = {} if asked is None else asked
                asked[need] = known[need]
                continue
            with rt.database.read() as conn:
                known[need] = ANSWERS[type(need)](conn, need, Asking(standing, playbook, rt.now()))
    raise TooManyNeeds(f"a turn was not done after {MAX_ROUNDS} rounds")


def _ask_account(rt: Runtime, need: Any, phone: str, message: Message) -> Any:
    return ask_account(rt, need, phone, message.sid)


def _photo_place(rt: Runtime, need: PhotoPlace, phone: str, message: Message) -> Any:
    return photo_place(rt, need, message)


def contact_of(phone: str, standing: Standing) -> Contact:
    """The contact as the engine sees it."""
    row = standing.contact
    if row is None:
        return Contact(phone)
    seen, surveyed, noticed = row.last_seen, row.surveyed_at, standing.noticed_at
    return Contact(phone, row.language, row.language_sure, row.opt_out, standing.status, seen, surveyed, noticed)


def session_of(rt: Runtime, standing: Standing) -> Session:
    """The contact's session: from the cache when its turn number fits, else the copy in SQL, else a new one."""
    row = standing.contact
    if row is None:
        return Session()
    return _readable(rt.sessions.get(row.id, row.turn)) or _readable(_copy_of(rt, row.id)) or Session()


def _copy_of(rt: Runtime, contact_id: int) -> str:
    with rt.database.read() as conn:
        return contacts.session_of(conn, contact_id)[1]


def _readable(text: str | None) -> Session | None:
    """The session that was dumped; None when there is none, or when another version of textbot wrote it."""
    if not text:
        return None
    try:
        return Session.load(text)
    except (ValueError, KeyError, TypeError, AttributeError):
        log.warning("a session could not be read")
        return None


def opt_out_mode(rt: Runtime) -> str:
    """Who answers carrier words: in the demo the bot itself, so that a newcomer sees it."""
    return "none" if rt.settings.demo else rt.settings.twilio_opt_out


def _find_place(conn: Connection, need: FindPlace, asking: Asking) -> Any:
    return places.find(conn, need, asking.playbook.gazetteer)


def _home(conn: Connection, need: HomePlace, asking: Asking) -> Any:
    kept = homes.of_contact(conn, asking.contact_id) if asking.contact_id is not None else None
    if kept is None:
        return Home()
    return Home(Place.from_dict(kept[1]) if kept[1] else None, asked=True)


ANSWERS: Mapping[type, Callable[[Connection, Any, Asking], Any]] = {
    FindPlace: _find_place,
    OwnRequests: read_requests.own_requests,
    RequestByReference: read_requests.by_reference,
    Nearby: read_requests.nearby,
    RequestsAt: read_requests.requests_at,
    PastRepairs: read_requests.past_repairs,
    HomePlace: _home,
    LastNotices: read_notices.recent_notices,
    Subscriptions: read_topics.subscribed,
}
# What no plain read of ours can tell: asked of others while the resident waits, and only once for one text.
OUTSIDE: Mapping[type, Callable[[Runtime, Any, str, Message], Any]] = {
    **dict.fromkeys(ASKS, _ask_account),
    PhotoPlace: _photo_place,
}
