"""One conversation, ready to be shown: its texts, what is known, what staff can do."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.actions.reply_as_staff import introduction
from textbot.core.phone import say_phone
from textbot.core.playbook import Playbook
from textbot.runtime import Runtime
from textbot.store import contacts, media, staff, transcript
from textbot.store.conversations import IN_INBOX, PRIORITIES, ConversationRow
from textbot.store.media import MediaRow
from textbot.store.staff import StaffRow
from textbot.store.transcript import Line
from textbot.web.inbox_list import language_name
from textbot.web.inbox_words import FAILED, SPEAKERS, STATUSES, clock_words, delivery_words, reason_words, span_words
from textbot.web.running_report import RunningReport, running_report
from textbot.web.thread_reports import Report, reports_of, stamp_of_reports


@dataclass(frozen=True)
class Photo:
    """A photo of a text. id: of the copy to show, None while there is none; words: what there is instead."""

    id: int | None
    words: str
    taken: str


@dataclass(frozen=True)
class TextLine:
    """One text. who: resident | bot | staff."""

    who: str
    speaker: str
    body: str
    at: datetime
    when: str
    delivery: str
    failed: bool
    late: str
    photos: tuple[Photo, ...]


@dataclass(frozen=True)
class Thread:
    """What the page of a conversation shows. stamp: changes whenever any of it does; seen: the newest inbound id."""

    id: int
    version: int
    stamp: str
    seen: int
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
    department: str
    assignee: str
    is_mine: bool
    in_inbox: bool
    waits: str
    lines: tuple[TextLine, ...]
    report: RunningReport | None
    reports: tuple[Report, ...]
    intro: str


def thread(conn: Connection, rt: Runtime, row: ConversationRow, member: StaffRow) -> Thread:
    """Read everything about one conversation."""
    playbook, zone = rt.playbook, ZoneInfo(rt.playbook.city.timezone)
    now = rt.now().astimezone(zone)
    lines = transcript.of_contact(conn, row.contact_id)
    photos = media.of_messages(conn, tuple(line.id for line in lines if line.photos))
    session_turn, session = contacts.session_of(conn, row.contact_id)
    names = {each.id: each.name for each in staff.everyone(conn)}
    return Thread(
        id=row.id,
        version=row.version,
        stamp=_stamp(row, lines, photos, stamp_of_reports(conn, row.contact_id), session_turn),
        seen=max((line.id for line in lines if line.direction == "in"), default=0),
        phone=say_phone(row.phone),
        dial=row.phone,
        status=row.status,
        status_words=STATUSES[row.status],
        reason=reason_words(row.reason),
        about=row.about,
        urgent=row.urgent,
        high=row.priority == PRIORITIES["high"],
        opt_out=row.opt_out,
        language=language_name(row.language),
        department=_department(playbook, row.department),
        assignee=names.get(row.assignee_id or 0, "") if row.status == "open" else "",
        is_mine=row.status == "open" and row.assignee_id == member.id,
        in_inbox=row.status in IN_INBOX,
        waits=span_words(now - row.waiting_since) if row.status == "waiting" and row.waiting_since else "",
        lines=tuple(_line(line, photos, names, now) for line in lines),
        report=running_report(session, playbook),
        reports=reports_of(conn, playbook, row.contact_id, now),
        intro=introduction(playbook, row, member),
    )


def stamp_of(conn: Connection, row: ConversationRow) -> str:
    """The stamp a thread would have now, without making it ready to be shown."""
    lines = transcript.of_contact(conn, row.contact_id)
    photos = media.of_messages(conn, tuple(line.id for line in lines if line.photos))
    reports = stamp_of_reports(conn, row.contact_id)
    return _stamp(row, lines, photos, reports, contacts.session_of(conn, row.contact_id)[0])


def _stamp(
    row: ConversationRow,
    lines: tuple[Line, ...],
    photos: tuple[MediaRow, ...],
    reports: tuple[object, ...],
    session_turn: int,
) -> str:
    told = (
        (row.version, row.opt_out, row.language, session_turn),
        [(line.direction, line.id, line.state, line.error) for line in lines],
        [(photo.id, photo.state) for photo in photos],
        reports,
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _line(line: Line, photos: tuple[MediaRow, ...], names: dict[int, str], now: datetime) -> TextLine:
    at = line.at.astimezone(now.tzinfo)
    heard = line.direction == "in"
    who = "resident" if heard else "staff" if line.kind == "staff" else "bot"
    return TextLine(
        who=who,
        speaker="Resident" if heard else _speaker(line, names),
        body=line.body,
        at=line.at,
        when=clock_words(at, now),
        delivery="" if heard else delivery_words(line.state, line.error),
        failed=not heard and line.state in FAILED,
        late=clock_words(line.sent_at.astimezone(now.tzinfo), now) if line.sent_at else "",
        photos=_photos(line, photos) if heard else (),
    )


def _speaker(line: Line, names: dict[int, str]) -> str:
    if line.kind == "staff":
        return names.get(line.staff_id or 0, "Staff")
    return SPEAKERS.get(line.kind, "Assistant")


def _photos(line: Line, rows: tuple[MediaRow, ...]) -> tuple[Photo, ...]:
    own = tuple(_photo(row) for row in rows if row.inbound_id == line.id)
    missing = max(0, line.photos - len(own))
    return own + (Photo(None, "A photo came with this text. It is being fetched.", ""),) * missing


def _photo(row: MediaRow) -> Photo:
    if row.state == "stored":
        return Photo(row.id, "", row.place)
    if row.state == "new":
        return Photo(None, "A photo came with this text. It is being fetched.", "")
    return Photo(None, f"A file came with this text that is not shown: {row.problem or 'it could not be fetched'}.", "")


def _department(playbook: Playbook, key: str) -> str:
    path = f"city.departments.{key}"
    return playbook.text(path, playbook.languages[0]) if key and playbook.has(path) else key
