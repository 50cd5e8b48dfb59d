"""Where media may be fetched from. Every address comes from outside: nothing but these hosts is ever asked."""

from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from textbot.channels.media_error import MediaRefused

API = "https://api.twilio.com"
PORTS = {"https": 443, "http": 80}

# Twilio's API redirects to mms.twiliocdn.com, or to its bucket where the account does not enforce authentication
# (support.twilio.com article 223183748). Of Amazon's hosts only that bucket's paths are Twilio's.
STORES = (".twiliocdn.com", ".twilio.com")
BUCKET_HOST, BUCKET_PATH = "s3-external-1.amazonaws.com", "/media.twiliocdn.com/"

ELSEWHERE = "the photo's address is not one of Twilio's"


@dataclass(frozen=True)
class Target:
    """One place to ask. trusted: it is the configured base, which may be on this machine."""

    secure: bool
    host: str
    port: int
    path: str
    trusted: bool


def first_target(url: str, base: str | None) -> Target:
    """Where a medium's own address leads: Twilio's API, or in its place the configured base (TWILIO_API_URL).

    Raises MediaRefused for any other address.
    """
    if base and url.startswith(f"{API}/"):
        url = base.rstrip("/") + url.removeprefix(API)
    parts = _read(url)
    if _origin(parts) != _origin(_read(base or API)):
        raise MediaRefused(ELSEWHERE)
    return _target(parts, trusted=base is not None)


def next_target(url: str, base: str | None) -> Target:
    """Where a redirect leads: one of Twilio's stores, or the configured base. Raises MediaRefused for any other."""
    parts = _read(url)
    if base and _origin(parts) == _origin(_read(base)):
        return _target(parts, trusted=True)
    scheme, host, port = _origin(parts)
    if (scheme, port) != ("https", 443) or not _is_store(host, parts.path):
        raise MediaRefused(ELSEWHERE)
    return _target(parts, trusted=False)


def _is_store(host: str, path: str) -> bool:
    if host == BUCKET_HOST:
        return path.startswith(BUCKET_PATH) and "/.." not in path
    return host.endswith(STORES)


def _read(url: str) -> SplitResult:
    """The address in its parts. A backslash, a control or non-ASCII character, or a login is no address of Twilio's."""
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise MediaRefused(ELSEWHERE)
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise MediaRefused(ELSEWHERE) from None
    if parts.scheme not in PORTS or not parts.hostname or "@" in parts.netloc:
        raise MediaRefused(ELSEWHERE)
    return parts


def _origin(parts: SplitResult) -> tuple[str, str, int]:
    return parts.scheme, parts.hostname or "", parts.port or PORTS[parts.scheme]


def _target(parts: SplitResult, trusted: bool) -> Target:
    scheme, host, port = _origin(parts)
    path = parts.path or "/"
    return Target(scheme == "https", host, port, f"{path}?{parts.query}" if parts.query else path, trusted)
