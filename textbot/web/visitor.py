"""Who visits, for limits alone: never kept, never logged."""

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network

from flask import current_app, request

from textbot.runtime import Runtime
from textbot.state.tries import Tries

LONGEST = 64
# What one visitor gets of IPv6: any of 2^64 addresses.
ONE_VISITOR = 64


def address() -> str:
    """The visitor's address, of IPv6 its network. A proxy on this machine adds whom it speaks for at the end of
    X-Forwarded-For; nobody else is believed."""
    return _network(_direct())


def _direct() -> str:
    direct = request.remote_addr or "0.0.0.0"
    said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        if said and ip_address(direct).is_loopback:
            return str(ip_address(said))
    except ValueError:
        pass
    return direct[:LONGEST]


def _network(said: str) -> str:
    try:
        found = ip_address(said.partition("%")[0])
    except ValueError:
        return said
    if not isinstance(found, IPv6Address) or found.is_loopback:
        return said
    mapped = found.ipv4_mapped
    return str(mapped) if mapped else str(ip_network((int(found), ONE_VISITOR), strict=False))


def within_limit(what: str, who: str, limit: int, seconds: int = 60) -> bool:
    """Count one visit and say whether `who` may make it: `limit` of them within `seconds`. Without Redis everybody
    may. The name it is counted under tells a reader of Redis nothing."""
    runtime: Runtime = current_app.extensions["textbot"]
    name = hmac.new(runtime.settings.secret_key.encode(), f"{what}\n{who}".encode(), hashlib.sha256).hexdigest()[:32]
    return Tries(runtime.redis, limit, seconds).may(f"{what}:{name}")
