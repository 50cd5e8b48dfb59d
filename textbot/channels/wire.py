"""Posting to Twilio's REST API with little ado: connections that stay open, shared by many threads.

A notice is tens of thousands of POSTs to one host; Twilio's client and its transport take four times the processor time
of what they send. This transport takes the place of theirs for sending texts. Behind a proxy theirs is used.
"""

import http.client
import select
import ssl
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from requests.utils import get_environ_proxies, select_proxy

# A connection that rested longer may be gone at the other end.
RESTED_SECONDS = 15.0


class NotReached(OSError):
    """No connection: certainly nothing was sent."""


class Broken(OSError):
    """The connection broke, or nothing was answered in time: what was sent may have arrived."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes


class Wire:
    """POSTs to one base address. connect, read: seconds."""

    def __init__(self, base: str, username: str, password: str, *, connect: float, read: float) -> None:
        parts = urlsplit(base)
        self._secure = parts.scheme == "https"
        self._host, self._port = parts.hostname or "", parts.port
        self._path = parts.path.rstrip("/")
        self._connect, self._read = connect, read
        self._tls = ssl.create_default_context() if self._secure else None
        login = b64encode(f"{username}:{password}".encode()).decode()
        self._headers = {
            "Authorization": f"Basic {login}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
            "User-Agent": "textbot",
        }
        self._idle: list[tuple[http.client.HTTPConnection, float]] = []
        self._lock = threading.Lock()

    def post(self, path: str, form: Mapping[str, str | int], begun: Callable[[], None]) -> Answer:
        """The answer to a form. begun: called when all of it is in the system's hands, which send it on even if this
        process dies. Raises NotReached, Broken."""
        connection = self._take()
        try:
            connection.request("POST", self._path + path, urlencode(form).encode(), self._headers)
            begun()
            response = connection.getresponse()
            answer = Answer(response.status, response.read())
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            raise Broken(type(error).__name__) from error
        if response.will_close:
            connection.close()
        else:
            with self._lock:
                self._idle.append((connection, time.monotonic()))
        return answer

    def _take(self) -> http.client.HTTPConnection:
        while True:
            with self._lock:
                connection, since = self._idle.pop() if self._idle else (None, 0.0)
            if connection is None:
                return self._open()
            if time.monotonic() - since < RESTED_SECONDS and not _is_over(connection):
                return connection
            connection.close()

    def _open(self) -> http.client.HTTPConnection:
        connection: http.client.HTTPConnection
        if self._tls is not None:
            connection = http.client.HTTPSConnection(self._host, self._port, timeout=self._connect, context=self._tls)
        else:
            connection = http.client.HTTPConnection(self._host, self._port, timeout=self._connect)
        try:
            connection.connect()
        except OSError as error:
            connection.close()
            raise NotReached(type(error).__name__) from error
        connection.sock.settimeout(self._read)
        return connection


def is_direct(base: str) -> bool:
    """Whether no proxy stands between us and that address."""
    return select_proxy(base, get_environ_proxies(base)) is None


def _is_over(connection: http.client.HTTPConnection) -> bool:
    """Whether the other end has closed it (or said something nobody asked for): then a POST might be lost on it."""
    watched = select.poll()
    watched.register(connection.sock, select.POLLIN | select.POLLHUP | select.POLLERR)
    return bool(watched.poll(0))
