"""/inbox/<id>: one conversation, and what a member of staff does in it. Each deed is a form: posted, then shown."""

import secrets
from collections.abc import Callable

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.close_conversation import close_conversation
from textbot.actions.outcome import Outcome
from textbot.actions.reply_as_staff import LONGEST, reply_as_staff
from textbot.actions.staff_requests import STATUSES, move_as_staff
from textbot.actions.take_conversation import take_conversation
from textbot.runtime import Runtime
from textbot.store import conversations, transcript
from textbot.web.thread_view import stamp_of
from textbot.web.thread_view import thread as read_thread
from textbot.web.translations import say

bp = Blueprint("thread", __name__, url_prefix="/inbox/<int(max=2147483647):conversation_id>")


@bp.get("")
def page(conversation_id: int) -> ResponseReturnValue:
    """The conversation."""
    return _page(conversation_id)


@bp.get("/changes")
def changes(conversation_id: int) -> ResponseReturnValue:
    """Whether it changed `since` its stamp, and how many texts came after the one `seen` last."""
    runtime: Runtime = current_app.extensions["textbot"]
    seen = request.args.get("seen", 0, type=int)
    with runtime.database.read() as conn:
        row = conversations.by_id(conn, conversation_id)
        if row is None:
            abort(404)
        changed = stamp_of(conn, row) != request.args.get("since")
        new = transcript.heard_since(conn, seen, row.contact_id) if changed else 0
    return {"changed": changed, "new": new}


@bp.post("/reply")
def reply(conversation_id: int) -> ResponseReturnValue:
    """Text the resident. What was typed is never lost: when it was not sent, it stands in the form again."""
    text = request.form.get("text", "")
    outcome = reply_as_staff(_runtime(), conversation_id, g.member, text, _version(), request.form.get("key", ""))
    if outcome.done:
        return _told(conversation_id, outcome)
    return _page(conversation_id, outcome, text)


@bp.post("/take")
def take(conversation_id: int) -> ResponseReturnValue:
    """Hold it."""
    return _do(conversation_id, lambda: take_conversation(_runtime(), conversation_id, g.member, _version()))


@bp.post("/close")
def close(conversation_id: int) -> ResponseReturnValue:
    """Give it back to the assistant, with or without a word to the resident."""
    goodbye = request.form.get("goodbye") == "yes"
    return _do(conversation_id, lambda: close_conversation(_runtime(), conversation_id, g.member, goodbye, _version()))


@bp.post("/read")
def read(conversation_id: int) -> ResponseReturnValue:
    """Nothing in it is new any more."""
    with _runtime().database.write() as conn:
        conversations.read(conn, conversation_id)
    return redirect(url_for("thread.page", conversation_id=conversation_id), 303)


@bp.post("/requests/<reference>")
def move_request(conversation_id: int, reference: str) -> ResponseReturnValue:
    """Say how far one of the resident's reports is."""
    status, words = request.form.get("status", ""), request.form.get("words", "")
    return _do(conversation_id, lambda: move_as_staff(_runtime(), reference, status, g.member, words))


def _page(conversation_id: int, outcome: Outcome | None = None, draft: str = "") -> ResponseReturnValue:
    runtime = _runtime()
    with runtime.database.read() as conn:
        row = conversations.by_id(conn, conversation_id)
        if row is None:
            abort(404)
        shown = read_thread(conn, runtime, row, g.member)
    html = render_template(
        "thread.html",
        thread=shown,
        outcome=outcome,
        draft=draft,
        key=secrets.token_hex(16),
        longest=LONGEST,
        statuses=STATUSES,
    )
    return html, 200 if outcome is None else 409 if outcome.conflict else 422


def _do(conversation_id: int, deed: Callable[[], Outcome]) -> ResponseReturnValue:
    outcome = deed()
    return _told(conversation_id, outcome) if outcome.done else _page(conversation_id, outcome)


def _told(conversation_id: int, outcome: Outcome) -> ResponseReturnValue:
    flash(say(outcome), "good")
    return redirect(url_for("thread.page", conversation_id=conversation_id), 303)


def _version() -> int | None:
    """The version of the conversation that the page showed."""
    return request.form.get("version", type=int)


def _runtime() -> Runtime:
    runtime: Runtime = current_app.extensions["textbot"]
    return runtime
