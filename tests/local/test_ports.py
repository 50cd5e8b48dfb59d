"""A taken port is told in words."""

import socket
from collections.abc import Iterator

import pytest

from textbot.local.failure import StartError
from textbot.local.ports import free_port, require_free


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_a_taken_port_is_named_with_a_way_out(taken: int) -> None:
    with pytest.raises(StartError, match=f"Port {taken} is taken.*make run PORT="):
        require_free("127.0.0.1", taken)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(StartError, match="HOST 192.0.2.1"):
        require_free("192.0.2.1", 8000)


def test_a_free_port_is_free(taken: int) -> None:
    require_free("127.0.0.1", free_port(0))


def test_another_port_stands_in_for_a_taken_one(taken: int) -> None:
    assert free_port(taken) not in (taken, 0)
    free = free_port(0)
    assert free_port(free) == free
