"""A connector over HTTP with JSON: one GET about a number, three POSTs about an account.

The host is fixed by city.yaml; what a resident wrote can only become part of the path, quoted. Redirects are not
followed: they could lead anywhere. Answers are read up to a size and a moment.

    GET  url ({value} filled)            200 {"values": {...}}, 404: no such number
    POST url + opens     {"account"}     200 {"handle"}
    POST url + verifies  {"handle","pin"} 200 {"verified": true, "handle"}; verified false: wrong; 410: expired
    POST url + reads     {"handle"}      200 {"values": {...}}; 410: expired
"""

import json
import logging
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

import requests

from textbot.connectors.connector import Answer, Away
from textbot.core.lookups.lookup import ConnectorSpec

log = logging.getLogger(__name__)

LARGEST = 64_000
CONNECT_SECONDS = 1.5
# A resident who gave a PIN waits at the phone, and Twilio for at most 15 seconds.
ACCOUNT_SECONDS = 3.0
LONGEST_VALUE = 200
UNKNOWN, EXPIRED = 404, 410
DEMO = "{demo}"


class HttpJson:
    """One connector of city.yaml. headers: with their secrets filled in; demo: the demo's own address, if any."""

    def __init__(self, spec: ConnectorSpec, headers: Mapping[str, str], demo: str | None = None) -> None:
        self._spec = spec
        self._headers = {"Accept": "application/json", **headers}
        self._base = spec.url.replace(DEMO, demo or "", 1)

    def about_number(self, number: str) -> Answer:
        """What is known of a number. Raises Away."""
        url = self._base.replace("{value}", quote(number, safe=""))
        status, said = self._ask("GET", url, None, self._spec.seconds)
        if status == UNKNOWN:
            return Answer("unknown")
        return Answer("found", values=_values(said))

    def open_account(self, number: str) -> Answer:
        """A handle for that account. Raises Away."""
        _, said = self._account(self._spec.opens, {"account": number})
        return Answer("opened", handle=_text(said.get("handle")))

    def verify_account(self, handle: str, pin: str) -> Answer:
        """Whether the PIN is the account's. Raises Away."""
        status, said = self._account(self._spec.verifies, {"handle": handle, "pin": pin})
        if status == EXPIRED:
            return Answer("expired")
        if said.get("verified") is not True:
            return Answer("wrong")
        return Answer("verified", handle=_text(said.get("handle") or handle))

    def read_account(self, handle: str) -> Answer:
        """What that account says. Raises Away."""
        status, said = self._account(self._spec.reads, {"handle": handle})
        return Answer("expired") if status == EXPIRED else Answer("read", values=_values(said))

    def _account(self, path: str, body: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        status, said = self._ask("POST", self._base + path, body, min(self._spec.seconds, ACCOUNT_SECONDS))
        if status == UNKNOWN:
            raise self._away("no such address")
        return status, said

    def _ask(self, method: str, url: str, body: Any, seconds: float) -> tuple[int, dict[str, Any]]:
        """Status (200, 404 or 410) and the object in the answer. Raises Away."""
        if not urlsplit(url).hostname:
            raise self._away("it has no address")
        deadline = time.monotonic() + seconds
        limits = (min(CONNECT_SECONDS, seconds), seconds)
        try:
            with requests.Session() as session:
                session.trust_env = False  # neither a proxy nor a .netrc has a say in this
                how: dict[str, Any] = {"headers": self._headers, "timeout": limits, "stream": True}
                with session.request(method, url, json=body, allow_redirects=False, **how) as answer:
                    return answer.status_code, self._read(answer, deadline)
        except requests.RequestException as error:
            raise self._away(type(error).__name__) from None

    def _read(self, answer: requests.Response, deadline: float) -> dict[str, Any]:
        if answer.status_code in (UNKNOWN, EXPIRED):
            return {}
        if answer.status_code != 200:
            raise self._away(f"status {answer.status_code}")
        data = b""
        for piece in answer.iter_content(1):  # by the byte: each read ends with the first that comes, so time is kept
            data += piece
            if len(data) > LARGEST or time.monotonic() > deadline:
                raise self._away("too slow or too long")
        try:
            said = json.loads(data)
        except ValueError:
            raise self._away("no JSON") from None
        if not isinstance(said, dict):
            raise self._away("no JSON object")
        return said

    def _away(self, why: str) -> Away:
        log.warning("connector %s: %s", self._spec.name, why)
        return Away(f"{self._spec.name}: {why}")


def _values(said: Mapping[str, Any]) -> dict[str, str]:
    values = said.get("values")
    return {str(name): _text(value) for name, value in values.items()} if isinstance(values, dict) else {}


def _text(value: Any) -> str:
    """One line of plain text."""
    return " ".join(str("" if value is None else value).split())[:LONGEST_VALUE]
