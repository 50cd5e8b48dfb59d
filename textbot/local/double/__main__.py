"""The double as a process: `python -m textbot.local.double --port P --data DIR ...`."""

import argparse
import os
import signal
import sys
from pathlib import Path
from types import FrameType

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from textbot.config.readers import senders
from textbot.local.double.account import Account
from textbot.local.double.app import build


class Quiet(WSGIRequestHandler):
    """Keeps requests out of the log: addresses and queries hold phone numbers."""

    # A connection may be used again, as Twilio's may.
    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """The command line. The token may come from the environment instead, out of sight of `ps`."""
    parser = argparse.ArgumentParser("textbot.local.double", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder for double.db")
    parser.add_argument("--webhook", required=True, help="where texts are posted, e.g. http://127.0.0.1:8000/sms")
    parser.add_argument("--public-url", default="", help="base the receiver checks signatures against, if another")
    parser.add_argument("--account", default=os.environ.get("TWILIO_ACCOUNT_SID"))
    parser.add_argument("--token", default=os.environ.get("TWILIO_AUTH_TOKEN"))
    parser.add_argument("--number", default=os.environ.get("TWILIO_NUMBER") or "+16025550100")
    parser.add_argument("--senders", default=os.environ.get("TEXTBOT_SENDERS"), help="further numbers, with paces")
    found = parser.parse_args(argv)
    if not found.account or not found.token:
        parser.error("--account and --token are needed (or TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN)")
    return found


def server(given: argparse.Namespace) -> BaseWSGIServer:
    """A listening server with the double behind it, resumed."""
    base = f"http://127.0.0.1:{given.port}"
    further = tuple(each.name for each in senders(given.senders)) if given.senders else ()
    account = Account(given.account, given.token, given.number, given.webhook, base, given.public_url, further)
    double = build(account, given.data)
    listening = make_server("127.0.0.1", given.port, double.app, threaded=True, request_handler=Quiet)
    double.resume()
    return listening


def main(argv: list[str] | None = None) -> None:
    """Serve until SIGTERM or SIGINT; what was accepted is already kept."""

    def end(number: int, frame: FrameType | None) -> None:
        # Threads may wait on a slow webhook for seconds; nothing is lost by leaving at once.
        os._exit(0)

    listening = server(arguments(argv))
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    listening.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1:])
