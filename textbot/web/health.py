"""GET /healthz: whether a text could be stored right now. GET /metrics: how much there is of everything."""

from collections.abc import Iterator

from flask import Blueprint, Response, current_app
from flask.typing import ResponseReturnValue
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from redis import RedisError

from textbot.actions.check_health import HealthCheck
from textbot.runtime import Runtime
from textbot.store import figures
from textbot.store.figures import Figures
from textbot.store.outbound import UNSETTLED
from textbot.web.installation import installation

bp = Blueprint("health", __name__)


@bp.record_once
def _prepare(state: object) -> None:
    """One health check a process, so that many visitors make one write."""
    app = state.app  # type: ignore[attr-defined]
    app.extensions["textbot.health"] = HealthCheck(app.extensions["textbot"].database)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """200 when the database takes a write within a second, else 503; never says why."""
    check: HealthCheck = current_app.extensions["textbot.health"]
    return {"status": "ok"} if check.can_store() else ({"status": "unavailable"}, 503)


@bp.get("/metrics")
def metrics() -> ResponseReturnValue:
    """Prometheus' text format. Counted in SQL at each call, so that every process tells the same."""
    runtime = installation()
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Counted(runtime))
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class _Counted(Collector):
    """What one call counts."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def collect(self) -> Iterator[Metric]:
        now = self._runtime.now()
        with self._runtime.database.read() as conn:
            found = figures.take(conn, now)
        late = (now - found.oldest_due).total_seconds() if found.oldest_due else 0.0
        yield CounterMetricFamily("textbot_inbound_texts", "Texts that residents sent", found.inbound)
        yield from _gauges(found, late)
        yield _gauge("textbot_redis_up", "Whether Redis answers", float(_redis_answers(self._runtime)))


def _gauges(found: Figures, late: float) -> Iterator[Metric]:
    unsettled = sum(found.outbound.get(state, 0) for state in UNSETTLED)
    yield _gauge("textbot_inbound_waiting", "Texts still without a turn", found.waiting_texts)
    yield _labelled("textbot_outbound_texts", "Texts of ours by state", "state", found.outbound)
    yield _gauge("textbot_outbound_unsettled", "Texts of ours not yet known as sent or given up", unsettled)
    yield _gauge("textbot_outbox_due", "Deeds whose time has come", found.due)
    yield _gauge("textbot_outbox_late_seconds", "How long the oldest of them has been due", late)
    yield _labelled("textbot_conversations", "Conversations by status", "status", found.conversations)
    yield _labelled("textbot_requests", "Service requests by status", "status", found.requests)
    yield _labelled("textbot_requests_closed", "Closed requests by what residents say", "verdict", found.verified)
    yield _gauge("textbot_updates_held", "Texts about requests that wait for an operator", found.held_updates)
    yield _labelled("textbot_pushes", "What the city's systems are told of requests, by state", "state", found.pushes)


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(name, meaning, value)


def _labelled(name: str, meaning: str, label: str, values: dict[str, int]) -> Metric:
    family = GaugeMetricFamily(name, meaning, labels=[label])
    for key, value in sorted(values.items()):
        family.add_metric([key], value)
    return family


def _redis_answers(runtime: Runtime) -> bool:
    try:
        return bool(runtime.redis.ping())
    except RedisError:
        return False
