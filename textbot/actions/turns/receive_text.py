"""A text arrives: think, write once, answer. Nothing is acknowledged before one commit holds it."""

import logging
import time
import traceback
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError, TimeoutError

from textbot.actions.send_text import local_day
from textbot.actions.turns.inbound_text import InboundText
from textbot.actions.turns.let_posts_end import let_posts_end
from textbot.actions.turns.store_text import store_alone
from textbot.actions.turns.think import think
from textbot.actions.turns.write_turn import Handed, Moved, write_turn
from textbot.core.needs import Need
from textbot.core.notice import may_text
from textbot.core.segments import count
from textbot.core.turn import Turn
from textbot.runtime import Runtime
from textbot.store import contacts, inbound, outbound, standing
from textbot.store.standing import Standing

log = logging.getLogger(__name__)

TRIES = 3
SECONDS = 3.0
# An earlier reply this old and still unconfirmed may have been lost on the way: later ones queue up behind it.
CONFIRMED_WITHIN = timedelta(seconds=1.5)
# The database's fault and not the turn's.
AWAY = (OperationalError, InterfaceError, TimeoutError, OSError)


def receive_text(rt: Runtime, text: InboundText) -> tuple[Handed, ...]:
    """Take a text in and return the replies to hand over with the webhook's answer (none: silence, or a worker
    answers later). The same MessageSid again gives the same replies and has no second effect.
    Raises SQLAlchemyError when nothing could be stored."""
    deadline = time.monotonic() + SECONDS
    asked: dict[Need, Any] = {}
    for _ in range(TRIES):
        with rt.database.read() as conn:
            stands = standing.of_phone(conn, text.phone)
        turn = None if stands.backlog else _thought(rt, text, stands, asked)
        # A secret cannot wait for a worker: it would have to be asked for again.
        if turn is None or (time.monotonic() > deadline and not turn.secret):
            break
        try:
            replies = write_turn(rt, text.phone, stands, text, turn, by_rest=_must_queue(rt, stands, turn))
        except Moved:
            continue
        except IntegrityError:
            known = replay(rt, text.sid)
            if known is None:
                continue
            return known
        except AWAY:
            raise
        except Exception as error:
            log.error("a turn could not be written: %s at %s", type(error).__name__, place_of(error))
            break
        _count(rt, text, stands, replies)
        let_posts_end(rt, text.phone, turn)
        return replies
    return _leave_to_worker(rt, text)


def _count(rt: Runtime, text: InboundText, stands: Standing, replies: tuple[Handed, ...]) -> None:
    """The replies go out by the number that was texted: its sender's pace counts them, though they wait for nothing.
    The contact is texted by that number from now on, where there are several."""
    senders, texted = rt.settings.senders, text.form.get("To", "")
    for reply in replies:
        rt.buckets.debit(texted, count(reply.body).parts, local_day(rt))
    known = stands.contact.sender if stands.contact else ""
    if len(senders.all) > 1 and texted != known and texted in rt.settings.numbers:
        with rt.database.write(single=True) as conn:
            contacts.set_sender(conn, text.phone, texted)


def replay(rt: Runtime, sid: str) -> tuple[Handed, ...] | None:
    """The replies that the first delivery of this MessageSid got, but for those that an opt-out forbids by now; None
    when it is not stored."""
    with rt.database.read() as conn:
        row = inbound.by_sid(conn, sid)
        if row is None:
            return None
        opt_out = contacts.by_id(conn, row.contact_id).opt_out
        rows = outbound.replies_to(conn, row.id)
    return tuple(Handed(each.body, each.token) for each in rows if may_text(each.kind, opt_out, each.made_by))


def _thought(rt: Runtime, text: InboundText, stands: Standing, asked: dict[Need, Any]) -> Turn | None:
    """The turn, or None when thinking failed: the text is stored all the same."""
    try:
        return think(rt, text.phone, stands, text.message(), asked)
    except Exception as error:
        # An exception's message may quote the text, so only its kind and place are logged.
        log.error("a turn raised %s at %s and is left to a worker", type(error).__name__, place_of(error))
        return None


def place_of(error: BaseException) -> str:
    """Where an exception was raised, without its message: "engine.py:71 < think.py:48"."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))


def _must_queue(rt: Runtime, stands: Standing, turn: Turn) -> bool:
    """Whether the reply goes behind an earlier one that is not known as sent; danger does not wait."""
    since = stands.unconfirmed_since
    lost = since is not None and rt.now() - since > CONFIRMED_WITHIN
    return (stands.queued or lost) and turn.kind != "emergency"


def _leave_to_worker(rt: Runtime, text: InboundText) -> tuple[Handed, ...]:
    try:
        store_alone(rt, text.phone, text)
    except IntegrityError:
        replies = replay(rt, text.sid)
        if replies is None:
            # Another text of the same new phone won the race; one more try finds the contact.
            store_alone(rt, text.phone, text)
            return ()
        return replies
    return ()
