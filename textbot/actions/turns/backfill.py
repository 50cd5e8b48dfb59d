"""Texts that never reached the webhook: Twilio gives up after 15 seconds, and then only its own list has them."""

import logging
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError

from textbot.actions.turns.inbound_text import read_text
from textbot.actions.turns.store_text import store_alone
from textbot.channels.channel import Received, SendError
from textbot.core.words import clean
from textbot.runtime import Runtime
from textbot.store import inbound, marks

log = logging.getLogger(__name__)

MARK = "backfill"
# Twilio may still be delivering a text this young (15 s in all, then its fallback).
STILL_DELIVERING = timedelta(seconds=20)
# The list may lag behind; the same span is read twice.
OVERLAP = timedelta(minutes=15)


def backfill(rt: Runtime) -> int:
    """Take in every text on the provider's list that we lack, as late turns; how many there were.
    Raises SendError when the list cannot be read; then the next call starts from the same moment."""
    now = rt.now()
    since = _since(rt, now)
    listed = [each for each in rt.channel.received(since) if each.at <= now - STILL_DELIVERING]
    with rt.database.read() as conn:
        known = inbound.known_sids(conn, tuple(each.sid for each in listed))
    missing = sorted((each for each in listed if each.sid not in known), key=lambda each: each.at)
    for each in missing:
        _take_in(rt, each)
    with rt.database.write() as conn:
        marks.put(conn, MARK, int(now.timestamp()))
    if missing:
        log.warning("%s texts had not reached the webhook and were taken in late", len(missing))
    return len(missing)


def _since(rt: Runtime, now: datetime) -> datetime:
    """From the last complete reading, or from the day textbot was set up: older texts were never ours."""
    with rt.database.read() as conn:
        mark = marks.get(conn, MARK)
    if mark is None:
        with rt.database.write() as conn:
            marks.put(conn, MARK, int(now.timestamp()))
        return now - OVERLAP
    return datetime.fromtimestamp(mark, tz=now.tzinfo) - OVERLAP


def _take_in(rt: Runtime, received: Received) -> None:
    text = read_text(
        received.sid,
        received.phone,
        received.body,
        rt.settings.numbers,
        media=_media(rt, received),
        sent_at=received.at,
        form={"To": clean(received.to), "backfill": "1"},
    )
    try:
        store_alone(rt, text.phone, text)
    except IntegrityError:
        log.info("a late text arrived by itself meanwhile")


def _media(rt: Runtime, received: Received) -> tuple[tuple[str, str], ...]:
    if received.media == 0:
        return ()
    try:
        return rt.channel.media_urls(received.sid)
    except SendError as error:
        log.warning("the photos of a late text could not be listed: %s", error)
        return ()
