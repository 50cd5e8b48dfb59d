"""The rows of the inbox, ready to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.actions.staff.access import department_of
from textbot.core.phone import say_phone
from textbot.core.playbook import Playbook
from textbot.runtime import Runtime
from textbot.state.presence import Here
from textbot.store import conversations, drafts, latest, notes, staff
from textbot.store.conversations import ConversationRow
from textbot.store.latest import Latest
from textbot.store.repeat_contacts import repeat_contacts
from textbot.store.staff import StaffRow
from textbot.web.inbox.words import STATUSES, clock_words, reason_words, span_words
from textbot.web.translations import _, language_name, ngettext, playbook_language


@dataclass(frozen=True)
class Item:
    """One conversation in the list; every field is ready to be read. due: "overdue 2 h" or "due in 3 h", "" when nobody
    waits; overdue: which of both. about: what a resident who waits wants, "" when their last text says it."""

    id: int
    version: int
    phone: str
    status: str
    status_words: str
    reason: str
    urgent: bool
    acknowledged: bool
    high: bool
    unread: int
    opted_out: bool
    language: str
    department: str
    assignee: str
    mine: bool
    about: str
    last: str
    last_by: str
    at: datetime
    when: str
    due: str
    overdue: bool
    snoozed: str
    draft: bool
    noted: bool
    here: str
    repeats: int = 0


@dataclass(frozen=True)
class _Around:
    """What is known about all rows of a list."""

    playbook: Playbook
    now: datetime
    member: StaffRow
    newest: dict[int, Latest]
    names: dict[int, str]
    drafts: frozenset[int]
    noted: frozenset[int]
    here: dict[int, tuple[Here, ...]]
    repeats: dict[int, int]


def items(conn: Connection, rt: Runtime, member: StaffRow, rows: Sequence[ConversationRow]) -> tuple[Item, ...]:
    """These conversations, as a list shows them to the member."""
    ids = tuple(row.id for row in rows)
    around = _Around(
        playbook=rt.playbook,
        now=rt.now().astimezone(ZoneInfo(rt.playbook.city.timezone)),
        member=member,
        newest=latest.of_rows(conn, rows),
        names={each.id: each.name for each in staff.everyone(conn)},
        drafts=drafts.begun(conn, member.id, ids),
        noted=frozenset(notes.unseen(conn, member.id)),
        here=rt.presence.others(ids, member.id),
        repeats=repeat_contacts(conn, [row.contact_id for row in rows], rt.now()),
    )
    return tuple(_item(row, around) for row in rows)


def department_name(playbook: Playbook, key: str) -> str:
    """What the city calls a department; "" stands for the one that sorts."""
    path = f"city.departments.{department_of(key)}"
    return playbook.text(path, playbook_language(playbook.languages)) if playbook.has(path) else key


def due_words(due_at: datetime | None, now: datetime) -> str:
    """When an answer is due: "overdue 2 h", "due in 40 min", "due Mon 10:00 AM"; "" when nobody waits. now: in the
    city's zone."""
    if due_at is None:
        return ""
    here = due_at.astimezone(now.tzinfo)
    if here > now and here.date() != now.date():
        return _("due %(when)s", when=clock_words(here, now))
    if due_at > now:
        return _("due in %(span)s", span=span_words(due_at - now))
    late = now - due_at
    return _("due now") if late < timedelta(minutes=1) else _("overdue %(span)s", span=span_words(late))


def _item(row: ConversationRow, around: _Around) -> Item:
    now, last = around.now, around.newest.get(row.contact_id)
    at = (last.at if last else row.last_message_at).astimezone(now.tzinfo)
    asleep = row.snoozed_until is not None and row.snoozed_until > now
    in_inbox = row.status in conversations.IN_INBOX
    return Item(
        id=row.id,
        version=row.version,
        phone=say_phone(row.phone),
        status=row.status,
        status_words=_status(row, now),
        reason=reason_words(row.reason),
        urgent=row.urgent,
        acknowledged=row.acked_at is not None,
        high=row.priority == conversations.PRIORITIES["high"],
        unread=row.unread,
        opted_out=bool(row.opt_out),
        language=language_name(row.language),
        department=department_name(around.playbook, row.department) if in_inbox else "",
        assignee=around.names.get(row.assignee_id or 0, "") if in_inbox else "",
        mine=row.assignee_id == around.member.id,
        about=_about(row, last),
        last=preview(last),
        last_by=_("Staff") if last and last.direction == "out" else "",
        at=at,
        when=clock_words(at, now),
        due=due_words(row.due_at, now) if in_inbox and not asleep else "",
        overdue=row.due_at is not None and row.due_at <= now,
        snoozed=clock_words(row.snoozed_until.astimezone(now.tzinfo), now) if asleep and row.snoozed_until else "",
        draft=row.id in around.drafts,
        noted=row.id in around.noted,
        here=_here(around.here.get(row.id, ())),
        repeats=around.repeats.get(row.contact_id, 0),
    )


def _status(row: ConversationRow, now: datetime) -> str:
    if row.status == "waiting" and row.waiting_since:
        return _("Waiting %(span)s", span=span_words(now - row.waiting_since))
    return _(STATUSES[row.status])


def _about(row: ConversationRow, last: Latest | None) -> str:
    """So that "a person please" does not hide what it is for."""
    said = " ".join(last.body.split()) if last else ""
    about = " ".join(row.about.split())
    return "" if row.status != "waiting" or about == said else about[:200]


def _here(others: tuple[Here, ...]) -> str:
    if not others:
        return ""
    words = _("%(name)s is writing") if others[0].what == "writing" else _("%(name)s is looking at this")
    return words % {"name": others[0].name}


def preview(last: Latest | None) -> str:
    """The beginning of a text on one line, with the number of its photos."""
    if last is None:
        return ""
    number = ngettext("%(num)s photo", "%(num)s photos", last.photos)
    photos = f"[{number}] " if last.photos else ""
    return f"{photos}{' '.join(last.body.split())}"[:200]
