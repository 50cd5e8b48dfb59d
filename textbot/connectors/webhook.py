"""A signed webhook: every step of a work order as one POST of JSON, for middleware and home-grown systems.

    POST url        {"event": "created" | "commented" | "corrected" | "withdrawn", "key": ..., "order": {...},
                     "external": {"id": ...}, "text": ...}
                    2xx, for "created" with {"id": ..., "number": ..., "url": ..., "status": ...} if it has them
    GET  finds      {reference} filled in; 200 {"id": ...}, or 404: not there
    GET  states     {since} filled in; 200 {"states": [{"id" | "reference", "status", "at", "words"}]}

Each carries a signature (connectors/signing.py) and a POST an Idempotency-Key: the same for every try of one step. A
system without `finds` must heed it, or an answer that was lost would make a second order.
"""

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from textbot.connectors.answers_read import done, record
from textbot.connectors.connector import Away, Refused
from textbot.connectors.order_json import order_json
from textbot.connectors.signing import signed_headers
from textbot.connectors.state_notes import read_states
from textbot.connectors.wire import Heard, Wire, send
from textbot.connectors.work_orders import External, ExternalState, Site
from textbot.core.work_orders.order import WorkOrder
from textbot.core.work_orders.spec import SystemSpec

JSON = "application/json"
LONGEST = 120
STATUSES = {"open": "open", "in_progress": "in_progress", "closed": "closed"}


class Webhook:
    """One receiver. Options: finds and states, addresses or paths below url."""

    statuses: Mapping[str, str] = STATUSES

    def __init__(self, spec: SystemSpec, secrets: Mapping[str, str], site: Site) -> None:
        self._spec = spec
        self._secret = secrets["signing"]

    def find(self, order: WorkOrder) -> External | None:
        """The order by our reference, where `finds` says how; else nobody knows, and None."""
        if "finds" not in self._spec.options:
            return None
        heard = self._get(self._spec.options["finds"].replace("{reference}", quote(order.reference, safe="")), (404,))
        return None if heard.status == 404 else _external(record(heard), order)

    def create(self, order: WorkOrder) -> External:
        """Tell of a new order."""
        return _external(done(self._send(self._wire("created", order, order.reference))), order)

    def states(self, ids: Sequence[str], since: datetime) -> Iterable[ExternalState]:
        """What became of orders since then, where `states` says how to ask."""
        if "states" not in self._spec.options:
            return ()
        moment = quote(since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        try:
            return read_states(self._get(self._spec.options["states"].replace("{since}", moment)).json())
        except ValueError as error:
            raise Away(str(error)) from None

    def comment(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """Tell a remark."""
        self._send(self._wire("commented", order, key, external, text))

    def correct(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """Tell how the order reads now."""
        self._send(self._wire("corrected", order, key, external, text))

    def withdraw(self, external: External, order: WorkOrder, reason: str, key: str) -> None:
        """Tell that the resident takes it back."""
        self._send(self._wire("withdrawn", order, key, external, reason))

    def preview(self, order: WorkOrder) -> Wire:
        """What `create` sends."""
        return self._signed(self._wire("created", order, order.reference)).hidden()

    def _wire(self, event: str, order: WorkOrder, key: str, external: External | None = None, text: str = "") -> Wire:
        said: dict[str, Any] = {"event": event, "key": key, "order": order_json(order)}
        if external is not None:
            said |= {"external": {"id": external.id, "number": external.number}, "text": text}
        headers = {"Content-Type": JSON, "Accept": JSON, "Idempotency-Key": key}
        return Wire("POST", self._spec.url, headers, json.dumps(said, ensure_ascii=False, indent=1), (self._secret,))

    def _send(self, wire: Wire) -> Heard:
        return send(self._signed(wire), self._spec.seconds)

    def _get(self, address: str, passes: tuple[int, ...] = ()) -> Heard:
        url = address if "://" in address else self._spec.url + address
        if urlsplit(url).netloc != urlsplit(self._spec.url).netloc:
            raise Refused("it leads to another host", address)
        return send(self._signed(Wire("GET", url, {"Accept": JSON})), self._spec.seconds, passes)

    def _signed(self, wire: Wire) -> Wire:
        parts = urlsplit(wire.url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        headers = signed_headers(self._secret, int(time.time()), (wire.body or target).encode())
        return Wire(wire.method, wire.url, {**wire.headers, **headers}, wire.body, (self._secret,))


def _external(said: Mapping[str, Any], order: WorkOrder) -> External:
    """What it calls the order: our own reference when it says nothing."""
    own = {name: str(said[name])[:LONGEST] for name in ("number", "status") if said.get(name) not in (None, "")}
    number = said.get("id")
    found = str(number)[:LONGEST] if number not in (None, "") else order.reference
    return External(found, url=str(said.get("url") or "")[:500], **own)
