"""One conversation, ready to be shown: its texts, what is known, what staff can do."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.core.phone import say_phone
from textbot.core.routing import TRIAGE
from textbot.runtime import Runtime
from textbot.store import contacts, staff
from textbot.store.conversations import IN_INBOX, PRIORITIES, ConversationRow
from textbot.store.repeat_contacts import repeat_contacts
from textbot.store.staff import StaffRow
from textbot.web.inbox.items import department_name, due_words
from textbot.web.inbox.words import STATUSES, clock_words, span_words
from textbot.web.thread.reach import Reach, reach_of
from textbot.web.thread.reports import Report, reports_of
from textbot.web.thread.running_report import RunningReport, running_report
from textbot.web.thread.why import Why, why
from textbot.web.translations import _, language_name


@dataclass(frozen=True)
class Thread:
    """What the page of a conversation shows beside its texts."""

    id: int
    version: int
    phone: str
    dial: str
    status: str
    status_words: str
    why: Why
    urgent: bool
    high: bool
    opt_out: str
    language: str
    language_code: str
    department: str
    department_key: str
    assignee: str
    assignee_id: int | None
    is_mine: bool
    in_inbox: bool
    waits: str
    due: str
    overdue: bool
    snoozed: str
    seen_urgent: bool
    report: RunningReport | None
    reports: tuple[Report, ...]
    repeat: str = ""
    reach: Reach = Reach()


def thread(conn: Connection, rt: Runtime, row: ConversationRow, member: StaffRow) -> Thread:
    """Read everything about one conversation but its texts."""
    playbook, now = rt.playbook, here(rt)
    _turn, session = contacts.session_of(conn, row.contact_id)
    report = running_report(session, playbook)
    names = names_of_staff(conn)
    department = row.department or TRIAGE
    return Thread(
        id=row.id,
        version=row.version,
        phone=say_phone(row.phone),
        dial=row.phone,
        status=row.status,
        status_words=_(STATUSES[row.status]),
        why=why(conn, playbook, row, report),
        urgent=row.urgent,
        high=row.priority == PRIORITIES["high"],
        opt_out=row.opt_out,
        language=language_name(row.language),
        language_code=row.language or "",
        department=department_name(playbook, department),
        department_key=department,
        assignee=names.get(row.assignee_id or 0, ""),
        assignee_id=row.assignee_id,
        is_mine=row.status == "open" and row.assignee_id == member.id,
        in_inbox=row.status in IN_INBOX,
        waits=span_words(now - row.waiting_since) if row.status == "waiting" and row.waiting_since else "",
        due=due_words(row.due_at, now) if row.status in IN_INBOX else "",
        overdue=row.due_at is not None and row.due_at <= now,
        snoozed=_snoozed(row, now),
        seen_urgent=row.acked_at is not None,
        report=report,
        reports=reports_of(conn, playbook, row.contact_id, now),
        repeat=_repeat(conn, row.contact_id, now),
        reach=reach_of(conn, playbook, row.contact_id, names, now),
    )


def _repeat(conn: Connection, contact_id: int, now: datetime) -> str:
    """What staff should know of a resident who writes again and again."""
    days = repeat_contacts(conn, [contact_id], now).get(contact_id, 0)
    return _("wrote on %(number)s days of 30", number=days) if days else ""


def here(rt: Runtime) -> datetime:
    """What time it is in the city."""
    return rt.now().astimezone(ZoneInfo(rt.playbook.city.timezone))


def names_of_staff(conn: Connection) -> dict[int, str]:
    """Members' names by id, those who left included."""
    return {each.id: each.name for each in staff.everyone(conn)}


def _snoozed(row: ConversationRow, now: datetime) -> str:
    """Until when it is put aside, "" when it is not."""
    if row.snoozed_until is None or row.snoozed_until <= now:
        return ""
    return clock_words(row.snoozed_until.astimezone(now.tzinfo), now)
