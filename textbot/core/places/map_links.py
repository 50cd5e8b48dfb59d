"""Map links and bare coordinates in a text. Links are read, never followed."""

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, unquote, unquote_plus, urlsplit

_URL = re.compile(r"(?:https?://|geo:|(?:www\.)?maps\.|goo\.gl/)[^\s<>\"]+", re.IGNORECASE)
_MAPS = re.compile(
    r"(?:^|\.)(?:maps\.google\.[a-z.]+|google\.[a-z.]+|maps\.apple\.com|goo\.gl|maps\.apple|waze\.com|bing\.com"
    r"|openstreetmap\.org|osm\.org|here\.com)\Z"
)
_SHORT = re.compile(r"(?:^|\.)(?:goo\.gl|maps\.apple)\Z")
_NUMBER = r"([-+]?\d{1,3}\.\d+)"
_PAIR = re.compile(rf"\s*(?:loc:)?{_NUMBER}\s*(?:,|~|\s)\s*{_NUMBER}")
_PIN = re.compile(rf"!3d{_NUMBER}!4d{_NUMBER}")
_IN_PATH = re.compile(rf"[@/]{_NUMBER},\s*{_NUMBER}")
_HASH = re.compile(rf"map=\d+/{_NUMBER}/{_NUMBER}")
_NAMED = re.compile(r"/maps/(?:place|search)/([^/@]+)")
_KEYS = ("q", "query", "ll", "coordinate", "daddr", "destination", "address", "name", "cp", "sll", "center")
_BARE = re.compile(
    r"(?<![\d.$])([-+]?\d{1,2}\.\d{2,})\s*°?\s*([NS]?)\s*(?:,|\s)\s*([-+]?\d{1,3}\.\d{2,})\s*°?\s*([EWO]?)(?![\d.])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Pin:
    """What a link or a pair of numbers says: a point, or the words a link searches for, or (shortened link) neither.
    found_by: "map link" or "coordinates"."""

    mention: str
    lat: float | None = None
    lon: float | None = None
    words: str | None = None
    found_by: str = "map link"


def find_pin(text: str) -> Pin | None:
    """The first map link or pair of coordinates in a text."""
    for found in _URL.finditer(text):
        if pin := _read_link(found[0].rstrip(".,;)")):
            return pin
    return _read_bare(without_links(text))


def without_links(text: str) -> str:
    """The text with every link blanked, so that no word of a link is read as a street."""
    return _URL.sub(lambda found: " " * len(found[0]), text)


def _read_link(link: str) -> Pin | None:
    if link.lower().startswith("geo:"):
        return _pin(link, _PAIR.match(unquote(link[4:])))
    try:
        url = urlsplit(link if "://" in link else f"https://{link}")
        host = (url.hostname or "").lower()
    except ValueError:  # "http://[" and its like
        return None
    if not _MAPS.search(host):
        return None
    fields = dict(parse_qsl(url.query))
    path = unquote_plus(url.path)
    pairs = (_PIN.search(path), *(_PAIR.match(fields.get(key, "")) for key in _KEYS))
    for pair in (*pairs, _IN_PATH.search(path), _HASH.search(url.fragment)):
        if pin := _pin(link, pair):
            return pin
    named = _NAMED.search(path)
    said = named[1] if named else next((fields[key] for key in _KEYS if fields.get(key)), None)
    if said:
        return Pin(link, words=said)
    return Pin(link) if _SHORT.search(host) else None


def _read_bare(text: str) -> Pin | None:
    for found in _BARE.finditer(text):
        lat = _signed(found[1], found[2].upper() == "S")
        lon = _signed(found[3], found[4].upper() in ("W", "O"))
        precise = len(found[1].split(".")[1]) >= 4 or found[3].startswith("-") or found[4]
        if precise and (pin := _checked(found[0].strip(), lat, lon)):
            return replace(pin, found_by="coordinates")
    return None


def _signed(number: str, turned: bool) -> float:
    return -abs(float(number)) if turned else float(number)


def _pin(link: str, pair: re.Match[str] | None) -> Pin | None:
    return _checked(link, float(pair[1]), float(pair[2])) if pair else None


def _checked(mention: str, lat: float, lon: float) -> Pin | None:
    return Pin(mention, lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None
