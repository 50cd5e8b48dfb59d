"""POST /connectors/<name>: a system of the city's tells how far its orders are. GET /connectors/photo/...: a photo.

Who posts proves it by a signature (connectors/signing.py); who fetches a photo, by an address that only we can make.
"""

import hmac
import json
import logging
import time

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from textbot.actions.requests.apply_state import Taken, apply_states
from textbot.actions.requests.compose_order import photo_key
from textbot.connectors.connector import Away
from textbot.connectors.signing import SECONDS_OFF, SIGNATURE, STAMP, is_signed
from textbot.connectors.state_notes import read_states
from textbot.core.work_orders.kinds import WEBHOOK_SECRET
from textbot.runtime import Runtime
from textbot.state.tries import Tries
from textbot.web.installation import installation
from textbot.web.stored_photo import stored_photo

log = logging.getLogger(__name__)
bp = Blueprint("connectors", __name__)

LARGEST_BODY = 1_000_000


@bp.post("/connectors/<name>")
def hear(name: str) -> ResponseReturnValue:
    """200 with what came of the states, once they are stored; 403 without a valid signature or for an unknown name; 400
    with what is wrong; 503 when nothing can be stored: send it again."""
    runtime = installation()
    request.max_content_length = LARGEST_BODY
    body = request.get_data()
    secret = _secret(runtime, name)
    if secret is None or not is_signed(secret, _signature(), body, time.time()):
        abort(403)
    try:
        states = read_states(json.loads(body))
    except RecursionError:
        return {"error": "this is no JSON"}, 400
    except ValueError as error:
        return {"error": _plain(error)}, 400
    seen, once = Tries(runtime.redis, 1, 2 * SECONDS_OFF), f"states:{_signature()[SIGNATURE]}"
    if not seen.may(once):  # sent again, or by somebody who overheard it: a state without a time would count as new
        return _taken(Taken(same=len(states)))
    try:
        own = runtime.work_orders(name).statuses
        taken = apply_states(runtime, name, own, states, when=runtime.now(), asked=False)
    except (SQLAlchemyError, OSError, Away) as error:
        seen.forget(once)
        log.error("states of connector %s could not be taken: %s", name, type(error).__name__)
        return {"error": "cannot be stored now; send it again"}, 503
    return _taken(taken)


@bp.get("/connectors/photo/<int:media_id>/<key>")
def photo(media_id: int, key: str) -> ResponseReturnValue:
    """A resident's photo, for the crew; 404 for anybody who guesses, and until it was fetched."""
    runtime = installation()
    if not hmac.compare_digest(key.encode(), photo_key(runtime, media_id).encode()):
        abort(404)
    answer = stored_photo(runtime, media_id, 0)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _taken(taken: Taken) -> ResponseReturnValue:
    return {"moved": taken.moved, "same": taken.same, "unknown": taken.unknown, "unmapped": list(taken.unmapped)}


def _secret(runtime: Runtime, name: str) -> str | None:
    """What signs that system's states; None for a system that sends none."""
    spec = runtime.playbook.assignments.systems.get(name)
    variable = spec.secrets.get(WEBHOOK_SECRET) if spec else None
    return runtime.settings.connector_secrets.get(variable) if variable else None


def _signature() -> dict[str, str]:
    return {name: request.headers.get(name, "") for name in (STAMP, SIGNATURE)}


def _plain(error: ValueError) -> str:
    return "this is no JSON" if isinstance(error, json.JSONDecodeError) else str(error)
