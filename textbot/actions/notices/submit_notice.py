"""Hand a notice in: small ones pass at once, all others wait for a second person."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.notices.alert_approvers import alert, approvers
from textbot.actions.notices.approver_words import ASKED, Alert, alert_of
from textbot.actions.notices.deed import CHANGED, NOT_NOW, about, find, step, tell
from textbot.actions.notices.look_over import Look, look_over, not_ready
from textbot.actions.notices.start_notice import schedule
from textbot.actions.outcome import Outcome
from textbot.core.marking import N_
from textbot.core.notices.draft import EMERGENCY
from textbot.core.notices.state import may_move
from textbot.runtime import Runtime
from textbot.store import marks, notices
from textbot.store.notices import NoticeRow
from textbot.store.staff import StaffRow

PASSED = Outcome(True, "It may go out now: so few people need no second person.")
SCHEDULED = Outcome(True, "It goes out by itself at its time.")
WAITS = Outcome(True, "A second person must say yes now.")
TOGETHER = Outcome(
    True,
    "With what you sent alone in the last 24 hours it reaches %(number)s people: a second person must say yes now.",
)
ALONE = Outcome(True, "Nobody else may approve it: ask an admin for a second operator.")
UNHEARD = Outcome(True, "Nobody could be told, for no phone and no mail server is set: please tell a colleague.")
HEARD = N_("%(number)s colleagues were told, with the text and the link.")


A_DAY = timedelta(hours=24)
LOCK = "notices by one person"


@dataclass(frozen=True)
class Handed:
    """What came of handing in: what to say, and the texts to ring for."""

    outcome: Outcome
    texts: tuple[int, ...] = ()


def submit_notice(rt: Runtime, member: StaffRow, notice_id: int, version: int | None = None) -> Outcome:
    """Hand in that version (None: whichever it is). Only with all gates open. One that reaches at most `approve_above`
    people, with its author's others of the day, and is no emergency, is approved with it; for others everybody who may
    approve is told."""
    row = find(rt, member, notice_id)
    if isinstance(row, Outcome):
        return row
    if version is not None and row.version != version:
        return CHANGED
    if not may_move(row.state, "submit"):
        return NOT_NOW
    look = look_over(rt, row)
    if look.closed:
        return not_ready(look.closed)
    told = alert_of(rt, row, member.name, ASKED, look.estimate)
    with rt.database.write() as conn:
        marks.lock(conn, LOCK)
        alone = sent_alone(conn, rt, row)
        if needs_second(rt, row, look, alone):
            handed = _second_person(conn, rt, member, row, look, told, alone)
        else:
            handed = _passed(conn, rt, member, row, look)
    rt.doorbell.ring_all([("send_text", each) for each in handed.texts])
    tell(rt, row.id)
    return handed.outcome


def sent_alone(conn: Connection, rt: Runtime, row: NoticeRow) -> int:
    """To how many people its author's other notices go that passed in the last day without a second person."""
    return notices.alone_since(conn, row.author_id, rt.now() - A_DAY)


def needs_second(rt: Runtime, row: NoticeRow, look: Look, alone: int) -> bool:
    """Whether a second person must say yes: always for an emergency, and above the city's number of people, those of
    the author's other notices of the day (`sent_alone`) among them."""
    return row.class_ == EMERGENCY or look.recipients + alone > rt.playbook.city.notices.approve_above


def _passed(conn: Connection, rt: Runtime, member: StaffRow, row: NoticeRow, look: Look) -> Handed:
    now = rt.now()
    changes = {"submitted_at": now, "approved_at": now, "approved_by": member.id, "approval": "small"}
    if not step(conn, row, "pass", now, same_version=True, estimate=_estimated(look), **changes):
        return Handed(CHANGED)
    scheduled = schedule(conn, row, now)
    audit.record(conn, member, "notice.passed", _told(row, look), now)
    return Handed(SCHEDULED if scheduled else PASSED)


def _second_person(
    conn: Connection, rt: Runtime, member: StaffRow, row: NoticeRow, look: Look, told: Alert, before: int
) -> Handed:
    now = rt.now()
    if not step(conn, row, "submit", now, same_version=True, submitted_at=now, estimate=_estimated(look)):
        return Handed(CHANGED)
    texts, reached = alert(conn, rt, told, member.id, now)
    alone = not approvers(conn, member.id)
    audit.record(conn, member, "notice.submitted", f"{_told(row, look)}, {reached} told", now)
    heard = Outcome(True, "A colleague was told, with the text and the link.", {"number": reached}, many=HEARD)
    many = row.class_ == EMERGENCY or look.recipients > rt.playbook.city.notices.approve_above
    waits = WAITS if many else replace(TOGETHER, values={"number": look.recipients + before})
    return Handed(replace(waits, then=ALONE if alone else heard if reached else UNHEARD), tuple(texts))


def _estimated(look: Look) -> dict[str, Any]:
    assert look.estimate is not None
    return look.estimate.to_data()


def _told(row: NoticeRow, look: Look) -> str:
    return f"{about(row.id)} version {row.version} for {look.recipients} people"
