"""Who visits, for limits alone: never kept, never logged."""

import hashlib
import hmac
from ipaddress import ip_address

from flask import current_app, request

from textbot.runtime import Runtime
from textbot.state.tries import Tries

LONGEST = 64


def address() -> str:
    """The visitor's address. A proxy on this machine adds whom it speaks for at the end of X-Forwarded-For; nobody
    else is believed."""
    direct = request.remote_addr or "0.0.0.0"
    said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        if said and ip_address(direct).is_loopback:
            return str(ip_address(said))
    except ValueError:
        pass
    return direct[:LONGEST]


def within_limit(what: str, who: str, limit: int, seconds: int = 60) -> bool:
    """Count one visit and say whether `who` may make it: `limit` of them within `seconds`. Without Redis everybody
    may. The name it is counted under tells a reader of Redis nothing."""
    runtime: Runtime = current_app.extensions["textbot"]
    name = hmac.new(runtime.settings.secret_key.encode(), f"{what}\n{who}".encode(), hashlib.sha256).hexdigest()[:32]
    return Tries(runtime.redis, limit, seconds).may(f"{what}:{name}")
