"""The demo city's own systems, billing and permits, behind the addresses that a connector asks.

Made-up accounts for a newcomer to try: 1234567 with the PIN 2468, and those below. Nothing here is real.
"""

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import Blueprint, Response, jsonify, request

HANDLE_SECONDS = 1200


@dataclass(frozen=True)
class Bill:
    """A water account. due_in: days until it is due."""

    pin: str
    balance: str
    due_in: int


BILLS = {
    "1234567": Bill("2468", "$84.20", 13),
    "7654321": Bill("1357", "$0.00", 27),
    "5550123": Bill("86429753", "$212.75", 2),
}

PERMITS: dict[str, dict[str, str]] = {
    "BLD-2026-0147": {
        "kind": "a patio cover",
        "kind_es": "un techo de patio",
        "status": "in plan review",
        "status_es": "en revisión de planos",
        "next": "the reviewer's comments come by email",
        "next_es": "los comentarios del revisor llegan por correo electrónico",
    },
    "BLD-2026-0098": {
        "kind": "a fence",
        "kind_es": "una cerca",
        "status": "approved",
        "status_es": "aprobado",
        "next": "print it and keep it at the site",
        "next_es": "imprímalo y téngalo en la obra",
    },
    "BLD-2026-0152": {
        "kind": "a room addition",
        "kind_es": "un cuarto adicional",
        "status": "waiting for the fee",
        "status_es": "en espera del pago",
        "next": "pay the fee online or at City Hall",
        "next_es": "pague la cuota en línea o en el Ayuntamiento",
    },
}


@dataclass
class Handles:
    """Which account each handle stands for, whether its PIN was given, and until when."""

    given: dict[str, tuple[str, bool, float]] = field(default_factory=dict)

    def make(self, account: str, verified: bool) -> str:
        """A new handle nobody can guess."""
        now = time.monotonic()
        self.given = {handle: row for handle, row in self.given.items() if row[2] > now}
        handle = secrets.token_urlsafe(18)
        self.given[handle] = (account, verified, now + HANDLE_SECONDS)
        return handle

    def account(self, handle: Any, verified: bool) -> str | None:
        """The account behind a handle, None when it has expired or was never (so) given."""
        found = self.given.get(str(handle))
        return found[0] if found and found[1] is verified and found[2] > time.monotonic() else None


def blueprint(today: Callable[[], date] | None = None) -> Blueprint:
    """The routes under /demo-city/. today: the day of the bills, Arizona's own unless told."""
    bp = Blueprint("demo_city", __name__, url_prefix="/demo-city")
    _billing(bp, Handles(), today or _today)

    @bp.get("/permits/<number>")
    def permit(number: str) -> Response:
        found = PERMITS.get(number.upper())
        return jsonify(values=found) if found else _refused(404)

    return bp


def _billing(bp: Blueprint, handles: Handles, today: Callable[[], date]) -> None:
    @bp.post("/billing/accounts")
    def opens() -> Response:
        # An unknown account gets a handle like any other: nobody learns which numbers exist.
        return jsonify(handle=handles.make(str(_body().get("account", "")), verified=False))

    @bp.post("/billing/accounts/verify")
    def verifies() -> Response:
        account = handles.account(_body().get("handle"), verified=False)
        if account is None:
            return _refused(410)
        bill = BILLS.get(account)
        if bill is None or not hmac.compare_digest(bill.pin, str(_body().get("pin", ""))):
            return jsonify(verified=False)
        return jsonify(verified=True, handle=handles.make(account, verified=True))

    @bp.post("/billing/accounts/read")
    def reads() -> Response:
        account = handles.account(_body().get("handle"), verified=True)
        return jsonify(values=_values(BILLS[account], today())) if account else _refused(410)


def _values(bill: Bill, today: date) -> dict[str, str]:
    return {
        "balance": bill.balance,
        "due": (today + timedelta(days=bill.due_in)).isoformat(),
        "as_of": today.isoformat(),
    }


def _today() -> date:
    return (datetime.now(UTC) - timedelta(hours=7)).date()  # Arizona has no daylight saving time


def _body() -> dict[str, Any]:
    found = request.get_json(silent=True)
    return found if isinstance(found, dict) else {}


def _refused(status: int) -> Response:
    answer = jsonify(error="no such thing")
    answer.status_code = status
    return answer
