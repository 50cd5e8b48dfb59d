"""Staff say how far a service request is."""

from textbot.actions.outcome import Outcome
from textbot.runtime import Runtime
from textbot.store import requests

STATUSES = {"open": "open", "in_progress": "in progress", "fixed": "fixed", "closed": "closed"}


def set_request_status(rt: Runtime, reference: str, status: str) -> Outcome:
    """Move a request to another status; residents see it when they text STATUS."""
    if status not in STATUSES:
        return Outcome(False, "There is no such status.")
    with rt.database.write() as conn:
        known = requests.set_status(conn, reference, status, rt.now())
    words = f"{reference} is now {STATUSES[status]}." if known else f"There is no request {reference}."
    return Outcome(known, words)
