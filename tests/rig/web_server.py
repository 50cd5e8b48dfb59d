"""The web server as `textbot run` starts it, without the rest of the house."""

import http.client
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.rig.models import MODELS
from tests.rig.stack import clean_environment
from tests.rig.twilio_double import free_port
from textbot.config import HOME, Settings, load_settings
from textbot.local.children import children, ready_file
from textbot.local.process import spawn, stop_all


@dataclass(frozen=True)
class WebServer:
    """A running granian with its workers."""

    settings: Settings
    process: subprocess.Popen[bytes]

    def connect(self) -> http.client.HTTPConnection:
        """A connection that stays open between requests."""
        return http.client.HTTPConnection("127.0.0.1", self.settings.port, timeout=60)

    def workers(self) -> set[int]:
        """The process ids of its workers."""
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        pairs = (line.split() for line in listed.splitlines())
        return {int(pid) for pid, parent in pairs if int(parent) == self.process.pid}

    def said(self) -> str:
        """Its log."""
        return (self.settings.textbot_data / "web.log").read_text()


@contextmanager
def web_server(env: Mapping[str, str], data: Path) -> Iterator[WebServer]:
    """granian on a free port; env: the settings. The database is migrated and has a playbook."""
    told = {"TEXTBOT_MODELS": str(MODELS)} | dict(env) | {"PORT": str(free_port()), "TEXTBOT_DATA": str(data)}
    settings = load_settings(told)
    (child,) = [each for each in children(settings, 0) if each.name == "web"]
    data.mkdir(parents=True, exist_ok=True)
    ready_file(data).touch()
    assert child.argv[0] == sys.executable
    process = spawn(child.argv, clean_environment() | told, data / "web.log", HOME)
    try:
        server = WebServer(settings, process)
        _wait(server, child.ready)
        yield server
    finally:
        stop_all([process], seconds=10)


def _wait(server: WebServer, ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 180
    while not ready():
        if server.process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the web server did not start:\n{server.said()}")
        time.sleep(0.05)
