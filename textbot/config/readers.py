"""How one setting's text is read. A reader returns the value, or raises ValueError saying what it must be."""

import re
from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from textbot.core.notices.senders import Sender
from textbot.core.permissions import read_role

# How many proxies stand in front of us, or the networks they stand in.
Trusted = int | tuple[IPv4Network | IPv6Network, ...]
# Groups of the single sign-on, each with a department and a role here.
Groups = tuple[tuple[str, tuple[str, str]], ...]


def text(value: str) -> str:
    """Any text, as it stands."""
    return value


def whole(low: int, high: int) -> Callable[[str], int]:
    """A whole number from `low` to `high`."""

    def parse(value: str) -> int:
        if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return int(value)

    return parse


def flag(value: str) -> bool:
    """1 or 0, and the words for them."""
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if value.lower() not in words:
        raise ValueError("must be 1 or 0")
    return words[value.lower()]


def one_of(*choices: str) -> Callable[[str], str]:
    """One of these words, written in any case."""
    meant = {choice.lower(): choice for choice in choices}

    def parse(value: str) -> str:
        if value.lower() not in meant:
            raise ValueError(f"must be one of {', '.join(meant)}")
        return meant[value.lower()]

    return parse


def like(pattern: str, shape: str) -> Callable[[str], str]:
    """A text that matches the pattern; `shape` says so to people."""

    def parse(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"must be {shape}")
        return value

    return parse


def web_address(value: str) -> str:
    """An http(s) address without query or fragment; a last slash is dropped."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be an address that begins with https:// (or http://)")
    if parts.query or parts.fragment or "?" in value or "#" in value:
        raise ValueError("must have no ? or # part")
    return value.rstrip("/")


def url(*schemes: str) -> Callable[[str], str]:
    """A URL of one of these schemes."""

    def parse(value: str) -> str:
        if urlsplit(value).scheme not in schemes:
            raise ValueError(f"must begin with {' or '.join(f'{s}://' for s in schemes)}")
        return value

    return parse


def database(value: str) -> str:
    """A SQLAlchemy URL of a SQLite file or of PostgreSQL (by psycopg, whatever was written)."""
    driver = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", value)
    if driver in ("sqlite://", "sqlite:///") or ":memory:" in driver:
        raise ValueError("must name a file: a database in memory is not shared between textbot's processes")
    if not driver.startswith(("postgresql+psycopg://", "sqlite:///")):
        raise ValueError("must begin with postgresql:// or sqlite:///")
    return driver


def folder(value: str) -> Path:
    """A folder, made absolute; it may be made later."""
    return Path(value).expanduser().resolve()


def existing_folder(value: str) -> Path:
    """A folder that is there now."""
    path = folder(value)
    if not path.is_dir():
        raise ValueError("must be a folder that exists")
    return path


def trusted(value: str) -> Trusted:
    """A number of proxies from 1 to 9, or networks with commas between: `10.0.0.0/8, 127.0.0.1`."""
    if value.isascii() and value.isdigit() and 1 <= int(value) <= 9:
        return int(value)
    try:
        return tuple(ip_network(each.strip()) for each in value.split(","))
    except ValueError:
        raise ValueError("must be a number of proxies from 1 to 9, or networks such as 10.0.0.0/8") from None


def issuer(value: str) -> str:
    """The address of an OpenID provider, as it names itself: https, or http on this machine. It is compared letter by
    letter, so nothing is tidied."""
    parts = urlsplit(value)
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))):
        raise ValueError("must be an address that begins with https://")
    return value


def groups(value: str) -> Groups:
    """Groups and what they may: `city-ops=operator:all, streets=agent:streets`."""
    found = []
    for pair in value.split(","):
        name, _, role = pair.rpartition("=")
        if not name.strip():
            raise ValueError("must be pairs such as city-ops=operator:all with commas between")
        try:
            found.append((name.strip(), read_role(role)))
        except ValueError as error:
            raise ValueError(f"names a role that does not exist for {name.strip()}: {error}") from None
    return tuple(found)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


SENDER = re.compile(r"(\+\d{8,15}|MG\w+)=([\d.]+)(?:/(\d+))?")
FASTEST, SLOWEST = 1000.0, 0.05


def pace(value: str) -> float:
    """Segments a second, such as 3.75."""
    try:
        found = float(value)
    except ValueError:
        found = 0.0
    if not SLOWEST <= found <= FASTEST:
        raise ValueError(f"must be a number of segments a second from {SLOWEST:g} to {FASTEST:g}")
    return found


def senders(value: str) -> tuple[Sender, ...]:
    """Numbers or messaging services with their pace and, after a slash, their limit a day."""
    rows = []
    for each in value.split(","):
        found = SENDER.fullmatch(each.strip())
        if not found:
            raise ValueError("must be a list such as +16025550101=10/40000,+16025550102=3: number=rate/limit a day")
        rows.append(Sender(found[1], pace(found[2]), int(found[3] or 0)))
    if len({each.name for each in rows}) < len(rows):
        raise ValueError("names a number twice")
    return tuple(rows)
