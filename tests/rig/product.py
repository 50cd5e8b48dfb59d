"""The whole product with an account set, as in a city: its own supervisor, Twilio's double outside of it."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from itertools import count
from pathlib import Path

from sqlalchemy import select

from tests.rig.stack import Stack, started
from tests.rig.twilio_double import ACCOUNT, NUMBER, TOKEN, RunningDouble, free_port, until
from textbot.actions.staff.add_staff import store_member
from textbot.actions.staff.passwords import hash_password
from textbot.actions.staff.recognise import hashed
from textbot.local.double.client import DoubleClient, Text
from textbot.store import staff, staff_sessions
from textbot.store.contacts import contacts
from textbot.store.conversations import conversations
from textbot.store.database import Database

PASSWORD = "magpies over the quiet canal"
PERSON = "I want to talk to a person"


@dataclass
class Product:
    """It runs; `double` plays the phones."""

    stack: Stack
    double: DoubleClient
    _phones: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def url(self) -> str:
        """Where its pages are."""
        return self.stack.web_url

    @property
    def first_login(self) -> tuple[str, str]:
        """What the operator read: the first admin's email and password."""
        found = re.search(r"Log in as (\S+) with the password (\S+)", self.stack.said)
        assert found, self.stack.said
        return found[1], found[2]

    @cached_property
    def database(self) -> Database:
        """Its database, for what takes too long by hand."""
        return Database(str(self.stack.run["database_url"]))

    def member(self, name: str, role: str = "agent") -> str:
        """A member of staff who knows PASSWORD; their email."""
        email = f"{re.sub(r'[^a-z]+', '-', name.lower()).strip('-')}@riverbend.example"
        with self.database.write() as conn:
            if staff.by_email(conn, email) is None:
                store_member(conn, email, name, role, hash_password(PASSWORD), datetime.now(UTC))
        return email

    def ticket(self, name: str, role: str = "agent") -> str:
        """What the browser of that member holds once they are signed in (with a fresh proof of who they are)."""
        email, token, now = self.member(name, role), secrets.token_urlsafe(32), datetime.now(UTC)
        with self.database.write() as conn:
            found = staff.by_email(conn, email)
            assert found is not None
            staff_sessions.add(conn, hashed(token), found.id, now, fresh_at=now)
        return token

    def resident(self, *texts: str, phone: str = "") -> tuple[str, int]:
        """Somebody new texts; their phone and their conversation's id."""
        phone = phone or self.phone()
        self.texts(phone, *(texts or (PERSON,)))
        return phone, self.conversation(phone)

    def phone(self) -> str:
        """A phone that nobody has used."""
        return f"+1602555{next(self._phones):04}"

    def texts(self, phone: str, *bodies: str) -> str:
        """A phone texts, one after the other; the last reply, "" when there was none."""
        replies = [self.double.text(phone, body, wait=True).replies for body in bodies]
        return replies[-1][-1].body if replies[-1] else ""

    def conversation(self, phone: str) -> int:
        """The id of a phone's conversation."""
        wanted = select(conversations.c.id).join(contacts, contacts.c.id == conversations.c.contact_id)
        with self.database.read() as conn:
            found = conn.execute(wanted.where(contacts.c.phone == phone)).scalar_one()
        return int(found)

    def phone_of(self, number: int) -> str:
        """The phone of a conversation."""
        wanted = select(contacts.c.phone).join(conversations, contacts.c.id == conversations.c.contact_id)
        with self.database.read() as conn:
            return str(conn.execute(wanted.where(conversations.c.id == number)).scalar_one())

    def version(self, number: int) -> str:
        """Of a conversation, as forms carry it."""
        with self.database.read() as conn:
            found = conn.execute(select(conversations.c.version).where(conversations.c.id == number))
            return str(found.scalar_one())

    def heard(self, phone: str, words: str) -> Text:
        """The text with these words, once that phone has it."""
        return until(  # type: ignore[return-value]
            lambda: next((text for text in self.said_to(phone) if words in text.body), None), 20
        )

    def said_to(self, phone: str) -> tuple[Text, ...]:
        """All texts that phone got."""
        return tuple(text for text in self.double.thread(phone).texts if text.direction == "out")


@contextmanager
def product(folder: Path) -> Iterator[Product]:
    """All of it, gone afterwards."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    double = RunningDouble(folder / "double", f"{url}/sms")
    double.start()
    env = {
        "PORT": str(port),
        "PUBLIC_URL": url,
        "SECRET_KEY": "a-secret-key-for-tests-and-nothing-else",
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_NUMBER": NUMBER,
        "TWILIO_API_URL": double.base,
        "TEXTBOT_DEMO": "1",
        "TEXTBOT_REPLY_LIMIT": "0",
        "TEXTBOT_SENDER_RATE": "150",
    }
    try:
        with started(folder / "var", env) as stack:
            double.control.settings(callback_delay=[0.01, 0.05], retry_pause=0.05)
            opened = Product(stack, double.control)
            yield opened
            opened.database.close()
    finally:
        double.kill()
