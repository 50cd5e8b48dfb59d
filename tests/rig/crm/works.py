"""A works department behind our webhook, in miniature: an order for every "created" it hears, two if told twice."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.rig.crm.server import Asked, Crm, Told
from textbot.connectors.signing import is_signed

SECRET = "a-secret-of-both"


@dataclass
class Order:
    """One order as its people see it."""

    id: str
    reference: str
    order: dict[str, Any]
    status: str = "new"
    at: str = ""
    remarks: list[tuple[str, str]] = field(default_factory=list)


class Works(Crm):
    """Heeds no Idempotency-Key: only whoever looks first makes one order."""

    def __init__(self) -> None:
        super().__init__()
        self.orders: list[Order] = []
        # Done once while a look at the orders is on its way, after they were looked through.
        self.meanwhile: Callable[[], object] | None = None

    def answer(self, asked: Asked) -> Told:
        """POST / takes events; GET /orders finds by reference; GET /states lists all."""
        target = asked.path + (f"?{_query(asked)}" if asked.query else "")
        payload = asked.body or target.encode()
        headers = {"X-Textbot-Timestamp": asked.headers.get("x-textbot-timestamp", "")}
        headers["X-Textbot-Signature"] = asked.headers.get("x-textbot-signature", "")
        if not is_signed(SECRET, headers, payload, self.now().timestamp()):
            return Told(401, {"error": "signature"})
        if asked.method == "POST":
            return self._event(asked.json)
        if asked.parts[-1] == "orders":
            found = self.of(asked.query["reference"])
            meanwhile, self.meanwhile = self.meanwhile, None
            if meanwhile is not None:
                meanwhile()
            return Told(200, {"id": found[0].id, "status": found[0].status}) if found else Told(404, {})
        return Told(200, {"states": [self._state(order) for order in self.orders]})

    def of(self, reference: str) -> list[Order]:
        """The orders of that reference."""
        return [order for order in self.orders if order.reference == reference]

    def _event(self, said: dict[str, Any]) -> Told:
        order = said["order"]
        if order["code"] == "refuse-me":
            return Told(422, {"error": "no such service"})
        if said["event"] == "created":
            made = Order(f"WO-{len(self.orders) + 1}", order["reference"], order)
            self.orders.append(made)
            return Told(201, {"id": made.id, "number": f"#{len(self.orders)}", "status": made.status})
        found = self.of(order["reference"])
        if not found:
            return Told(404, {"error": "no such order"})
        found[0].remarks.append((said["event"], said["text"]))
        if said["event"] == "corrected":
            found[0].order = order
        return Told(204)

    def _state(self, order: Order) -> dict[str, str]:
        return {"id": order.id, "reference": order.reference, "status": order.status, "at": order.at}


def _query(asked: Asked) -> str:
    return "&".join(f"{name}={value.replace(':', '%3A')}" for name, value in asked.query.items())
