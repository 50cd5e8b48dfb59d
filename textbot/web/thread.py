"""/inbox/<id>: one conversation, over all time, as staff read it."""

from flask import Blueprint, Response, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions import audit
from textbot.actions.news import seen_now
from textbot.actions.translate_texts import ask_for_translations
from textbot.store import conversations, history
from textbot.store.history import Cursor
from textbot.web.thread_page import PREFIX, before, runtime, seen_row, show
from textbot.web.thread_texts import texts
from textbot.web.thread_translated import translated
from textbot.web.thread_view import here, names_of_staff
from textbot.web.translations import page_language

bp = Blueprint("thread", __name__, url_prefix=PREFIX)


@bp.after_request
def write_down(answer: Response) -> Response:
    """Whoever reads a conversation, or a part of it, stands in the audit log."""
    if request.method == "GET" and answer.status_code == 200:
        audit.seen(runtime(), g.member, f"conversation {(request.view_args or {})['conversation_id']}")
    return answer


@bp.get("")
def page(conversation_id: int) -> ResponseReturnValue:
    """The conversation: its newest texts, or those `before` a place in it."""
    return show(conversation_id)


@bp.get("/older")
def older(conversation_id: int) -> ResponseReturnValue:
    """The texts before a place in the thread alone, for the page to put above its own."""
    rt = runtime()
    with rt.database.read() as conn:
        row = seen_row(conn, conversation_id)
        found = history.page(conn, row.contact_id, row.id, before())
        shown = texts(conn, rt.playbook, found, names_of_staff(conn), here(rt), row.language or "")
        shown, foreign = translated(conn, rt, shown, row, g.member)
    ask_for_translations(rt, page_language(), foreign)
    return render_template("_texts.html", texts=shown, conversation_id=conversation_id)


@bp.get("/texts")
def newest(conversation_id: int) -> ResponseReturnValue:
    """The texts from the place `since` on alone, as they are now: so that a page that is open can refresh its own."""
    rt = runtime()
    try:
        start = Cursor.parse(request.args["since"]) if "since" in request.args else None
    except ValueError:
        abort(404)
    with rt.database.read() as conn:
        row = seen_row(conn, conversation_id)
        all_seen = seen_now(conn, row)
        whose = (conn, row.contact_id, row.id)
        found = history.since(*whose, start) if start else history.page(*whose)
        shown = texts(conn, rt.playbook, found, names_of_staff(conn), here(rt), row.language or "")
        shown, foreign = translated(conn, rt, shown, row, g.member)
    ask_for_translations(rt, page_language(), foreign)
    return render_template("_texts.html", texts=shown, conversation_id=conversation_id, all_seen=all_seen)


@bp.get("/facts")
def facts(conversation_id: int) -> ResponseReturnValue:
    """What stands beside the texts alone, as it is now."""
    return show(conversation_id, template="_facts.html")


@bp.post("/read")
def read(conversation_id: int) -> ResponseReturnValue:
    """Nothing in it is new any more."""
    with runtime().database.write() as conn:
        conversations.read(conn, seen_row(conn, conversation_id).id)
    return redirect(url_for("thread.page", conversation_id=conversation_id), 303)
