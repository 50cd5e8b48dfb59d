"""In-house: our own request store is the city's system. Nothing is sent; staff move the status in the Action Center."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from textbot.connectors.wire import Wire
from textbot.connectors.work_orders import External, ExternalState, Site
from textbot.core.work_orders.order import WorkOrder
from textbot.core.work_orders.spec import SystemSpec


class InHouse:
    """The default. An order is the request itself, so it is there from the start."""

    statuses: Mapping[str, str] = {}

    def __init__(self, spec: SystemSpec, secrets: Mapping[str, str], site: Site) -> None:
        pass

    def find(self, order: WorkOrder) -> External | None:
        """The request itself."""
        return External(order.reference, url=order.url)

    def create(self, order: WorkOrder) -> External:
        """Nothing to make."""
        return External(order.reference, url=order.url)

    def states(self, ids: Sequence[str], since: datetime) -> Iterable[ExternalState]:
        """None from elsewhere."""
        return ()

    def comment(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """It stands with the request."""

    def correct(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """It stands with the request."""

    def withdraw(self, external: External, order: WorkOrder, reason: str, key: str) -> None:
        """It stands with the request."""

    def preview(self, order: WorkOrder) -> Wire:
        """Nothing goes out."""
        return Wire("KEEP", f"request {order.reference}", body="Stays in our own store; nothing is sent.")
