"""A throw-away Valkey."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textbot.local import valkey
from textbot.local.process import spawn, stop_all


@contextmanager
def server(folder: Path, *options: str) -> Iterator[str]:
    """The URL of a server with its data in `folder`, ended afterwards."""
    argv = valkey.server_argv(valkey.valkey_binary(), folder)
    process = spawn([*argv, *options], dict(os.environ), folder / "log", folder)
    try:
        deadline = time.monotonic() + 10
        while not valkey.answers(folder):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"Valkey did not start:\n{(folder / 'log').read_text()}")
            time.sleep(0.01)
        yield valkey.server_url(folder)
    finally:
        stop_all([process], seconds=5)
