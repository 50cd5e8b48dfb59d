"""The demo city's billing and permit systems on a free port of this machine, one for the whole run."""

import threading
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from flask import Flask, request
from werkzeug.serving import WSGIRequestHandler, make_server

from textbot.local.double import demo_city

# The last day before golden dialogues begin.
TODAY = date(2026, 11, 22)


class Quiet(WSGIRequestHandler):
    """Keeps requests out of the test's output."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@dataclass
class DemoCity:
    """Where it listens, and the paths it was asked for, oldest first."""

    url: str
    asked: list[str] = field(default_factory=list)


@cache
def demo_systems() -> DemoCity:
    """The systems, listening."""
    app = Flask("demo_city")
    app.register_blueprint(demo_city.blueprint(lambda: TODAY))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    city = DemoCity(f"http://127.0.0.1:{server.server_port}")
    app.before_request(lambda: city.asked.append(request.path))
    threading.Thread(target=server.serve_forever, name="demo-city", daemon=True).start()
    return city
