"""The whole product with an account set, the Twilio double outside of it, and residents by the thousand. What was sent
is counted in the double's own memory."""

import os
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.servers import database as database_of
from tests.rig.line import account_env
from tests.rig.recipients import prepared, residents
from tests.rig.stack import Stack, started
from tests.rig.twilio_double import RunningDouble, free_port
from textbot.store import recipients
from textbot.store.database import Database
from textbot.store.recipients import Progress

LATENCY = 0.15
NEVER = [3600, 3600]


@dataclass
class Town:
    """It runs; its residents joined one topic."""

    stack: Stack
    double: RunningDouble
    database: Database

    def notice(
        self, count: int, *, first: int = 0, key: str = "one", class_: str = "regular", known: bool = False
    ) -> int:
        """A notice to so many new residents (or to those that are known) begins to be sent; its id."""
        ids = list(range(first + 1, first + count + 1)) if known else residents(self.database, count, first=first)
        return prepared(self.database, ids, key=key, class_=class_)

    def sent(self) -> list[tuple[float, str, int]]:
        """(when, phone, segments) of every text that a sender handed over, oldest first."""
        with sqlite3.connect(self.double.data / "double.db") as conn:
            told = "SELECT created, recipient, segments FROM messages WHERE direction = 'outbound-api' ORDER BY created"
            return conn.execute(told).fetchall()

    def count(self) -> int:
        """How many texts a sender handed over."""
        with sqlite3.connect(self.double.data / "double.db") as conn:
            return int(conn.execute("SELECT count(*) FROM messages WHERE direction = 'outbound-api'").fetchone()[0])

    def twice(self) -> int:
        """How many phones got more than one."""
        return sum(each > 1 for each in Counter(phone for _, phone, _ in self.sent()).values())

    def progress(self, notice_id: int) -> Progress:
        """As the product tells it."""
        with self.database.read() as conn:
            return recipients.progress(conn, notice_id)

    def wait_for(self, count: int, seconds: float) -> float:
        """Until so many texts were handed over; how long it took."""
        began = time.monotonic()
        while self.count() < count and time.monotonic() - began < seconds:
            time.sleep(0.05)
        return time.monotonic() - began

    def wait_until_through(self, notice_id: int, seconds: float) -> Progress:
        """Until nobody waits any more and everything is settled."""
        end = time.monotonic() + seconds
        while (found := self.progress(notice_id)) and time.monotonic() < end:
            if not found.waiting and not found.sending:
                break
            time.sleep(0.5)
        return found

    def kill(self, name: str = "worker-notices") -> None:
        """SIGKILL a process of the product; its supervisor starts it again."""
        os.kill(self.stack.run["children"][name], signal.SIGKILL)


@contextmanager
def town(kind: str, folder: Path, rate: float, *, latency: float = LATENCY, reports: bool = False) -> Iterator[Town]:
    """Such a town on that kind of database. reports: whether the double reports what became of each text, as Twilio
    does."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    double = RunningDouble(folder / "double", f"{url}/sms")
    double.start()
    own = {"PORT": str(port), "PUBLIC_URL": url, "TWILIO_API_URL": double.base, "TEXTBOT_DEMO": "1"}
    own |= {"TEXTBOT_SENDER_RATE": str(rate), "TEXTBOT_REPLY_LIMIT": "0", "TEXTBOT_LOG_LEVEL": "warning"}
    try:
        with database_of(kind, folder) as database_url:
            env = account_env(**own) | ({"DATABASE_URL": database_url} if kind != "sqlite" else {})
            with started(folder / "var", env) as stack:
                double.control.settings(latency=latency, callback_delay=[0.5, 1.5] if reports else NEVER)
                opened = Database(str(stack.run["database_url"]))
                yield Town(stack, double, opened)
                opened.close()
    finally:
        double.kill()
