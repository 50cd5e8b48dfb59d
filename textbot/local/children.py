"""The table of processes that together are textbot on one machine."""

import contextlib
import http.client
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from textbot.config import Settings
from textbot.local import valkey

QUEUES = ("inbox", "slow", "notices")

WEB_WORKERS = 2
WEB_THREADS = 128
BEHIND = 5  # what is not the web steps back: a resident's answer comes first


@dataclass(frozen=True)
class Child:
    """One process the supervisor keeps alive.

    `stage` orders the end: the last stage ends first. One that is `forked` needs what the nursery has loaded, and is
    a fork of it where there is one; its `argv` is a Python program's.
    """

    name: str
    stage: int
    argv: tuple[str, ...]
    ready: Callable[[], bool] = lambda: True
    env: Mapping[str, str] = field(default_factory=dict, repr=False)
    nice: int = 0
    forked: bool = False


# FIRST and WEB are started together, but WEB waits until the database is ready; REST is started once WEB serves.
FIRST, WEB, REST = 0, 1, 2


def children(settings: Settings, double_port: int) -> tuple[Child, ...]:
    """The processes these settings ask for: no Valkey where REDIS_URL is set, no double with a real account."""
    return (
        *([] if settings.redis_url else [_valkey(settings.textbot_data / "valkey")]),
        *([_double(settings, double_port)] if settings.demo else []),
        _web(settings),
        *(_behind(f"worker-{queue}", "worker.py", queue) for queue in QUEUES),
        _behind("clock", "-m", "textbot.cli", "clock"),
    )


def serves(host: str, port: int, path: str, seconds: float = 2.0) -> bool:
    """Whether GET `path` is answered with 200."""
    wire = http.client.HTTPConnection(host, port, timeout=seconds)
    with contextlib.closing(wire), contextlib.suppress(OSError, http.client.HTTPException):
        wire.request("GET", path)
        return wire.getresponse().status == 200
    return False


def reachable_host(host: str) -> str:
    """The address at which this machine reaches a server that listens on `host`."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)


def ready_file(data: Path) -> Path:
    """Is there once the database and the playbook are ready in this run."""
    return data / "ready"


def _valkey(folder: Path) -> Child:
    argv = valkey.server_argv(valkey.valkey_binary(), folder)
    return Child("valkey", FIRST, argv, partial(valkey.answers, folder))


def _double(settings: Settings, port: int) -> Child:
    """The double's credentials go by its environment, where `ps` does not show them."""
    return Child(
        "double",
        FIRST,
        (
            *(sys.executable, "-m", "textbot.local.double"),
            *("--port", str(port), "--data", str(settings.textbot_data / "double")),
            *("--webhook", f"{settings.public_url}/sms"),
        ),
        partial(serves, "127.0.0.1", port, "/double/ready"),
        {
            "TWILIO_ACCOUNT_SID": settings.twilio_account_sid,
            "TWILIO_AUTH_TOKEN": settings.twilio_auth_token,
            "TWILIO_NUMBER": settings.twilio_number or "",
        },
    )


def _behind(name: str, *words: str) -> Child:
    return Child(name, REST, (sys.executable, *words), nice=BEHIND, forked=True)


def _web(settings: Settings) -> Child:
    """A connection, also an idle one, takes a place in granian's backpressure: that is far above the threads."""
    return Child(
        "web",
        WEB,
        (
            *(sys.executable, "-m", "textbot.local.serve", str(ready_file(settings.textbot_data))),
            *("--interface", "wsgi", "app:app"),
            *("--host", settings.host, "--port", str(settings.port)),
            *("--workers", str(WEB_WORKERS), "--blocking-threads", str(WEB_THREADS)),
            *("--blocking-threads-idle-timeout", "60", "--backlog", "2048", "--backpressure", "1024"),
            *("--http", "1", "--no-ws", "--no-access-log", "--log-level", "warning"),
            *("--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "3"),
        ),
        partial(serves, reachable_host(settings.host), settings.port, "/healthz"),
        forked=True,
    )
