"""Posting a signed form as Twilio does: 15 s in all, one more try when the connection fails."""

import http.client
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from twilio.request_validator import RequestValidator

from textbot.local.double.account import Account

CONNECT_SECONDS = 5.0
TOTAL_SECONDS = 15.0
TRIES = 2


@dataclass(frozen=True)
class Answer:
    """What came back. `status` is None when nothing did; then `problem` says why."""

    status: int | None
    content_type: str = ""
    body: bytes = b""
    problem: str = ""
    tries: int = 1


class Wire:
    """The way from the double to the receiver's webhooks."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._validator = RequestValidator(account.token)

    def post(self, url: str, form: Mapping[str, str], token: str, pause: float) -> Answer:
        """Post `form` to `url`; never raises. A retry comes after `pause` s with the same `token`."""
        deadline = time.monotonic() + TOTAL_SECONDS
        address = self._account.reachable_address(url)
        headers = self._headers(url, form, token)
        body = urlencode(form)
        problem = ""
        for attempt in range(1, TRIES + 1):
            try:
                return _once(address, body, headers, deadline, attempt)
            except TimeoutError as error:
                if not isinstance(error, ConnectTimeout):
                    return Answer(None, problem="no answer within 15 seconds", tries=attempt)
                problem = "no connection within 5 seconds"
            except (OSError, http.client.HTTPException, ValueError) as error:
                problem = f"connection failed: {type(error).__name__}"
            time.sleep(pause)
        return Answer(None, problem=problem, tries=TRIES)

    def _headers(self, url: str, form: Mapping[str, str], token: str) -> dict[str, str]:
        signed = self._account.signed_address(url)
        return {
            "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
            "I-Twilio-Idempotency-Token": token,
            "X-Twilio-Signature": self._validator.compute_signature(signed, dict(form)),
        }


class ConnectTimeout(TimeoutError):
    """No connection in time (unlike an answer that is late, this is tried again)."""


def _once(address: str, body: str, headers: Mapping[str, str], deadline: float, attempt: int) -> Answer:
    parts = urlsplit(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    left = max(0.05, deadline - time.monotonic())
    connection = kind(parts.hostname or "", parts.port, timeout=min(CONNECT_SECONDS, left))
    try:
        _connect(connection)
        connection.sock.settimeout(max(0.05, deadline - time.monotonic()))
        path = parts.path or "/"
        connection.request("POST", f"{path}?{parts.query}" if parts.query else path, body.encode(), dict(headers))
        response = connection.getresponse()
        return Answer(response.status, response.headers.get("Content-Type", ""), response.read(), tries=attempt)
    finally:
        connection.close()


def _connect(connection: http.client.HTTPConnection) -> None:
    try:
        connection.connect()
    except TimeoutError as error:
        raise ConnectTimeout from error
