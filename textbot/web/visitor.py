"""Who visits, for limits alone: never kept, never logged."""

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network

from flask import request

from textbot.config.readers import Trusted
from textbot.state.tries import Tries
from textbot.web.installation import installation

LONGEST = 64
# What one visitor gets of IPv6: any of 2^64 addresses.
ONE_VISITOR = 64


def address() -> str:
    """The visitor's address, of IPv6 its network. A proxy on this machine adds whom it speaks for at the end of
    X-Forwarded-For; nobody else is believed."""
    return _network(_direct())


def proven_address() -> str:
    """The visitor's address as far as it can be believed, of IPv6 its network: X-Forwarded-For counts only as far as
    TEXTBOT_TRUSTED_PROXY says."""
    trusted = installation().settings.textbot_trusted_proxy
    direct = (request.remote_addr or "0.0.0.0")[:LONGEST]
    said = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
    return _network(_behind(direct, said, trusted))


def _behind(direct: str, said: list[str], trusted: Trusted | None) -> str:
    """Each proxy writes whom it heard at the end: from there we go back as long as those who wrote are trusted."""
    chain = [*said, direct]
    if trusted is None:
        return direct
    if isinstance(trusted, int):
        return _address(chain[-1 - min(trusted, len(chain) - 1)]) or direct
    found = direct
    for each in reversed(chain):
        address = _address(each)
        if not address:
            break
        found = address
        if not any(ip_address(address) in network for network in trusted):
            break
    return found


def _address(said: str) -> str:
    """An address, without a port some proxies write; "" for what is none."""
    host = said
    if said.startswith("["):
        host = said[1:].partition("]")[0]
    elif said.count(":") == 1:
        host = said.partition(":")[0]
    try:
        return str(ip_address(host))
    except ValueError:
        return ""


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
    runtime = installation()
    name = hmac.new(runtime.settings.secret_key.encode(), f"{what}\n{who}".encode(), hashlib.sha256).hexdigest()[:32]
    return Tries(runtime.redis, limit, seconds).may(f"{what}:{name}")
