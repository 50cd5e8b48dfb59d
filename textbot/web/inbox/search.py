"""/inbox/search: all texts, and what is known of people and their requests, for whoever may see them."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.conversations.open_thread import open_thread
from textbot.actions.conversations.search_inbox import Cursor, Match, Results, search_inbox
from textbot.actions.staff import access
from textbot.core.permissions import departments
from textbot.core.phone import say_phone
from textbot.core.redaction import without_code
from textbot.core.search import Part, Query, excerpt, marked, query
from textbot.runtime import Runtime
from textbot.store import contacts, conversations, staff, thread_place
from textbot.store.conversations import ConversationRow
from textbot.store.search import HEARD, SAID
from textbot.web.inbox.words import STATUSES, clock_words
from textbot.web.installation import installation
from textbot.web.numbers import number
from textbot.web.translations import N_, _, language_name

bp = Blueprint("search", __name__, url_prefix="/inbox/search")

_CURSOR = re.compile(r"(\d{1,18})\.(\d{1,18})", re.ASCII)
FACTS = {
    "phone": N_("Phone"),
    "person": N_("Request"),
    "request": N_("Note of the resident to a request"),
    "note": N_("Note of staff"),
}


@dataclass(frozen=True)
class Row:
    """A match, ready to be read. address: of the thread; "" for who only ever talked with the assistant, whose thread
    is opened by a form first."""

    contact_id: int
    address: str
    phone: tuple[Part, ...]
    what: str
    parts: tuple[Part, ...]
    status: str
    opted_out: bool
    language: str
    at: datetime | None
    when: str


@bp.get("")
def page() -> ResponseReturnValue:
    """What was found for `q`: people first, then texts, a conversation once."""
    runtime = installation()
    typed = request.args.get("q", "")
    asked, cursor = query(typed), _cursor(request.args.get("after", ""))
    with runtime.database.read() as conn:
        found = search_inbox(conn, asked, departments(g.member.roles, "see"), cursor)
        rows = _Rows(conn, runtime, found, asked)
        people, texts = rows.of(found.people), rows.of(found.texts)
    if asked.ways and cursor.is_first:
        audit.note(runtime, g.member, "search", f"{len(people)} people, {len(texts)} texts on the first page")
    older = url_for("search.page", q=typed, after=f"{found.older.heard}.{found.older.said}") if found.older else ""
    return render_template(
        "search.html",
        typed=typed[:200],
        asked=asked,
        people=people,
        texts=texts,
        found=found,
        cursor=cursor,
        older=older,
    )


@bp.get("/<any('in', 'out'):direction>/<int(max=2147483647):text_id>")
def text(direction: str, text_id: int) -> ResponseReturnValue:
    """The place in its thread where that text stands."""
    runtime = installation()
    conversation_id = number(request.args.get("conversation", "")) or 0
    with runtime.database.read() as conn:
        row = access.conversation(conn, g.member, conversation_id, "see")
        before = thread_place.around(conn, row.contact_id, row.id, direction, text_id)
    if before is None:
        abort(404)
    where = url_for("thread.page", conversation_id=row.id, before=str(before), _anchor=f"{direction}-{text_id}")
    return redirect(where, 303)


@bp.post("/thread/<int(max=2147483647):contact_id>")
def thread(contact_id: int) -> ResponseReturnValue:
    """Open the thread of somebody who only ever talked with the assistant."""
    opened = open_thread(installation(), contact_id, g.member)
    return redirect(url_for("thread.page", conversation_id=opened), 303)


class _Rows:
    """Makes matches ready to be read."""

    def __init__(self, conn: Connection, rt: Runtime, found: Results, asked: Query) -> None:
        self._now = rt.now().astimezone(ZoneInfo(rt.playbook.city.timezone))
        self._asked = asked
        matches = (*found.people, *found.texts)
        self._threads = conversations.by_ids(conn, [each.conversation_id for each in matches if each.conversation_id])
        self._phones = contacts.phones(conn, [each.contact_id for each in matches])
        self._names = {each.id: each.name for each in staff.everyone(conn)}

    def of(self, matches: tuple[Match, ...]) -> tuple[Row, ...]:
        """One row for each."""
        return tuple(self._row(each) for each in matches)

    def _row(self, match: Match) -> Row:
        row = self._threads.get(match.conversation_id or 0)
        at = match.found.at.astimezone(self._now.tzinfo) if match.found else None
        return Row(
            contact_id=match.contact_id,
            address=_address(match, row),
            phone=self._phone(match),
            what=self._what(match),
            parts=self._parts(match),
            status=_(STATUSES[row.status if row else "bot"]),
            opted_out=bool(row and row.opt_out),
            language=language_name(row.language) if row else "",
            at=at,
            when=clock_words(at, self._now) if at else "",
        )

    def _phone(self, match: Match) -> tuple[Part, ...]:
        said = say_phone(self._phones[match.contact_id])
        is_it = match.fact is not None and match.fact.kind == "phone"
        return (Part(said, is_it),)

    def _what(self, match: Match) -> str:
        if match.fact:
            return _(FACTS[match.fact.kind])
        assert match.found is not None
        if match.found.direction == HEARD:
            return _("Resident")
        return self._names.get(match.found.staff_id or 0, "") or _("Assistant")

    def _parts(self, match: Match) -> tuple[Part, ...]:
        if match.found:
            return excerpt(without_code(match.found.body, match.found.made_by), self._asked)
        assert match.fact is not None
        if match.fact.kind == "phone":
            return ()
        return (
            marked(match.fact.body, self._asked)
            if match.fact.kind == "person"
            else excerpt(match.fact.body, self._asked)
        )


def _address(match: Match, row: ConversationRow | None) -> str:
    if row is None:
        return ""
    if match.found is None:
        return url_for("thread.page", conversation_id=row.id)
    found = match.found
    direction = "in" if found.direction == HEARD else SAID
    return url_for("search.text", direction=direction, text_id=found.id, conversation=row.id)


def _cursor(written: str) -> Cursor:
    found = _CURSOR.fullmatch(written)
    return Cursor(*(int(part) for part in found.groups())) if found else Cursor()
