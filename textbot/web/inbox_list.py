"""The rows of the inbox, ready to be shown."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from sqlalchemy import Connection

from textbot.core.phone import say_phone
from textbot.runtime import Runtime
from textbot.store import conversations, staff, transcript
from textbot.store.conversations import ConversationRow
from textbot.store.transcript import Latest
from textbot.web.inbox_words import STATUSES, clock_words, reason_words, span_words

# What can be shown -> its heading and the states it shows.
FILTERS = {
    "inbox": ("Needs a person", ("waiting", "open")),
    "waiting": ("Waiting", ("waiting",)),
    "open": ("With staff", ("open",)),
    "closed": ("Closed", ("closed",)),
    "all": ("All", ("waiting", "open", "closed", "bot")),
}


@dataclass(frozen=True)
class Item:
    """One conversation in the list; every field is ready to be read."""

    id: int
    phone: str
    status: str
    status_words: str
    reason: str
    urgent: bool
    high: bool
    unread: int
    opted_out: bool
    language: str
    assignee: str
    last: str
    last_by: str
    when: str
    waits: str


def items(conn: Connection, rt: Runtime, show: str) -> tuple[Item, ...]:
    """The conversations of one filter: in the inbox urgent first and then the longest wait, elsewhere newest first."""
    states = FILTERS[show][1]
    pick = conversations.newest if show in ("closed", "all") else conversations.inbox
    rows = pick(conn, states)
    newest = transcript.latest(conn, [row.contact_id for row in rows])
    names = {member.id: member.name for member in staff.everyone(conn)}
    return tuple(_item(rt, row, newest.get(row.contact_id), names) for row in rows)


def language_name(code: str | None) -> str:
    """ "es" as "Spanish"; "" while it is unknown."""
    try:
        return str(Locale.parse(code).get_display_name("en")) if code else ""
    except (UnknownLocaleError, ValueError):
        return str(code)


def _item(rt: Runtime, row: ConversationRow, last: Latest | None, names: dict[int, str]) -> Item:
    zone = ZoneInfo(rt.playbook.city.timezone)
    now = rt.now().astimezone(zone)
    return Item(
        id=row.id,
        phone=say_phone(row.phone),
        status=row.status,
        status_words=STATUSES[row.status],
        reason=reason_words(row.reason),
        urgent=row.urgent,
        high=row.priority == conversations.PRIORITIES["high"],
        unread=row.unread,
        opted_out=bool(row.opt_out),
        language=language_name(row.language),
        assignee=names.get(row.assignee_id or 0, ""),
        last=_preview(last),
        last_by="Staff" if last and last.direction == "out" else "",
        when=clock_words((last.at if last else row.last_message_at).astimezone(zone), now),
        waits=span_words(now - row.waiting_since) if row.status == "waiting" and row.waiting_since else "",
    )


def _preview(last: Latest | None) -> str:
    if last is None:
        return ""
    photos = f"[{last.photos} photo{'s' if last.photos > 1 else ''}] " if last.photos else ""
    return f"{photos}{' '.join(last.body.split())}"[:200]
