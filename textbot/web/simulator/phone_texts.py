"""Texts as a phone shows them, and things to try."""

import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from textbot.local.double.client import Text

# (words, language) of suggestions: a question, a report in one sentence, the same in Spanish, a person.
CHIPS = (
    ("When is my trash picked up?", "en"),
    ("There's a pothole on the corner of Elm and 5th that's been there for weeks", "en"),
    ("Farola apagada en la calle Olmo y la 5", "es"),
    ("¿Cómo pago mi recibo del agua?", "es"),
    ("What's my water balance?", "en"),
    ("permit status BLD-2026-0147", "en"),
    ("AGENT", "en"),
    ("STOP", "en"),
)
# name -> latitude and longitude, sent as a map link: a text message carries a place in no other way.
PLACES = {
    "City Hall": (33.4411, -112.0770),
    "Elm St & 5th St": (33.4485, -112.0710),
    "Pioneer Park": (33.4471, -112.0730),
    "Out of town": (33.3062, -111.8413),
}
# What the demo city's make-believe systems know (local/double/demo_city.py).
HINT = "To look something up: water account 1234567 with the PIN 2468, or permit BLD-2026-0147."
LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]']")
STATUSES = {
    "accepted": "Sending",
    "queued": "Sending",
    "sending": "Sending",
    "sent": "Sent",
    "delivered": "Delivered",
    "undelivered": "Not delivered",
    "failed": "Not delivered",
}


@dataclass(frozen=True)
class Part:
    """A stretch of a text; `href` when it is a link."""

    text: str
    href: str | None = None


@dataclass(frozen=True)
class Bubble:
    """One text in a thread. `mine`: sent from this phone. `state`: "", "waiting" or "failed"."""

    phone: str
    seq: int
    mine: bool
    parts: tuple[Part, ...]
    pictures: tuple[str, ...]
    time: str
    at: str
    meta: str
    state: str

    def as_json(self) -> dict[str, Any]:
        """The same for phone.js."""
        return asdict(self)


def bubble(text: Text, zone: str) -> Bubble:
    """The double's text for the thread, its time in the city's zone."""
    at = datetime.fromtimestamp(text.created, ZoneInfo(zone))
    mine = text.direction == "in"
    return Bubble(
        phone=text.phone,
        seq=text.seq,
        mine=mine,
        parts=linked(text.body),
        pictures=tuple(f"/phone/media/{item.id}" if item.id else item.url for item in text.media),
        time=at.strftime("%I:%M %p").lstrip("0"),
        at=at.isoformat(timespec="seconds"),
        meta=_mine_meta(text) if mine else _city_meta(text),
        state=_state(text),
    )


def linked(body: str) -> tuple[Part, ...]:
    """The text cut into plain stretches and http(s) links."""
    parts, at = [], 0
    for found in LINK.finditer(body):
        parts += [Part(body[at : found.start()]), Part(found[0], found[0])]
        at = found.end()
    return tuple(part for part in (*parts, Part(body[at:])) if part.text)


def map_link(name: str) -> str:
    """A map link to a place of PLACES; the first one for an unknown name."""
    lat, lon = PLACES.get(name, next(iter(PLACES.values())))
    return f"https://maps.google.com/?q={lat:.4f},{lon:.4f}"


def _state(text: Text) -> str:
    if text.webhook == "failed" or text.status in ("failed", "undelivered"):
        return "failed"
    return "waiting" if text.webhook == "waiting" else ""


def _mine_meta(text: Text) -> str:
    return {"waiting": "Sending", "failed": "Not delivered to the city"}.get(text.webhook or "", "Delivered")


def _city_meta(text: Text) -> str:
    size = f"{text.segments} segment{'' if text.segments == 1 else 's'}, {text.encoding}"
    status = STATUSES.get(text.status, text.status.capitalize())
    return f"{size} · {status}" + (f" ({text.error_code})" if text.error_code else "")
