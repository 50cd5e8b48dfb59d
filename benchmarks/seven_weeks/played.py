"""The seven weeks played: every text through the engine, every reply by a member of staff, at the log's own times."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from heapq import merge

from benchmarks.seven_weeks.plan import Visit
from textbot.actions.conversations.close_conversation import hand_back
from textbot.actions.conversations.reply_as_staff import reply_as_staff
from textbot.actions.requests.move_request import move_request
from textbot.actions.staff.add_staff import store_member
from textbot.actions.turns.inbound_text import InboundText
from textbot.actions.turns.think import think
from textbot.actions.turns.write_turn import write_turn
from textbot.runtime import Runtime
from textbot.store import conversations, outbound, requests, staff, standing
from textbot.store.staff import StaffRow

MINUTE = timedelta(minutes=1)
EMAIL = "seven-weeks@riverbend.example"


@dataclass
class Clock:
    """Shows the time of the log."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


def play(rt: Runtime, log: tuple[Visit, ...]) -> None:
    """Let it all happen on the runtime's database."""
    clock = Clock(log[0].at)
    own = replace(rt, now=clock)
    member = _member(own)
    for at, deed in merge(_texts(own, log), _answers(own, log, member), key=lambda each: each[0]):
        clock.at = at
        deed()


Deed = tuple[datetime, Callable[[], None]]


def _texts(rt: Runtime, log: tuple[Visit, ...]) -> list[Deed]:
    found = [
        (visit.at + number * MINUTE, _texting(rt, visit, text, f"SM{at:020}{number:012}"))
        for at, visit in enumerate(log)
        for number, text in enumerate(visit.texts)
    ]
    return sorted(found, key=lambda each: each[0])


def _answers(rt: Runtime, log: tuple[Visit, ...], member: StaffRow) -> list[Deed]:
    return sorted(_answers_of(rt, log, member), key=lambda each: each[0])


def _answers_of(rt: Runtime, log: tuple[Visit, ...], member: StaffRow) -> Iterator[Deed]:
    for visit in log:
        if visit.done_at is not None:
            deed = _replying if visit.kind == "talk" else _moving
            yield visit.done_at + len(visit.texts) * MINUTE, deed(rt, visit, member)


def _texting(rt: Runtime, visit: Visit, text: str, sid: str) -> Callable[[], None]:
    def heard(said: str = text, own: str = sid) -> None:
        with rt.database.read() as conn:
            stands = standing.of_phone(conn, visit.phone)
        message = InboundText(own, visit.phone, said)
        turn = think(rt, visit.phone, stands, message.message())
        for reply in write_turn(rt, visit.phone, stands, message, turn, by_rest=False):
            with rt.database.write() as conn:
                row = outbound.by_token(conn, reply.token)
                assert row is not None
                outbound.settle(conn, row.id, "delivered")
        offer = turn.session.offer
        if offer is not None and offer.kind == "nearby":  # a neighbor reported the like: "it is another one"
            heard("2", f"{own[:-1]}x")

    return heard


def _replying(rt: Runtime, visit: Visit, member: StaffRow) -> Callable[[], None]:
    def reply() -> None:
        with rt.database.read() as conn:
            contact = standing.of_phone(conn, visit.phone).contact
            talk = conversations.of_contact(conn, contact.id) if contact else None
        assert talk is not None, visit
        sent = reply_as_staff(rt, talk.id, member, visit.reply)
        assert sent.outbound_id is not None, sent
        with rt.database.write() as conn:
            outbound.settle(conn, sent.outbound_id, "delivered")
        assert hand_back(rt, talk.id, member).done

    return reply


def _moving(rt: Runtime, visit: Visit, member: StaffRow) -> Callable[[], None]:
    def move() -> None:
        with rt.database.write() as conn:
            contact = standing.of_phone(conn, visit.phone).contact
            own = requests.of_contact(conn, contact.id, 50) if contact else ()
            row = next(each for each in own if visit.at <= each.created_at <= visit.at + len(visit.texts) * MINUTE)
            move_request(conn, row.id, "in_progress", at=rt.now(), now=rt.now(), source="in-house")

    return move


def _member(rt: Runtime) -> StaffRow:
    with rt.database.write() as conn:
        if staff.by_email(conn, EMAIL) is None:
            store_member(conn, EMAIL, "Ana", "agent", "-", rt.now())
        member = staff.by_email(conn, EMAIL)
    assert member is not None
    return member
