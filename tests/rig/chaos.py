"""Killing what runs while texts come in, and asking the double, not ourselves, what became of each."""

import os
import random
import signal
import threading
import time
from dataclasses import dataclass, field

from sqlalchemy import select

from tests.rig.crm.works import Works
from tests.rig.stack import Stack
from textbot.local.double.client import DoubleClient, DoubleError, Text
from textbot.store.contacts import contacts
from textbot.store.database import Database
from textbot.store.inbound import inbound
from textbot.store.outbound import UNSETTLED, outbound
from textbot.store.pushes import UNSETTLED as WAITING
from textbot.store.pushes import pushes
from textbot.store.requests import requests

VICTIMS = {"web": 10, "worker-inbox": 10, "valkey": 10, "worker-slow": 5}
"""Who is killed, and how often."""


@dataclass
class Verdict:
    """What the double's list and our tables say when all is over. Every list must be empty."""

    texts: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    without_turn: list[str] = field(default_factory=list)
    doubled_replies: list[str] = field(default_factory=list)
    lost_replies: list[str] = field(default_factory=list)
    out_of_order: list[str] = field(default_factory=list)
    doubled_requests: list[str] = field(default_factory=list)
    lost_orders: list[str] = field(default_factory=list)
    doubled_orders: list[str] = field(default_factory=list)
    unsettled: int = 0
    late: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was lost, doubled or out of order."""
        wrong = (self.without_turn, self.doubled_replies, self.lost_replies, self.out_of_order, self.doubled_requests)
        return not any((*wrong, self.lost_orders, self.doubled_orders)) and self.unsettled == 0


class Killer(threading.Thread):
    """SIGKILLs children of the stack now and then, from a seed."""

    def __init__(self, stack: Stack, seed: int, seconds: float) -> None:
        super().__init__(daemon=True)
        self._stack = stack
        self.kills = dict.fromkeys(VICTIMS, 0)
        dice = random.Random(seed)
        names = [name for name, times in VICTIMS.items() for _ in range(times)]
        moments = sorted(dice.uniform(2, seconds) for _ in names)
        dice.shuffle(names)
        self._plan = list(zip(moments, names, strict=True))

    def run(self) -> None:
        """Follow the plan."""
        began = time.monotonic()
        for moment, name in self._plan:
            time.sleep(max(0.0, began + moment - time.monotonic()))
            while not self._kill(name):
                time.sleep(0.1)

    def _kill(self, name: str) -> bool:
        try:
            pid = self._stack.run["children"].get(name)
        except (OSError, ValueError):
            return False
        try:
            os.kill(pid, signal.SIGKILL)
        except (ProcessLookupError, TypeError):
            return False
        self.kills[name] += 1
        return True


def load(double: DoubleClient, phones: int, texts: int, seconds: float, seed: int) -> None:
    """Send `texts` texts from `phones` phones, spread over `seconds`. Every fourth text of a phone begins or goes on
    with a report, the others ask; each is told apart by its number."""
    dice = random.Random(seed)
    moments = sorted(dice.uniform(0, seconds) for _ in range(texts))
    began = time.monotonic()
    counts = dict.fromkeys(range(phones), 0)
    for number, moment in enumerate(moments):
        time.sleep(max(0.0, began + moment - time.monotonic()))
        phone = number % phones
        double.text(f"+1602555{1000 + phone}", SCRIPT[counts[phone] % len(SCRIPT)].format(number=number))
        counts[phone] += 1


SCRIPT = (
    "There's a pothole at Elm and 5th, northbound, number {number}",
    "skip",
    "yes",
    "What are your hours? ({number})",
    "when is my trash picked up ({number})",
    "{number} Main St",
    "how do i adopt a dog ({number})",
    "status",
)


def wait_until_settled(database: Database, double: DoubleClient, seconds: float) -> float:
    """Wait until every text on the double's list has its turn and every reply is known as sent; seconds it took."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if not _missing(database, double) and _unsettled(database) == 0:
            return time.monotonic() - began
        time.sleep(0.5)
    return time.monotonic() - began


def judge(database: Database, double: DoubleClient, kills: dict[str, int]) -> Verdict:
    """Compare the double's list with our record."""
    texts = double.messages().texts
    heard = [text for text in texts if text.direction == "in"]
    said = [text for text in texts if text.direction == "out"]
    verdict = Verdict(texts=len(heard), kills=dict(kills))
    verdict.without_turn = _missing(database, double)
    verdict.unsettled = _unsettled(database)
    with database.read() as conn:
        rows = conn.execute(
            select(outbound.c.id, outbound.c.sid, outbound.c.body, outbound.c.state, contacts.c.phone).join(
                contacts, contacts.c.id == outbound.c.contact_id
            )
        ).all()
        verdict.late = len(conn.execute(select(inbound.c.id).where(inbound.c.sent_at.is_not(None))).all())
        made = conn.execute(select(requests.c.inbound_id)).scalars().all()
    verdict.doubled_requests = [str(each) for each in made if made.count(each) > 1]
    by_sid = {row.sid: row for row in rows if row.sid}
    verdict.doubled_replies = [text.sid for text in said if text.sid not in by_sid]
    verdict.lost_replies = [str(row.id) for row in rows if row.sid not in {text.sid for text in said}]
    verdict.out_of_order = _inversions(said, {row.sid: row.id for row in rows})
    return verdict


def judge_orders(database: Database, works: Works, verdict: Verdict) -> int:
    """Compare what the city's system holds with our requests; how many requests there are."""
    with database.read() as conn:
        made = list(conn.execute(select(requests.c.reference)).scalars())
    held = [order.reference for order in works.orders]
    verdict.lost_orders = sorted(set(made) - set(held))
    verdict.doubled_orders = sorted({each for each in held if held.count(each) > 1} | (set(held) - set(made)))
    return len(made)


def _inversions(said: list[Text], ids: dict[str, int]) -> list[str]:
    newest: dict[str, int] = {}
    wrong = []
    for text in sorted(said, key=lambda each: each.seq):
        number = ids.get(text.sid, 0)
        if number < newest.get(text.phone, 0):
            wrong.append(text.sid)
        newest[text.phone] = max(number, newest.get(text.phone, 0))
    return wrong


def _missing(database: Database, double: DoubleClient) -> list[str]:
    try:
        sids = {text.sid for text in double.messages().texts if text.direction == "in"}
    except DoubleError:
        return ["(the double is away)"]
    with database.read() as conn:
        taken = set(conn.execute(select(inbound.c.sid).where(inbound.c.turn.is_not(None))).scalars())
    return sorted(sids - taken)


def _unsettled(database: Database) -> int:
    """Texts on their way, and pushes to the city's system."""
    with database.read() as conn:
        texts = conn.execute(select(outbound.c.id).where(outbound.c.state.in_(UNSETTLED))).all()
        return len(texts) + len(conn.execute(select(pushes.c.id).where(pushes.c.state.in_(WAITING))).all())
