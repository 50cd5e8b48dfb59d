"""One conversation, ready to be shown: its texts, what is known, what staff can do."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.actions.reply_as_staff import introduction
from textbot.core.phone import say_phone
from textbot.core.routing import TRIAGE
from textbot.runtime import Runtime
from textbot.store import contacts, history, staff
from textbot.store.conversations import IN_INBOX, PRIORITIES, ConversationRow
from textbot.store.history import END, Cursor
from textbot.store.staff import StaffRow
from textbot.web.inbox_words import STATUSES, clock_words, reason_words, span_words
from textbot.web.running_report import RunningReport, running_report
from textbot.web.thread_events import department_name
from textbot.web.thread_reports import Report, reports_of
from textbot.web.thread_texts import Texts, texts
from textbot.web.translations import _, language_name


@dataclass(frozen=True)
class Thread:
    """What the page of a conversation shows."""

    id: int
    version: int
    phone: str
    dial: str
    status: str
    status_words: str
    reason: str
    about: str
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
    snoozed: str
    seen_urgent: bool
    texts: Texts
    report: RunningReport | None
    reports: tuple[Report, ...]
    intro: str


def thread(conn: Connection, rt: Runtime, row: ConversationRow, member: StaffRow, before: Cursor = END) -> Thread:
    """Read everything about one conversation, its texts from `before` backwards."""
    playbook, now = rt.playbook, here(rt)
    _turn, session = contacts.session_of(conn, row.contact_id)
    names = names_of_staff(conn)
    page = history.page(conn, row.contact_id, row.id, before)
    shown = texts(conn, playbook, page, names, now, row.language or "")
    department = row.department or TRIAGE
    return Thread(
        id=row.id,
        version=row.version,
        phone=say_phone(row.phone),
        dial=row.phone,
        status=row.status,
        status_words=_(STATUSES[row.status]),
        reason=reason_words(row.reason),
        about=row.about,
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
        snoozed=_snoozed(row, now),
        seen_urgent=row.acked_at is not None,
        texts=shown,
        report=running_report(session, playbook),
        reports=reports_of(conn, playbook, row.contact_id, now),
        intro=introduction(playbook, row, member),
    )


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
