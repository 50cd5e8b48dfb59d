"""GET /healthz: whether a text could be stored right now."""

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue
from sqlalchemy import insert

from textbot.runtime import Runtime
from textbot.store.requests import counters

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """200 when the database takes a write, else 503; never says why."""
    runtime: Runtime = current_app.extensions["textbot"]
    try:
        with runtime.database.engine.connect() as conn, conn.begin() as transaction:
            conn.execute(insert(counters).values(name="healthz", value=1))
            transaction.rollback()
    except Exception:
        current_app.logger.exception("healthz: the database takes no write")
        return {"status": "unavailable"}, 503
    return {"status": "ok"}
