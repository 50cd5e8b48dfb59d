"""The notices that reached one contact lately, with what it answered to their polls."""

import logging
from datetime import datetime

from sqlalchemy import Connection, and_, select

from textbot.core.needs import NoticeFacts
from textbot.core.notices.poll import Poll
from textbot.store.notices import notices
from textbot.store.outbound import outbound
from textbot.store.poll_answers import poll_answers
from textbot.store.recipients import recipients

log = logging.getLogger(__name__)

MOST = 3
# What surely never arrived was never read.
LOST = ("failed", "undelivered", "dropped")
_JOINED = (
    recipients.join(notices, notices.c.id == recipients.c.notice_id)
    .join(outbound, outbound.c.id == recipients.c.outbound_id)
    .outerjoin(
        poll_answers,
        and_(poll_answers.c.notice_id == notices.c.id, poll_answers.c.contact_id == recipients.c.contact_id),
    )
)
_COLUMNS = (
    notices.c.id, outbound.c.created_at, notices.c.class_, notices.c.topic, outbound.c.body, notices.c.more,
    notices.c.poll, poll_answers.c.answer, poll_answers.c.at,
)  # fmt: skip


def of_contact(conn: Connection, contact_id: int, since: datetime, now: datetime) -> tuple[NoticeFacts, ...]:
    """Those handed over since then, and older ones whose poll is still open; the newest first, at most 3."""
    where = (recipients.c.contact_id == contact_id, recipients.c.state == "handed", outbound.c.state.not_in(LOST))
    statement = select(*_COLUMNS).select_from(_JOINED).where(*where).order_by(recipients.c.id.desc()).limit(MOST)
    found = []
    for row in conn.execute(statement):
        poll = _poll(row.id, row.poll)
        open_still = poll is not None and poll.until is not None and poll.until > now
        if row.created_at < since and not open_still:
            continue
        more = {str(language): str(words) for language, words in (row.more or {}).items() if words}
        found.append(
            NoticeFacts(
                row.id, row.created_at, row.class_, row.topic, row.body, more, poll, row.answer, row.at
            )  # fmt: skip
        )
    return tuple(found)


def _poll(notice_id: int, data: object) -> Poll | None:
    if not isinstance(data, dict) or not data:
        return None
    try:
        return Poll.from_data(data)
    except ValueError:
        log.warning("the poll of notice %s cannot be read", notice_id)
        return None
