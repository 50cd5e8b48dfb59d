"""Signatures of webhooks, ours and theirs: HMAC-SHA256 over a timestamp and what is sent, with a shared secret.

    X-Textbot-Timestamp: 1795327200
    X-Textbot-Signature: v1=<hex of HMAC-SHA256(secret, timestamp + "." + body)>

A request without a body signs its path and query instead. A timestamp more than five minutes off is not believed.
"""

import hmac
from collections.abc import Mapping

STAMP, SIGNATURE = "X-Textbot-Timestamp", "X-Textbot-Signature"
VERSION = "v1="
SECONDS_OFF = 300


def signed_headers(secret: str, moment: int, payload: bytes) -> dict[str, str]:
    """The two headers. moment: seconds since 1970; payload: the body, or path and query."""
    return {STAMP: str(moment), SIGNATURE: VERSION + _digest(secret, str(moment), payload)}


def is_signed(secret: str, headers: Mapping[str, str], payload: bytes, moment: float) -> bool:
    """Whether whoever sent this knows the secret and signed it just now."""
    stamp, signature = headers.get(STAMP, ""), headers.get(SIGNATURE, "")
    if not secret or not stamp.isascii() or not stamp.isdigit() or abs(moment - int(stamp[:15])) > SECONDS_OFF:
        return False
    expected = VERSION + _digest(secret, stamp, payload)
    return hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace"))


def _digest(secret: str, stamp: str, payload: bytes) -> str:
    return hmac.digest(secret.encode(), stamp.encode() + b"." + payload, "sha256").hex()
