"""One request to a system of the city's over HTTP, and what comes of it.

The host is the operator's choice; redirects are not followed, no proxy or .netrc has a say, an answer is read up to a
size and a moment. What an answer means is one table: status -> error.
"""

import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from textbot.connectors.connector import Away, Expired, Refused, TooMany, Unsure
from textbot.connectors.order_text import reason

log = logging.getLogger(__name__)

LARGEST = 4_000_000
CONNECT_SECONDS = 5.0
SAFE = ("GET", "HEAD")
HIDDEN = "[hidden]"
JSON = {"Accept": "application/json"}
# Headers whose value is a secret; a preview and a log never show it.
SECRET_HEADERS = ("authorization", "api_key", "x-api-key", "x-textbot-signature")


@dataclass(frozen=True)
class Wire:
    """A request as it goes out. body: its bytes as text, "" for none. secrets: values that are hidden when shown."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: str = field(default="", repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def hidden(self) -> "Wire":
        """The same with every secret replaced."""
        headers = {
            name: HIDDEN if name.lower() in SECRET_HEADERS else self._without(value)
            for name, value in self.headers.items()
        }
        return replace(self, url=self._without(self.url), headers=headers, body=self._without(self.body), secrets=())

    def shown(self) -> str:
        """The request as text, secrets hidden: its line, its headers, its body."""
        plain = self.hidden()
        head = [f"{plain.method} {plain.url}", *(f"{name}: {value}" for name, value in plain.headers.items())]
        return "\n".join([*head, *(["", plain.body] if plain.body else [])])

    def _without(self, text: str) -> str:
        for secret in filter(None, self.secrets):
            text = text.replace(secret, HIDDEN)
        return text


def json_wire(method: str, url: str, body: Any) -> Wire:
    """A request that carries JSON and wants JSON back."""
    return Wire(method, url, {"Content-Type": "application/json", **JSON}, json.dumps(body))


@dataclass(frozen=True)
class Heard:
    """What came back. headers: names in lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    def json(self) -> Any:
        """The body as JSON. Raises Away when it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise Away("the answer is no JSON") from None

    @property
    def text(self) -> str:
        """The body as text, whatever it holds."""
        return self.body.decode("utf-8", "replace")


def send(wire: Wire, seconds: float, passes: tuple[int, ...] = ()) -> Heard:
    """Send it and read the answer: any 2xx status, or one of `passes`. A GET that breaks off is Away; anything else
    that does so after it was sent is Unsure. Raises Away, Unsure, TooMany, Expired, Refused."""
    if urlsplit(wire.url).scheme not in ("http", "https") or not urlsplit(wire.url).hostname:
        raise Refused("it has no address")
    broken = Away if wire.method in SAFE else Unsure
    deadline = time.monotonic() + seconds
    try:
        with requests.Session() as session:
            session.trust_env = False
            how: dict[str, Any] = {"timeout": (min(CONNECT_SECONDS, seconds), seconds), "stream": True}
            body = wire.body.encode() if wire.body else None
            with session.request(
                wire.method, wire.url, data=body, headers=dict(wire.headers), allow_redirects=False, **how
            ) as answer:
                heard = Heard(answer.status_code, _lower(answer.headers), _read(answer, deadline, broken))
    except (requests.ConnectTimeout, requests.exceptions.SSLError) as error:
        raise Away(type(error).__name__) from None
    except requests.ConnectionError as error:
        raise (Away if _never_left(error) else broken)(type(error).__name__) from None
    except (requests.RequestException, HTTPError) as error:
        raise broken(type(error).__name__) from None
    if 200 <= heard.status < 300 or heard.status in passes:
        return heard
    raise _error(heard, broken)


def _read(answer: requests.Response, deadline: float, broken: type[Away]) -> bytes:
    data = b""
    # read1 ends with whatever has come, so that no drip of bytes outlives the deadline.
    while piece := answer.raw.read1(65_536, decode_content=True):
        data += piece
        if len(data) > LARGEST or time.monotonic() > deadline:
            raise broken("the answer is too slow or too long")
    return data


def _error(heard: Heard, broken: type[Away]) -> Exception:
    """What a status that is no success means."""
    words = f"status {heard.status}"
    wait = retry_after(heard.headers.get("retry-after", ""))
    if heard.status == 429 or (heard.status == 503 and wait is not None):
        return TooMany(words, wait)
    if heard.status in (401, 403, 407):
        return Expired(words)
    if heard.status == 503:
        return Away(words)  # whoever says so has not begun
    if heard.status in (408, 425) or heard.status >= 500:
        return broken(words)
    if 300 <= heard.status < 400:
        return Refused(words, "it leads elsewhere; write the address it leads to")
    return Refused(words, reason(heard.text))


def retry_after(header: str) -> float | None:
    """Seconds to wait, from a Retry-After header in seconds or as a date (RFC 9110, 10.2.3); None without one."""
    if header.strip().isdecimal():
        return float(header)
    try:
        at = parsedate_to_datetime(header)
    except (TypeError, ValueError):
        return None
    return max(0.0, (at - datetime.now(UTC)).total_seconds()) if at.tzinfo else None


def _never_left(error: requests.ConnectionError) -> bool:
    """Whether no connection came about at all."""
    words = str(error)
    return "NewConnectionError" in words or "NameResolutionError" in words or "Failed to establish" in words


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
