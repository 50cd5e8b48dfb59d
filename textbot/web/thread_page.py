"""The page of a conversation, as every deed on it shows it again."""

import secrets
from collections.abc import Callable
from typing import Any

from flask import abort, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from textbot.actions import access
from textbot.actions.access import NoAccess
from textbot.actions.outcome import GONE, Outcome
from textbot.actions.reply_as_staff import LONGEST
from textbot.actions.staff_requests import STATUSES
from textbot.runtime import Runtime
from textbot.store import notes
from textbot.store.conversations import ConversationRow
from textbot.store.history import END, Cursor
from textbot.web.thread_choices import choices
from textbot.web.thread_view import thread as read_thread
from textbot.web.translations import say

PREFIX = "/inbox/<int(max=2147483647):conversation_id>"


def show(
    conversation_id: int, outcome: Outcome | None = None, draft: str = "", template: str = "thread.html", **more: Any
) -> ResponseReturnValue:
    """The page (or a part of it: `template`), with what came of a deed that was not done and what was typed for it.
    more: for the templates."""
    if outcome == GONE:
        abort(404)
    rt = runtime()
    with rt.database.read() as conn:
        row = seen_row(conn, conversation_id)
        shown = read_thread(conn, rt, row, g.member, before())
        offered = choices(conn, rt, row, g.member)
        has_note = notes.has_unseen(conn, row.id, g.member.id)
    if has_note:
        with rt.database.write() as conn:
            notes.seen(conn, conversation_id, g.member.id, rt.now())
    html = render_template(
        template,
        thread=shown,
        texts=shown.texts,
        conversation_id=conversation_id,
        choices=offered,
        outcome=outcome,
        draft=draft,
        key=secrets.token_hex(16),
        longest=LONGEST,
        statuses=STATUSES,
        whole="before" not in request.args,
        **more,
    )
    return html, 200 if outcome is None else 409 if outcome.conflict else 422


def do(conversation_id: int, deed: Callable[[], Outcome]) -> ResponseReturnValue:
    """Do it; then the page anew, or as it is with what was wrong."""
    outcome = deed()
    return told(conversation_id, outcome) if outcome.done else show(conversation_id, outcome)


def told(conversation_id: int, outcome: Outcome) -> ResponseReturnValue:
    """Say what came of it on the page that follows."""
    flash(say(outcome), "good")
    return redirect(url_for("thread.page", conversation_id=conversation_id), 303)


def seen_row(conn: Connection, conversation_id: int) -> ConversationRow:
    """The conversation, when the member may see it; else the page answers 404."""
    try:
        return access.conversation(conn, g.member, conversation_id, "see")
    except NoAccess as error:
        g.denied = error
        abort(404)


def version() -> int | None:
    """The version of the conversation that the page showed."""
    return request.form.get("version", type=int)


def before() -> Cursor:
    """Before which place in the thread the page begins; its end when the address names none."""
    try:
        return Cursor.parse(request.args["before"]) if "before" in request.args else END
    except ValueError:
        abort(404)


def runtime() -> Runtime:
    """The parts."""
    parts: Runtime = current_app.extensions["textbot"]
    return parts
