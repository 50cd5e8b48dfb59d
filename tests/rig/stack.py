"""The whole of textbot, started as an operator starts it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.rig.models import MODELS
from tests.rig.processes import gone, with_word
from textbot.config import HOME, setting_names
from textbot.local.ports import free_port


@dataclass
class Stack:
    """A running textbot."""

    process: subprocess.Popen[bytes]
    data: Path
    port: int
    started_in: float

    @property
    def run(self) -> dict[str, Any]:
        """What run.json says now."""
        content: dict[str, Any] = json.loads((self.data / "run.json").read_text())
        return content

    @property
    def web_url(self) -> str:
        """Where the web server is."""
        return str(self.run["web_url"])

    @property
    def said(self) -> str:
        """What the operator has read so far."""
        return (self.data / "terminal.txt").read_text()

    def end(self, with_signal: signal.Signals = signal.SIGTERM, seconds: float = 60) -> int:
        """Send the signal to the supervisor and wait for it; its exit code."""
        self.process.send_signal(with_signal)
        return self.process.wait(seconds)


def clean_environment() -> dict[str, str]:
    """This process's environment without any setting of textbot."""
    return {name: value for name, value in os.environ.items() if name not in setting_names()}


@contextmanager
def started(data: Path, env: Mapping[str, str] | None = None, seconds: float = 300) -> Iterator[Stack]:
    """textbot on a free port with its data in `data`; ended afterwards, and nothing of it is left."""
    data.mkdir(parents=True, exist_ok=True)
    port = free_port(0)
    own = {"PORT": str(port), "TEXTBOT_DATA": str(data), "TEXTBOT_MODELS": str(MODELS)}
    told = clean_environment() | own | dict(env or {})
    began = time.monotonic()
    with (data / "terminal.txt").open("wb") as terminal:
        argv = [sys.executable, "-m", "textbot.cli", "run"]
        process = subprocess.Popen(argv, env=told, cwd=HOME, stdout=terminal, stderr=terminal, start_new_session=True)
    stack = Stack(process, data, port, 0.0)
    try:
        _wait(stack, began + seconds)
        stack.started_in = time.monotonic() - began
        yield stack
        if process.poll() is None:
            assert stack.end() == 0, stack.said
            assert not (data / "run.json").exists()
        assert gone(str(data), 60), f"left behind: {with_word(str(data))}"
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
            gone(str(data), 60)


def _wait(stack: Stack, deadline: float) -> None:
    while not _running(stack):
        if stack.process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"textbot did not start:\n{stack.said}")
        time.sleep(0.02)


def _running(stack: Stack) -> bool:
    """Whether run.json is there, and not an earlier run's."""
    return (stack.data / "run.json").exists() and stack.run["pid"] == stack.process.pid
