"""Connections to a host at addresses that were looked up once and found to be public, with one deadline for all."""

import http.client
import io
import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from textbot.channels.media_error import MediaAway, MediaRefused
from textbot.channels.media_hosts import Target

INSIDE = "the photo's address leads into our own network"
SLOW = "the photo did not come in time"
# NAT64 (RFC 6052): the last four bytes are an IPv4 address.
NAT64 = ipaddress.ip_network("64:ff9b::/96")

Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True)
class Deadline:
    """A moment on the monotonic clock by which everything must be over."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        """That many seconds from now."""
        return cls(time.monotonic() + seconds)

    def left(self) -> float:
        """Seconds that remain. Raises MediaAway when none do."""
        seconds = self.at - time.monotonic()
        if seconds <= 0:
            raise MediaAway(SLOW)
        return seconds


def look_up(host: str, port: int) -> list[str]:
    """The system's answer: every IP address of a host. Raises OSError."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Whether an IP address lies on the open internet, also when an IPv6 address only wraps an IPv4 one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def connect(target: Target, resolve: Resolve, tls: ssl.SSLContext, deadline: Deadline) -> http.client.HTTPConnection:
    """An open connection to one of the target's addresses. Raises MediaRefused when any of them lies inside our own
    network (the trusted base is free to), MediaAway when none answers."""
    addresses = _resolved(target, resolve, deadline)
    if not target.trusted and not all(is_public(address) for address in addresses):
        raise MediaRefused(INSIDE)
    wire = _dial(addresses, target.port, deadline)
    connection = http.client.HTTPConnection(target.host, target.port)
    try:
        connection.sock = _Timed(_wrapped(wire, target, tls, deadline), deadline)
    except OSError as error:
        wire.close()
        raise MediaAway("no secure connection to Twilio's photo store") from error
    return connection


def _resolved(target: Target, resolve: Resolve, deadline: Deadline) -> list[str]:
    """The lookup in a thread of its own: the system's resolver knows no time limit."""
    answers: queue.Queue[list[str]] = queue.Queue(1)

    def ask() -> None:
        try:
            answers.put(resolve(target.host, target.port))
        except OSError:
            answers.put([])

    threading.Thread(target=ask, daemon=True).start()
    try:
        addresses = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise MediaAway(SLOW) from None
    if not addresses:
        raise MediaAway("Twilio's photo store could not be found")
    return addresses


def _dial(addresses: list[str], port: int, deadline: Deadline) -> socket.socket:
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=deadline.left())
        except OSError:
            continue
    raise MediaAway("Twilio's photo store could not be reached")


def _wrapped(wire: socket.socket, target: Target, tls: ssl.SSLContext, deadline: Deadline) -> socket.socket:
    if not target.secure:
        return wire
    wire.settimeout(deadline.left())
    return tls.wrap_socket(wire, server_hostname=target.host)


class _Timed:
    """The three doors http.client uses of a socket; each read gets only what is left of the time.

    As with a real socket, an answer that is still being read keeps the wire open after `close`."""

    def __init__(self, wire: socket.socket, deadline: Deadline) -> None:
        self._wire = wire
        self._deadline = deadline
        self._read_by_answer = False

    def sendall(self, data: bytes) -> None:
        self._wire.settimeout(self._deadline.left())
        self._wire.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        self._read_by_answer = True
        return io.BufferedReader(_Reads(self._wire, self._deadline))

    def close(self) -> None:
        if not self._read_by_answer:
            self._wire.close()


class _Reads(io.RawIOBase):
    def __init__(self, wire: socket.socket, deadline: Deadline) -> None:
        self._wire = wire
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._wire.settimeout(self._deadline.left())
        return self._wire.recv_into(buffer)

    def close(self) -> None:
        self._wire.close()
        super().close()
