"""The double put together: store, wire, delivery and both APIs."""

from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from textbot.local.double import api, control, demo_city, pictures
from textbot.local.double.account import Account
from textbot.local.double.agenda import Agenda
from textbot.local.double.answers import Drops
from textbot.local.double.database import Database
from textbot.local.double.debugger import Debugger
from textbot.local.double.deliver import Delivery, Parts
from textbot.local.double.faults import Faults
from textbot.local.double.outbound import Outbound
from textbot.local.double.store import Store
from textbot.local.double.wire import Wire

LARGEST_REQUEST = 8_000_000


@dataclass(frozen=True)
class Double:
    """The WSGI app and what must be resumed once it listens."""

    app: Flask
    delivery: Delivery
    outbound: Outbound

    def resume(self) -> None:
        """Go on where a killed run stopped: texts not yet delivered, statuses not yet told."""
        self.outbound.resume()
        self.delivery.resume()


def build(account: Account, data: Path) -> Double:
    """The double for that account, with its memory in `data`/double.db."""
    database = Database(data / "double.db")
    store, debugger, faults = Store(database), Debugger(database), Faults()
    wire, agenda = Wire(account), Agenda()
    outbound = Outbound(account, store, wire, agenda, faults, debugger)
    parts = Parts(account, store, wire, agenda, faults, debugger, outbound)
    delivery = Delivery(parts)
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    own = (api.blueprint(parts), *pictures.blueprints(parts), control.blueprint(parts, delivery))
    for blueprint in (*own, demo_city.blueprint()):
        app.register_blueprint(blueprint)
    app.wsgi_app = Drops(app.wsgi_app)  # type: ignore[method-assign]
    return Double(app, delivery, outbound)
