"""Requests with a token that a system gives for a client's id and secret (OAuth 2.0, client credentials).

A token is kept in this process's memory until shortly before it ends. One that is not accepted any more is replaced
once, at once: nothing was done with it.
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from textbot.connectors.connector import Away, Expired, Refused, Unsure
from textbot.connectors.wire import HIDDEN, Heard, Wire, send

FORM = "application/x-www-form-urlencoded"
TURNED_AWAY = 401
# Where the answer does not tell how long a token counts (Salesforce never does).
USUAL_SECONDS = 900.0
BEFORE_THE_END = 60.0


@dataclass(frozen=True)
class Client:
    """Who asks for a token, and where. extra: further fields of the form, such as the scope."""

    token_url: str
    client_id: str
    client_secret: str = field(repr=False)
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)

    def wire(self) -> Wire:
        """The request for a token."""
        own = {"grant_type": "client_credentials", "client_id": self.client_id, "client_secret": self.client_secret}
        body = urlencode({**own, **self.extra})
        headers = {"Content-Type": FORM, "Accept": "application/json"}
        return Wire("POST", self.token_url, headers, body, (self.client_secret,))


_kept: dict[Client, tuple[str, float]] = {}
_one_at_a_time = threading.Lock()


def send_signed_in(wire: Wire, client: Client, seconds: float, passes: tuple[int, ...] = ()) -> Heard:
    """As `wire.send`, with a token. Raises the same; Expired when a fresh token is not accepted or none is given."""
    heard = send(_with(wire, _token(client, seconds)), seconds, (*passes, TURNED_AWAY))
    if heard.status != TURNED_AWAY:
        return heard
    _kept.pop(client, None)
    return send(_with(wire, _token(client, seconds)), seconds, passes)


def previewed(wire: Wire) -> Wire:
    """The request with the place of its token."""
    return _with(wire, HIDDEN).hidden()


def _with(wire: Wire, token: str) -> Wire:
    return replace(wire, headers={**wire.headers, "Authorization": f"Bearer {token}"}, secrets=(*wire.secrets, token))


def _token(client: Client, seconds: float) -> str:
    with _one_at_a_time:
        token, until = _kept.get(client, ("", 0.0))
        if token and time.monotonic() < until:
            return token
        token, lasts = _asked(client, seconds)
        _kept[client] = token, time.monotonic() + max(0.0, lasts - BEFORE_THE_END)
        return token


def _asked(client: Client, seconds: float) -> tuple[str, float]:
    """A new token and for how many seconds it counts. What breaks off here leaves no order behind: Away."""
    try:
        said = send(client.wire(), seconds).json()
    except Unsure as error:
        raise Away(f"no token: {error}") from None
    except Refused:
        raise Expired("no token for this client id and secret") from None
    token = said.get("access_token") if isinstance(said, dict) else None
    if not isinstance(token, str) or not token:
        raise Away("no token in the answer")
    lasts = said.get("expires_in")
    return token, float(lasts) if isinstance(lasts, int | float) else USUAL_SECONDS
