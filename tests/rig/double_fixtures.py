"""Fixtures of a real Twilio double and of a receiver where it posts to; a test folder takes them by importing them."""

import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest

from tests.rig.twilio_double import Receiver, RunningDouble, free_port, handler


@pytest.fixture
def receiver(double_process: RunningDouble) -> Iterator[Receiver]:
    """Listens where the module's double posts to, for one test."""
    found = Receiver(int(double_process.webhook.rsplit(":", 1)[1].partition("/")[0]))
    server = ThreadingHTTPServer(("127.0.0.1", found.port), handler(found))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def double_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDouble]:
    """One double for a module; where it posts to, `receiver` listens."""
    running = RunningDouble(tmp_path_factory.mktemp("double"), f"http://127.0.0.1:{free_port()}/sms")
    running.start()
    yield running
    running.kill()


@pytest.fixture
def double(double_process: RunningDouble) -> RunningDouble:
    """The module's double, empty and quick."""
    double_process.control.reset()
    double_process.control.settings(callback_delay=[0.01, 0.05], retry_pause=0.05)
    return double_process
