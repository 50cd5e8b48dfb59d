"""Keeps the tests on this machine."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from textbot.config import is_loopback


class OutsideNetworkError(RuntimeError):
    """A test tried to reach another machine."""


@contextmanager
def loopback_only() -> Iterator[None]:
    """While this lasts, a socket of this process connects to nothing but this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        yield


def _guarded(real: Any) -> Any:
    def connect(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_loopback(address[0]):
            raise OutsideNetworkError(f"a test tried to reach {address[0]}:{address[1]}")
        return real(self, address)

    return connect
