"""What a turn needs to know of notices, and what it does to their polls."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from textbot.actions.turns.asking import Asking
from textbot.actions.turns.ground import Applied, Ground
from textbot.core.effects import AnswerPoll
from textbot.core.needs import LastNotices
from textbot.store import last_notices, poll_answers

# So long a reply is about the notice before it.
TALKED_OF = timedelta(hours=48)


def recent_notices(conn: Connection, need: LastNotices, asking: Asking) -> Any:
    """The notices that reached the contact lately."""
    if asking.contact_id is None:
        return ()
    return last_notices.of_contact(conn, asking.contact_id, asking.now - TALKED_OF, asking.now)


def answer_poll(ground: Ground, effect: AnswerPoll, applied: Applied) -> None:
    """Count the answer in place of the one before."""
    poll_answers.put(ground.conn, effect.notice, ground.contact_id, effect.answer, ground.now)
