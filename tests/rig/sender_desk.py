"""A sender's parts, and the double that takes its texts and counts them on its own."""

import sqlite3
from dataclasses import replace

from tests.rig.recipients import prepared, residents
from tests.rig.twilio_double import RunningDouble
from textbot.actions.notices.deliver import deliver
from textbot.core.notices.senders import Sender
from textbot.runtime import Runtime
from textbot.store import notices, recipients
from textbot.store.recipients import Progress

# Segments a second: no test waits for it.
FAST = 400.0


class Desk:
    """A sender's parts, and the double that takes its texts."""

    def __init__(self, rt: Runtime, double: RunningDouble) -> None:
        self.rt, self.double = rt, double

    def notice(self, count: int, first: int = 0, **how: object) -> int:
        return prepared(self.rt.database, residents(self.rt.database, count, first=first), **how)  # type: ignore[arg-type]

    def send(self, seconds: float = 120) -> int:
        return deliver(self.rt, seconds)

    def sent(self) -> list[str]:
        with sqlite3.connect(self.double.data / "double.db") as conn:
            return [row[0] for row in conn.execute("SELECT recipient FROM messages WHERE direction != 'inbound'")]

    def column(self, name: str) -> list[object]:
        with sqlite3.connect(self.double.data / "double.db") as conn:
            return [row[0] for row in conn.execute(f"SELECT {name} FROM messages ORDER BY created")]

    def progress(self, notice_id: int) -> Progress:
        with self.rt.database.read() as conn:
            return recipients.progress(conn, notice_id)

    def state(self, notice_id: int) -> str:
        with self.rt.database.read() as conn:
            found = notices.by_id(conn, notice_id)
        assert found is not None
        return found.state

    def with_senders(self, *others: Sender, rate: float = FAST, daily: int = 0) -> "Desk":
        told = {"textbot_sender_rate": rate, "textbot_sender_daily": daily, "textbot_senders": others or None}
        settings = replace(self.rt.settings, **told)  # type: ignore[arg-type]
        return Desk(replace(self.rt, settings=settings), self.double)
