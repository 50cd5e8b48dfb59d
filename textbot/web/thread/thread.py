"""/inbox/<id>: one conversation, over all time, as staff read it."""

from flask import Blueprint, Response, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions import audit
from textbot.actions.conversations.news import seen_now
from textbot.actions.conversations.translate_texts import ask_for_translations
from textbot.actions.staff import access
from textbot.core.permissions import may
from textbot.store import conversations, history
from textbot.store.history import Cursor
from textbot.web.installation import installation
from textbot.web.thread.page import PREFIX, before, lines_of, seen_row, show, show_facts
from textbot.web.translations import page_language

# With these the page holds something of the conversation; without them it leads on, or says that there is none.
SHOWN = (200, 409, 422)

bp = Blueprint("thread", __name__, url_prefix=PREFIX)


@bp.after_app_request
def write_down(answer: Response) -> Response:
    """Whoever reads a conversation, or a part of it, stands in the audit log: also when the page says that a deed was
    not done."""
    if "read_of" in g and answer.status_code in SHOWN:
        audit.seen(installation(), g.member, g.read_of)
    return answer


@bp.get("")
def page(conversation_id: int) -> ResponseReturnValue:
    """The conversation: its newest texts, or those `before` a place in it."""
    return show(conversation_id)


@bp.get("/older")
def older(conversation_id: int) -> ResponseReturnValue:
    """The texts before a place in the thread alone, for the page to put above its own."""
    rt = installation()
    with rt.database.read() as conn:
        row = seen_row(conn, conversation_id)
        found = history.page(conn, row.contact_id, row.id, before())
        shown, foreign = lines_of(conn, rt, row, found)
    ask_for_translations(rt, page_language(), foreign)
    return render_template("_texts.html", texts=shown, conversation_id=conversation_id)


@bp.get("/texts")
def newest(conversation_id: int) -> ResponseReturnValue:
    """The texts from the place `since` on alone, as they are now: so that a page that is open can refresh its own."""
    rt = installation()
    try:
        start = Cursor.parse(request.args["since"]) if "since" in request.args else None
    except ValueError:
        abort(404)
    with rt.database.read() as conn:
        row = seen_row(conn, conversation_id)
        all_seen = seen_now(conn, row)
        whose = (conn, row.contact_id, row.id)
        found = history.since(*whose, start) if start else history.page(*whose)
        shown, foreign = lines_of(conn, rt, row, found)
    ask_for_translations(rt, page_language(), foreign)
    return render_template("_texts.html", texts=shown, conversation_id=conversation_id, all_seen=all_seen)


@bp.get("/facts")
def facts(conversation_id: int) -> ResponseReturnValue:
    """What stands beside the texts alone, as it is now."""
    return show_facts(conversation_id)


@bp.post("/read")
def read(conversation_id: int) -> ResponseReturnValue:
    """Nothing in it is new any more. Who may not answer leaves that to those who may."""
    with installation().database.write() as conn:
        row = seen_row(conn, conversation_id)
        if may(g.member.roles, "reply", access.department_of(row.department)):
            conversations.read(conn, row.id)
    return redirect(url_for("thread.page", conversation_id=conversation_id), 303)
