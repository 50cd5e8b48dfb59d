"""An Action Center for tests: the demo's playbook, a member of staff, residents who text. All parts are real."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count

from argon2 import PasswordHasher
from redis import Redis

from textbot.actions.playbook.publish import Edition, read_edition
from textbot.actions.staff.add_staff import store_member
from textbot.config import HOME, Settings
from textbot.core.freshness import Switch
from textbot.core.permissions import read_role
from textbot.core.playbook import Playbook
from textbot.core.storm import Storm
from textbot.runtime import Runtime, open_runtime
from textbot.store import arrivals, contacts, conversations, inbound, outbound, staff
from textbot.store.conversations import ConversationRow
from textbot.store.outbound import OutboundRow
from textbot.store.staff import StaffRow

# A Monday at 10:00 in Arizona.
MORNING = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
EMAIL, PASSWORD = "ana@riverbend.example", "a-password-for-tests"
_numbers = count(1)
# As textbot hashes, but at a price that tests can pay often.
CHEAP = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)


@cache
def riverbend() -> Edition:
    """The demo city, read once for all tests."""
    return read_edition(HOME / "flows")


@cache
def _password_hash() -> str:
    return CHEAP.hash(PASSWORD)


@dataclass
class Clock:
    """A clock that moves when it is told to."""

    at: datetime = MORNING

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, span: timedelta) -> None:
        """Let time pass."""
        self.at += span


@dataclass(frozen=True)
class Shelf:
    """A shelf with one playbook on it, and no pack switched by hand."""

    playbook: Playbook
    switches: tuple[Switch, ...] = ()
    paces: Mapping[str, int] = field(default_factory=dict)
    storm: Storm | None = None

    def current(self) -> Playbook:
        """That one."""
        return self.playbook


@dataclass(frozen=True)
class Office:
    """The parts, and short words for what happens around an inbox."""

    rt: Runtime
    member: StaffRow
    clock: Clock = field(repr=False)

    def resident(self, phone: str = "+16025550111", language: str = "en", opt_out: str = "") -> int:
        """Somebody texts for the first time; their contact's id."""
        with self.rt.database.write() as conn:
            contact_id = contacts.add(conn, phone, self.clock())
            contacts.set_language(conn, contact_id, language, True)
            contacts.set_opt_out(conn, contact_id, opt_out)
        return contact_id

    def hears(self, contact_id: int, body: str) -> int:
        """A resident's text, taken by a turn; its id."""
        number = next(_numbers)
        with self.rt.database.write() as conn:
            text_id = inbound.add(
                conn,
                sid=f"SM{number:032}",
                contact_id=contact_id,
                body=body,
                photos=0,
                form={},
                received_at=self.clock(),
                turn=number,
            )
            conversations.heard(conn, contact_id, self.clock())
        return text_id

    def says(self, contact_id: int, body: str, state: str = "delivered", error: str = "") -> int:
        """A reply of the bot; its id."""
        with self.rt.database.write() as conn:
            return outbound.add(
                conn,
                token=self.rt.new_token(),
                contact_id=contact_id,
                kind="reply",
                via="twiml",
                body=body,
                state=state,
                error=error,
                created_at=self.clock(),
            )

    def waits(
        self, contact_id: int, reason: str = "asked", priority: str = "normal", department: str = "streets"
    ) -> int:
        """The resident is put into the inbox; the conversation's id."""
        with self.rt.database.write() as conn:
            return arrivals.to_inbox(
                conn, contact_id, self.clock(), reason=reason, priority=priority, about="", department=department
            )

    def waiting(self, **of_whom: str) -> int:
        """A resident who asked for a person; the conversation's id."""
        contact_id = self.resident(**of_whom)
        self.hears(contact_id, "I want to talk to somebody")
        return self.waits(contact_id)

    def colleague(self, name: str = "Ben", *roles: str) -> StaffRow:
        """Another member of staff, with roles such as "agent:streets"; without any, an agent for all departments."""
        with self.rt.database.write() as conn:
            email = f"{name.lower()}@riverbend.example"
            member_id = store_member(conn, email, name, "agent", _password_hash(), self.clock())
            if roles:
                staff.set_roles(conn, member_id, [read_role(each) for each in roles])
            found = staff.by_id(conn, member_id)
        assert found is not None
        return found

    def conversation(self, conversation_id: int) -> ConversationRow:
        """As it stands."""
        with self.rt.database.read() as conn:
            found = conversations.by_id(conn, conversation_id)
        assert found is not None
        return found

    def texts_to(self, conversation_id: int) -> tuple[OutboundRow, ...]:
        """What staff had sent to that resident, oldest first."""
        contact_id = self.conversation(conversation_id).contact_id
        statement = outbound.outbound.select().where(
            outbound.outbound.c.contact_id == contact_id, outbound.outbound.c.kind == "staff"
        )
        with self.rt.database.read() as conn:
            ids = [row.id for row in conn.execute(statement.order_by(outbound.outbound.c.id))]
            rows = (outbound.by_id(conn, each) for each in ids)
            return tuple(row for row in rows if row is not None)


@contextmanager
def office(settings: Settings, database_url: str, redis: Redis) -> Iterator[Office]:
    """An open Action Center on that (migrated) database."""
    clock = Clock()
    opened = open_runtime(replace(settings, database_url=database_url), redis=redis)
    runtime = replace(opened, shelf=Shelf(riverbend().playbook), now=clock)  # type: ignore[arg-type]
    with runtime.database.write() as conn:
        store_member(conn, EMAIL, "Ana", "admin", _password_hash(), clock())
        member = staff.by_email(conn, EMAIL)
    assert member is not None
    try:
        yield Office(runtime, member, clock)
    finally:
        runtime.database.close()
