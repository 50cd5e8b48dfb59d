"""A text that held a secret is emptied at the provider, as it was in our own record before the first commit."""

from textbot.runtime import Runtime
from textbot.store import inbound


def redact_text(rt: Runtime, inbound_id: int) -> None:
    """Have the provider forget its words. Safe to run twice. Raises SendError while it cannot be reached."""
    with rt.database.read() as conn:
        row = inbound.by_id(conn, inbound_id)
    if row is not None:
        rt.channel.redact(row.sid)
