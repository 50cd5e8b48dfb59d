"""Who counts as one visitor."""

import pytest
from flask import Flask

from textbot.config.readers import Trusted, trusted
from textbot.web.visitor import _behind, address

ADDRESSES = {
    "direct": ("203.0.113.9", "", "203.0.113.9"),
    "a proxy here speaks for it": ("127.0.0.1", "198.51.100.7", "198.51.100.7"),
    "a proxy elsewhere is not believed": ("203.0.113.9", "198.51.100.7", "203.0.113.9"),
    "one home's addresses are one visitor": ("2001:db8:1:2:aaaa::1", "", "2001:db8:1:2::/64"),
    "an old address written as a new one": ("::ffff:203.0.113.9", "", "203.0.113.9"),
    "no address": ("127.0.0.1", "unknown", "127.0.0.1"),
}


@pytest.mark.parametrize(("direct", "said", "visitor"), ADDRESSES.values(), ids=ADDRESSES.keys())
def test_a_visitor_is_known_by(direct: str, said: str, visitor: str) -> None:
    headers = {"X-Forwarded-For": said} if said else {}
    with Flask(__name__).test_request_context(environ_base={"REMOTE_ADDR": direct}, headers=headers):
        assert address() == visitor


PROXIES: dict[str, tuple[Trusted | None, list[str], str]] = {
    "nobody is believed": (None, ["198.51.100.7"], "127.0.0.1"),
    "one proxy": (1, ["198.51.100.7"], "198.51.100.7"),
    "one proxy, and a visitor who made one up": (1, ["10.9.9.9", "198.51.100.7"], "198.51.100.7"),
    "two proxies": (2, ["10.9.9.9", "198.51.100.7", "10.0.0.2"], "198.51.100.7"),
    "fewer than there should be": (3, ["198.51.100.7"], "198.51.100.7"),
    "nothing said": (1, [], "127.0.0.1"),
    "nonsense said": (1, ["unknown"], "127.0.0.1"),
    "with a port": (1, ["198.51.100.7:4711"], "198.51.100.7"),
    "a network of proxies": (trusted("127.0.0.1, 10.0.0.0/8"), ["6.6.6.6", "198.51.100.7", "10.1.2.3"], "198.51.100.7"),
    "a visitor who comes past them": (trusted("10.0.0.0/8"), ["198.51.100.7"], "127.0.0.1"),
    "a newer address": (1, ["[2001:db8::7]:443"], "2001:db8::7"),
}


@pytest.mark.parametrize(("believed", "said", "visitor"), PROXIES.values(), ids=PROXIES)
def test_who_signs_in_is_believed_to_come_from(believed: Trusted | None, said: list[str], visitor: str) -> None:
    assert _behind("127.0.0.1", said, believed) == visitor
