"""Where the photos of a report were taken: from the record, or by a quick look at one that was not fetched yet."""

import time

from textbot.channels.media import Limits, fetch
from textbot.channels.media_error import MediaError
from textbot.core.file_kind import file_kind
from textbot.core.message import Message
from textbot.core.places.gazetteer import Point
from textbot.core.places.place import Finding, PhotoPlace
from textbot.encoders.photo import taken_at
from textbot.runtime import Runtime
from textbot.store import media, places

# The resident waits for the reply meanwhile, and Twilio gives up a webhook after 15 s.
SECONDS = 2.5
MOST_LOOKS = 2


def photo_place(rt: Runtime, need: PhotoPlace, message: Message) -> Finding:
    """The place of the newest photo that tells where it was taken; nothing is kept of what was looked at. Takes at
    most SECONDS, then a photo counts as telling nothing."""
    with rt.database.read() as conn:
        rows = media.of_texts(conn, need.sids)
    kept: list[Point] = [(row.lat, row.lon) for row in rows if row.lat is not None and row.lon is not None]
    urls = [row.url for row in rows if row.state == "new"]
    urls += message.media if message.sid in need.sids else ()
    point = _looked_at(rt, urls[-MOST_LOOKS:]) or (kept[-1] if kept else None)
    if point is None:
        return Finding()
    with rt.database.read() as conn:
        return places.pinned(conn, *point, rt.playbook.gazetteer)


def _looked_at(rt: Runtime, urls: list[str]) -> Point | None:
    """Where the last of these photos that tells was taken."""
    settings, until = rt.settings, time.monotonic() + SECONDS
    name = settings.twilio_api_key or settings.twilio_account_sid
    login = (name, settings.twilio_api_secret or settings.twilio_auth_token)
    for url in dict.fromkeys(reversed(urls)):
        left = until - time.monotonic()
        if left <= 0:
            return None
        try:
            data = fetch(url, auth=login, base=settings.twilio_api_url, limits=Limits(seconds=left)).data
        except (MediaError, OSError):
            continue
        kind = file_kind(data)
        if kind is not None and kind.image and (point := taken_at(data, kind)):
            return point
    return None
