"""A throw-away Valkey, that also hangs when it is told to."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis

from textbot.local import valkey
from textbot.local.process import spawn, stop_all


@contextmanager
def server(folder: Path, *options: str) -> Iterator[str]:
    """The URL of a server with its data in `folder`, ended afterwards."""
    argv = valkey.server_argv(valkey.valkey_binary(), folder)
    process = spawn([*argv, *options], dict(os.environ), folder / "log", folder)
    try:
        deadline = time.monotonic() + 60
        while not valkey.answers(folder):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"Valkey did not start:\n{(folder / 'log').read_text()}")
            time.sleep(0.01)
        yield valkey.server_url(folder)
    finally:
        stop_all([process], seconds=5)


@contextmanager
def hung(url: str) -> Iterator[None]:
    """The server keeps its connections and answers nothing; afterwards it goes on."""
    pid = Redis.from_url(url).info("server")["process_id"]
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def questions(client: Redis) -> list[object]:
    """What the client asks from now on, counted by the connections it takes for it."""
    asked: list[object] = []
    take = client.connection_pool.get_connection

    def counted(*how: object, **more: object) -> object:
        asked.append(how)
        return take(*how, **more)

    client.connection_pool.get_connection = counted
    return asked
