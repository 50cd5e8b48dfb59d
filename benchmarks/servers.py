"""What is measured, running: the floor and textbot's own web server, under the same server with the same flags."""

import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import redis
from sqlalchemy import update

from benchmarks.texts import Webhook, phones
from tests.rig import postgres, valkey
from tests.rig.databases import PostgresDatabases
from textbot.actions.playbook.prepare import prepare
from textbot.config import HOME, Settings, load_settings, setting_names
from textbot.local.children import Child, children, ready_file, serves
from textbot.local.ports import free_port
from textbot.local.process import spawn, stop_all
from textbot.local.supervisor import ONE_CORE
from textbot.store.database import Database
from textbot.store.inbound import inbound
from textbot.store.outbound import UNSETTLED, outbound

START_SECONDS = 60
# Unlike in tests, a commit is on disk here before it counts.
DURABLE = ("max_connections=200", "listen_addresses=")
SESSION = {"flow": "pothole", "step": "place", "language": "en", "turn": "3", "slots": "{}"}


@dataclass(frozen=True)
class Pair:
    """The two servers that are compared."""

    floor: Webhook
    ours: Webhook
    database_url: str = field(repr=False)

    def settle(self) -> None:
        """Report every reply as delivered, as Twilio would have by now, and give up texts that wait for a worker:
        behind either, the next ones queue up."""
        database = Database(self.database_url)
        with database.write() as conn:
            conn.execute(update(outbound).where(outbound.c.state.in_(UNSETTLED)).values(state="delivered"))
            conn.execute(update(inbound).where(inbound.c.turn.is_(None)).values(turn=0))
        database.close()


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """The URL of an empty database of that kind, sqlite or postgresql."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'textbot.db'}"
        return
    if given := os.environ.get("TEST_DATABASE_URL"):
        databases = PostgresDatabases(given)
        with databases.fresh() as url:
            yield url
        databases.close()
        return
    with postgres.server(DURABLE) as url:
        yield url


@contextmanager
def pair(kind: str, folder: Path, lines: int) -> Iterator[Pair]:
    """Both servers with a Valkey and a database of their own in `folder`, ended afterwards."""
    (folder / "valkey").mkdir(parents=True)
    with valkey.server(folder / "valkey") as redis_url, database(kind, folder) as database_url:
        told = _settings(folder, redis_url, database_url)
        settings = load_settings(told)
        prepare(settings)
        ready_file(settings.textbot_data).touch()
        _stock_floor(redis_url, lines)
        ours = _webhook(settings, settings.port)
        floor = _webhook(settings, free_port(0))
        web = next(child for child in children(settings, 0) if child.name == "web")
        bare = {"FLOOR_URL": floor.url, "FLOOR_TOKEN": floor.token, "FLOOR_REDIS_URL": redis_url}
        with (
            _served(web, told, settings.port, folder / "ours.log"),
            _served(_floor(web, settings.port, floor), bare, int(_port(floor)), folder / "floor.log"),
        ):
            yield Pair(floor, ours, settings.database_url)


def _settings(folder: Path, redis_url: str, database_url: str) -> dict[str, str]:
    """The environment of the server that is measured: the demo's account, loop guards lifted."""
    return {
        "PORT": str(free_port(0)),
        "TEXTBOT_DATA": str(folder / "var"),
        "REDIS_URL": redis_url,
        "DATABASE_URL": database_url,
        "TEXTBOT_REPLY_LIMIT": "0",
        "TEXTBOT_LOG_LEVEL": "warning",
    }


def _webhook(settings: Settings, port: int) -> Webhook:
    url = f"http://127.0.0.1:{port}/sms"
    return Webhook(url, settings.twilio_account_sid, settings.twilio_auth_token, settings.twilio_number or "")


def _port(webhook: Webhook) -> str:
    return webhook.url.rpartition(":")[2].partition("/")[0]


def _floor(web: Child, our_port: int, floor: Webhook) -> Child:
    """A bare granian with the flags of textbot's own web server, with another application on another port."""
    swaps = {"app:app": "benchmarks.floor:app", str(our_port): _port(floor)}
    flags = web.argv[web.argv.index("--interface") :]
    return Child("floor", web.stage, (sys.executable, "-m", "granian", *(swaps.get(word, word) for word in flags)))


def _stock_floor(redis_url: str, lines: int) -> None:
    """Every phone stands somewhere."""
    with redis.Redis.from_url(redis_url) as client, client.pipeline() as pipe:
        for line in range(lines):
            for phone in phones(line):
                pipe.hset(f"floor:session:{phone}", mapping=SESSION)
        pipe.execute()


@contextmanager
def _served(child: Child, env: Mapping[str, str], port: int, log: Path) -> Iterator[None]:
    mine = {name: value for name, value in os.environ.items() if name not in setting_names()}
    process = spawn(child.argv, ONE_CORE | mine | dict(env) | {"PYTHONPATH": str(HOME)}, log, HOME)
    ready = partial(serves, "127.0.0.1", port, "/healthz")
    try:
        deadline = time.monotonic() + START_SECONDS
        while not ready():
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"The server did not start. Its log, {log}:\n{log.read_text()[-3000:]}")
            time.sleep(0.05)
        yield
    finally:
        stop_all([process], seconds=5)
