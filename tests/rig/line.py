"""A city's number: the real app with a real account's settings, and Twilio's hand that signs what it posts."""

import base64
import hmac
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

from flask import Flask
from redis import Redis
from rq import Queue, SimpleWorker
from rq.serializers import JSONSerializer
from sqlalchemy import Row, Table, select
from werkzeug.test import TestResponse

from tests.rig.models import MODELS
from tests.rig.office import Shelf, riverbend
from tests.rig.twilio_double import ACCOUNT, NUMBER, TOKEN, Hit
from textbot.actions.playbook.publish import publish
from textbot.actions.record_status import record_status
from textbot.actions.turns.inbound_text import InboundText
from textbot.config import Settings, load_settings
from textbot.jobs import parts
from textbot.jobs.clock import Clock
from textbot.runtime import Runtime, open_redis, open_runtime
from textbot.store import contacts
from textbot.store.outbound import UNSETTLED, outbound
from textbot.web import create_app

PUBLIC_URL = "https://text.riverbend.example"
RESIDENT = "+16025550111"
FORM = "application/x-www-form-urlencoded"
_numbers = count(1)

Pairs = list[tuple[str, str]]


def account_env(**more: str) -> dict[str, str]:
    """The environment of a city with a Twilio account of its own; STOP is answered by us."""
    given = {
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_NUMBER": NUMBER,
        "TWILIO_OPT_OUT": "none",
        "PUBLIC_URL": PUBLIC_URL,
        "SECRET_KEY": "s" * 32,
        "TWILIO_API_URL": "http://127.0.0.1:9",
        "TEXTBOT_SURVEY_SHARE": "0",
        "TEXTBOT_MODELS": str(MODELS),
    }
    return given | more


def account(data: Path, **more: str) -> Settings:
    """That city's settings."""
    return load_settings(account_env(TEXTBOT_DATA=str(data), **more))


def signature(url: str, pairs: Iterable[tuple[str, str]], key: str = TOKEN, digest: str = "sha1") -> str:
    """Twilio's signature: the address, then each name with its values, sorted, each pair once."""
    said = url + "".join(name + value for name, value in sorted(set(pairs)))
    return base64.b64encode(hmac.new(key.encode(), said.encode(), digest).digest()).decode()


def new_sid() -> str:
    """A MessageSid nobody had."""
    return f"SM{next(_numbers):032x}"


def messages(twiml: str) -> list[str]:
    """The texts of a TwiML answer. Raises ParseError for anything but XML."""
    found = ElementTree.fromstring(twiml)
    assert found.tag == "Response"
    return ["".join(message.itertext()) for message in found.iter("Message")]


@dataclass
class MovingClock:
    """The real time, shifted as far as it was told."""

    shift: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.shift

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.shift += timedelta(seconds=seconds)


@dataclass
class Line:
    """The app, its parts, and short words for what Twilio does."""

    rt: Runtime
    app: Flask
    clock: MovingClock = field(repr=False)

    def form(self, body: str, sid: str = "", sender: str = RESIDENT, **more: str) -> Pairs:
        """What Twilio posts for a text."""
        sid = sid or new_sid()
        form = {"MessageSid": sid, "SmsSid": sid, "AccountSid": ACCOUNT, "From": sender, "To": NUMBER, "Body": body}
        return list((form | {"NumMedia": "0", "ApiVersion": "2010-04-01"} | more).items())

    def post(
        self, pairs: Pairs, path: str = "/sms", *, signed: str | None = None, key: str = TOKEN, **headers: str
    ) -> TestResponse:
        """Post a form, signed for PUBLIC_URL unless told how."""
        signed = signature(self.rt.settings.public_url + path, pairs, key) if signed is None else signed
        told = {"X-Twilio-Signature": signed} | {name.replace("_", "-"): value for name, value in headers.items()}
        return self.app.test_client().post(path, data=urlencode(pairs), content_type=FORM, headers=told)

    def hand_on(self, hit: Hit) -> tuple[int, str, str]:
        """What the app answers to a request that the double made."""
        signed = {"X-Twilio-Signature": hit.headers["X-Twilio-Signature"]}
        answer = self.app.test_client().post(hit.path, data=urlencode(hit.form), content_type=FORM, headers=signed)
        return answer.status_code, answer.mimetype or "", answer.text

    def hears(self, body: str, **more: str) -> list[str]:
        """A text by webhook; the replies in its TwiML."""
        answer = self.post(self.form(body, **more))
        assert answer.status_code == 200, answer
        return messages(answer.text)

    def learn_places(self) -> None:
        """Put the demo city's streets into the database: reports need them."""
        publish(self.rt.database, riverbend(), self.clock())

    def text(self, body: str, sid: str = "", sender: str = RESIDENT, **more: Any) -> InboundText:
        """A text as `receive_text` takes it."""
        return InboundText(sid or new_sid(), sender, body, **more)

    def rows(self, table: Table) -> list[Row[Any]]:
        """All rows, oldest first."""
        with self.rt.database.read() as conn:
            return list(conn.execute(select(table).order_by(table.c.id)))

    def all_delivered(self) -> None:
        """Twilio reports that everything on its way has arrived."""
        for row in self.rows(outbound):
            if row.state in ("sending", "sent"):
                record_status(self.rt, row.token, row.sid or f"SM{row.token}", "delivered", "")

    def work(self, queue: str = "inbox") -> None:
        """Let a real worker do what was rung, until nothing is left."""
        parts.use(self.rt)
        ours = Queue(queue, connection=self.rt.redis, serializer=JSONSerializer)
        worker = SimpleWorker([ours], connection=self.rt.redis, serializer=JSONSerializer)
        worker.work(burst=True, logging_level="WARNING")

    def time_passes(self, seconds: float) -> None:
        """Time passes; the clock rings what is due, and a worker does it."""
        self.clock.pass_by(seconds)
        Clock(self.rt).tick()
        self.work()

    def settle(self, rounds: int = 15, seconds: float = 20) -> None:
        """Let time pass until everything we sent is known as sent or given up."""
        for _ in range(rounds):
            if not any(row.state in UNSETTLED for row in self.rows(outbound)):
                return
            self.time_passes(seconds)

    def with_parts(self, **other: Any) -> "Line":
        """The same line with other parts."""
        rt = replace(self.rt, **other)
        return Line(rt, create_app(runtime=rt), self.clock)

    def with_settings(self, **other: Any) -> "Line":
        """The same line with other settings."""
        return self.with_parts(settings=replace(self.rt.settings, **other))


def by_day(line: Line) -> Line:
    """The same city where it is noon now: what nobody asked for keeps quiet hours, and tests run at any hour."""
    playbook = line.rt.playbook
    east = (12 - datetime.now(UTC).hour) % 24
    zone = f"Etc/GMT-{east}" if east <= 14 else f"Etc/GMT+{24 - east}"  # the sign of these names is turned round
    noon = replace(playbook, city=replace(playbook.city, timezone=zone))
    with line.rt.database.write() as conn:  # where the resident says to be, their area code does not count
        contacts.tell(conn, contacts.add(conn, RESIDENT, line.clock()), zone=zone)
    return line.with_parts(shelf=Shelf(noon))


@contextmanager
def open_line(settings: Settings, database_url: str, redis: Redis | str) -> Iterator[Line]:
    """The line on that (migrated) database; redis: a client, or the address of one."""
    clock = MovingClock()
    cache = open_redis(redis) if isinstance(redis, str) else redis
    opened = open_runtime(replace(settings, database_url=database_url), redis=cache)
    runtime = replace(opened, shelf=Shelf(riverbend().playbook), now=clock)  # type: ignore[arg-type]
    try:
        yield Line(runtime, create_app(runtime=runtime), clock)
    finally:
        runtime.database.close()
