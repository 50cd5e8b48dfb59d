"""Fetching a medium that came with a text. The address comes from outside, so this trusts nothing about it."""

import http.client
import ssl
from base64 import b64encode
from dataclasses import dataclass, field
from urllib.parse import urljoin

from textbot.channels.media_error import MediaAway, MediaRefused
from textbot.channels.media_hosts import Target, first_target, next_target
from textbot.channels.pinned import Deadline, Resolve, connect, look_up

MAX_BYTES = 5 * 1024 * 1024  # Twilio takes no larger message
MAX_SECONDS = 10.0
MAX_REDIRECTS = 2
PIECE = 64 * 1024

OK = 200
REDIRECTS = {301, 302, 303, 307, 308}
# The login is wrong or the store's signed address has run out: both can be right again on the next try.
TRY_AGAIN = {401, 403, 408, 425, 429}
GONE = {404, 410}
TOO_LARGE = "the photo is larger than 5 MB"


@dataclass(frozen=True)
class Fetched:
    """A medium's bytes and the type its server claims, which nobody should believe."""

    data: bytes = field(repr=False)
    content_type_claimed: str


@dataclass(frozen=True)
class Limits:
    """How much and how long, and how names become addresses."""

    size: int = MAX_BYTES
    seconds: float = MAX_SECONDS
    resolve: Resolve = look_up
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)


def fetch(url: str, *, auth: tuple[str, str], base: str | None, limits: Limits | None = None) -> Fetched:
    """The medium at `url`, which must be on Twilio's API or, where one is configured, on `base` (TWILIO_API_URL).

    `auth` (username, password) goes to that first host alone; at most two redirects are followed, to Twilio's stores,
    never to an address inside our own network. Raises MediaRefused or MediaAway, both within 10 s.
    """
    limits = limits or Limits()
    deadline = Deadline.after(limits.seconds)
    target, headers = first_target(url, base), _headers(auth)
    for _ in range(MAX_REDIRECTS + 1):
        answer = _ask(target, headers, limits, deadline)
        if isinstance(answer, Fetched):
            return answer
        target, headers = next_target(urljoin(_address(target), answer), base), _headers(None)
    raise MediaRefused("the photo's address leads from one place to the next")


def _headers(auth: tuple[str, str] | None) -> dict[str, str]:
    headers = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "textbot", "Connection": "close"}
    if auth is None:
        return headers
    return headers | {"Authorization": "Basic " + b64encode(":".join(auth).encode()).decode()}


def _ask(target: Target, headers: dict[str, str], limits: Limits, deadline: Deadline) -> Fetched | str:
    """The medium, or the address it is said to be at."""
    connection = connect(target, limits.resolve, limits.tls, deadline)
    try:
        connection.request("GET", target.path, headers=headers)
        with connection.getresponse() as response:
            return _read(response, limits.size)
    except TimeoutError:
        raise MediaAway("the photo did not come in time") from None
    except (OSError, http.client.HTTPException) as error:
        raise MediaAway("the connection to Twilio's photo store broke") from error
    finally:
        connection.close()


def _read(response: http.client.HTTPResponse, most: int) -> Fetched | str:
    location = response.getheader("Location")
    if response.status in REDIRECTS and location:
        return location
    _check(response.status)
    length = response.length
    if length is not None and length > most:
        raise MediaRefused(TOO_LARGE)
    data = _body(response, most)
    if length is not None and len(data) < length:
        raise MediaAway("the photo broke off on its way")
    return Fetched(data, response.getheader("Content-Type", "").partition(";")[0].strip().lower()[:80])


def _check(status: int) -> None:
    if status == OK:
        return
    if status in GONE:
        raise MediaRefused("Twilio no longer has the photo")
    if status in TRY_AGAIN or status >= 500:
        raise MediaAway(f"Twilio did not hand out the photo (HTTP {status})")
    raise MediaRefused(f"Twilio does not hand out the photo (HTTP {status})")


def _body(response: http.client.HTTPResponse, most: int) -> bytes:
    data = bytearray()
    while piece := response.read(PIECE):
        data += piece
        if len(data) > most:
            raise MediaRefused(TOO_LARGE)
    return bytes(data)


def _address(target: Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return f"{'https' if target.secure else 'http'}://{host}:{target.port}{target.path}"
