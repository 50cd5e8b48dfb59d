"""The page of a conversation, as every deed on it shows it again."""

from collections.abc import Callable
from typing import Any

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from textbot.actions.conversations.translate_texts import ask_for_translations
from textbot.actions.outcome import GONE, Outcome
from textbot.actions.requests.staff_requests import STATUSES
from textbot.actions.staff import access
from textbot.runtime import Runtime
from textbot.store import history, notes
from textbot.store.conversations import ConversationRow
from textbot.store.history import END, Cursor, Page
from textbot.web.installation import installation
from textbot.web.thread.choices import choices
from textbot.web.thread.composer_view import Typed, composer
from textbot.web.thread.texts import Texts, texts
from textbot.web.thread.translated import Wanted, translated
from textbot.web.thread.view import here, names_of_staff
from textbot.web.thread.view import thread as read_thread
from textbot.web.translations import page_language, say

PREFIX = "/inbox/<int(max=2147483647):conversation_id>"


def show(
    conversation_id: int,
    outcome: Outcome | None = None,
    typed: Typed | None = None,
    **more: Any,
) -> ResponseReturnValue:
    """The page, with what came of a deed that was not done. typed: what stands in the box for writing, and then what
    came of it stands there, too. more: for the templates."""
    if outcome == GONE:
        abort(404)
    rt = installation()
    with rt.database.read() as conn:
        row = seen_row(conn, conversation_id)
        # Before the texts are read: what comes in between is news for the box.
        box = composer(conn, rt, row, g.member, here(rt), typed)
        lines, foreign = lines_of(conn, rt, row, history.page(conn, row.contact_id, row.id, before()))
        shown = read_thread(conn, rt, row, g.member)
        offered = choices(conn, rt, row, g.member)
        has_note = notes.has_unseen(conn, row.id, g.member.id)
    if has_note:
        _notes_are_seen(rt, conversation_id)
    ask_for_translations(rt, page_language(), foreign)
    html = render_template(
        "thread.html",
        thread=shown,
        texts=lines,
        conversation_id=conversation_id,
        choices=offered,
        composer=box,
        all_seen=box.seen if box else "",
        outcome=None if typed and box else outcome,
        problem=say(outcome) if outcome and typed else "",
        moved=bool(outcome and outcome.conflict and typed),
        statuses=STATUSES,
        whole="before" not in request.args,
        **more,
    )
    return html, 200 if outcome is None else 409 if outcome.conflict else 422


def _notes_are_seen(rt: Runtime, conversation_id: int) -> None:
    with rt.database.write() as conn:
        notes.seen(conn, conversation_id, g.member.id, rt.now())


def show_facts(conversation_id: int) -> str:
    """What stands beside the texts, alone."""
    rt = installation()
    with rt.database.read() as conn:
        row = seen_row(conn, conversation_id)
        shown = read_thread(conn, rt, row, g.member)
        offered = choices(conn, rt, row, g.member)
    return render_template(
        "_facts.html", thread=shown, conversation_id=conversation_id, choices=offered, statuses=STATUSES
    )


def lines_of(conn: Connection, rt: Runtime, row: ConversationRow, page: Page) -> tuple[Texts, Wanted]:
    """A part of the thread, ready to be shown, and which of its texts are still to be translated."""
    shown = texts(conn, rt.playbook, page, names_of_staff(conn), here(rt), row.language or "")
    return translated(conn, rt, shown, row, g.member)


def do(conversation_id: int, deed: Callable[[], Outcome]) -> ResponseReturnValue:
    """Do it; then the page anew, or as it is with what was wrong."""
    outcome = deed()
    return told(conversation_id, outcome) if outcome.done else show(conversation_id, outcome)


def told(conversation_id: int, outcome: Outcome) -> ResponseReturnValue:
    """Say what came of it on the page that follows."""
    flash(say(outcome), "good")
    return redirect(url_for("thread.page", conversation_id=conversation_id), 303)


def seen_row(conn: Connection, conversation_id: int) -> ConversationRow:
    """The conversation, of which the page shows something. Raises NoAccess when the member may not see it: the page
    then answers 404."""
    row = access.conversation(conn, g.member, conversation_id, "see")
    g.read_of = f"conversation {row.id}"
    return row


def version() -> int | None:
    """The version of the conversation that the page showed."""
    return request.form.get("version", type=int)


def before() -> Cursor:
    """Before which place in the thread the page begins; its end when the address names none."""
    try:
        return Cursor.parse(request.args["before"]) if "before" in request.args else END
    except ValueError:
        abort(404)
