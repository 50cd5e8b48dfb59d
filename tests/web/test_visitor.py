"""Who counts as one visitor."""

import pytest
from flask import Flask

from textbot.web.visitor import address

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
