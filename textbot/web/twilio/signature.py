"""Whether a request comes from Twilio: its signature against PUBLIC_URL, and our account.

The address is rebuilt from PUBLIC_URL plus the raw path and query; Host and X-Forwarded-* say nothing.
Source: twilio.com/docs/usage/webhooks/webhooks-security.
"""

import hmac
import sys
from base64 import b64encode
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from flask import Request, abort, g
from twilio.request_validator import (
    HMAC_SHA1,
    HMAC_SHA256,
    SIGNATURE_HEADER,
    SIGNATURE_SETTINGS_HEADER,
    RequestValidator,
    get_signature_algorithm,
)

from textbot.config import Settings

LARGEST_BODY = 64 * 1024
MOST_FIELDS = 400
# How much of a too large body is read before it is refused: a server that closes early looks like a lost connection.
DRAINED = 4 * 1024 * 1024
FORM = "application/x-www-form-urlencoded"
DIGESTS = {HMAC_SHA1: "sha1", HMAC_SHA256: "sha256"}
SINGLE = ("MessageSid", "AccountSid", "From", "To", "Body", "MessageStatus", "CallSid")

Form = Mapping[str, Sequence[str]]


def signed(request: Request, settings: Settings) -> bool:
    """Whether Twilio signed this request for our account. Reads the body; aborts with 413 when it is too large."""
    form = form_of(request)
    if form is None or any(len(form.get(name, ())) > 1 for name in SINGLE):
        return False
    if first(form, "AccountSid") != settings.twilio_account_sid:
        return False
    signature = request.headers.get(SIGNATURE_HEADER, "").encode("ascii", "replace").decode()
    algorithm = get_signature_algorithm(request.headers.get(SIGNATURE_SETTINGS_HEADER))
    url = settings.public_url + _raw_path(request)
    params = _Values(form)
    secrets = _secrets(settings, algorithm)
    return any(_fits(secret, url, params, signature, algorithm) for secret in secrets)


def _fits(secret: str, url: str, params: "_Values", signature: str, algorithm: str) -> bool:
    """The plain case at once; whatever else Twilio does (an address signed with or without its port, a hashed body) is
    left to Twilio's own check, which costs ten times as much."""
    digest = DIGESTS.get(algorithm.upper())
    if digest is not None and hmac.compare_digest(_signature(secret, url, params, digest), signature):
        return True
    return bool(RequestValidator(secret).validate(url, params, signature, algorithm))


def _signature(secret: str, url: str, params: "_Values", digest: str) -> str:
    signed_text = url + "".join(f"{name}{value}" for name in sorted(params) for value in sorted(set(params[name])))
    mac = hmac.digest(secret.encode(), signed_text.encode("utf-8", "surrogatepass"), digest)
    return b64encode(mac).decode()


def form_of(request: Request) -> Form | None:
    """The posted form, blank values kept, None when it is none. Aborts with 413 when it is too large; the body is
    always read to its end or to 4 MB, so that the answer reaches the sender."""
    if "twilio_form" not in g:
        body = _read(request)
        g.twilio_form = _parse(body) if request.mimetype == FORM else None
    form: Form | None = g.twilio_form
    return form


def first(form: Form, name: str) -> str:
    """A field's value, "" when it is missing."""
    values = form.get(name, ())
    return values[0] if values else ""


class _Values(dict[str, Sequence[str]]):
    """A form as twilio's validator reads one with repeated names."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)

    def getlist(self, name: str) -> list[str]:
        return list(self[name])


def _read(request: Request) -> bytes:
    # Flask's own limit would refuse a body that came in chunks before it is read to its end.
    request.max_content_length = sys.maxsize
    if (request.content_length or 0) > LARGEST_BODY:
        _drain(request)
        abort(413)
    body: bytes = request.stream.read(LARGEST_BODY + 1)
    if len(body) > LARGEST_BODY:
        _drain(request)
        abort(413)
    return body


def _drain(request: Request) -> None:
    left = DRAINED
    while left > 0:
        chunk = request.stream.read(min(left, LARGEST_BODY))
        if not chunk:
            return
        left -= len(chunk)


def _parse(body: bytes) -> Form | None:
    try:
        pairs = parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        abort(413)
    form: dict[str, list[str]] = {}
    for name, value in pairs:
        form.setdefault(name, []).append(value)
    return form


def _raw_path(request: Request) -> str:
    raw = request.environ.get("RAW_URI") or request.environ.get("REQUEST_URI")
    if raw and raw.startswith("/"):
        return str(raw)
    query = request.query_string.decode("latin-1")
    return request.path + (f"?{query}" if query else "")


def _secrets(settings: Settings, algorithm: str) -> tuple[str, ...]:
    """The keys that may have signed: the webhook key for the newer kind, else the token and the one before it."""
    if algorithm.upper() == "HMAC_SHA256":
        return (settings.twilio_webhook_key,) if settings.twilio_webhook_key else ()
    return tuple(token for token in (settings.twilio_auth_token, settings.twilio_auth_token_old) if token)
