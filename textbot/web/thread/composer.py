"""/inbox/<id>/reply and what belongs to it: writing to a resident. Every deed is a form that works without a script."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.conversations.keep_draft import KEPT, keep_draft
from textbot.actions.conversations.news import read_seen
from textbot.actions.conversations.reply_as_staff import UNDO, reply_as_staff
from textbot.actions.conversations.saved_replies import saved_replies
from textbot.actions.conversations.take_back_reply import take_back_reply
from textbot.actions.conversations.translate_texts import translate_draft
from textbot.actions.outcome import Outcome
from textbot.actions.staff import access
from textbot.actions.staff.access import NoAccess
from textbot.state.presence import LOOKING, WRITING, Here
from textbot.web.installation import installation
from textbot.web.thread.composer_view import Typed, presence_words
from textbot.web.thread.page import PREFIX, seen_row, show, version
from textbot.web.translations import page_language, say

GONE = "gone"  # the page was left

bp = Blueprint("composer", __name__, url_prefix=PREFIX)


@bp.post("/reply")
def reply(conversation_id: int) -> ResponseReturnValue:
    """Text the resident. What was typed is never lost: when it was not sent, it stands in the box again, beside what is
    new."""
    typed = _typed()
    key = request.form.get("key", "")
    known = None if typed.seen else version()
    outcome = reply_as_staff(
        installation(), conversation_id, g.member, typed.text, known, key, seen=typed.seen, wait=UNDO
    )
    if not outcome.done:
        return show(conversation_id, outcome, typed=typed)
    installation().presence.leave(conversation_id, g.member.id)
    return _to_the_box(conversation_id, None if outcome.outbound_id else outcome)


@bp.post("/undo/<int(max=9007199254740991):outbound_id>")
def undo(conversation_id: int, outbound_id: int) -> ResponseReturnValue:
    """Take a text back that was sent a moment ago."""
    outcome = take_back_reply(installation(), conversation_id, g.member, outbound_id)
    return _to_the_box(conversation_id, outcome) if outcome.done else show(conversation_id, outcome)


@bp.post("/draft")
def draft(conversation_id: int) -> ResponseReturnValue:
    """Keep what is in the box. A script that does so every few seconds gets JSON."""
    key = request.form.get("key", "")
    outcome = keep_draft(installation(), conversation_id, g.member, request.form.get("text", ""), key)
    if request.accept_mimetypes.best == "application/json":
        return {"words": say(outcome), "kept": outcome is KEPT}, 200 if outcome.done else 404
    return _to_the_box(conversation_id, outcome) if outcome.done else show(conversation_id, outcome)


@bp.post("/insert")
def insert(conversation_id: int) -> ResponseReturnValue:
    """Put a saved reply behind what is in the box."""
    rt, text = installation(), request.form.get("text", "")
    with rt.database.read() as conn:
        row = seen_row(conn, conversation_id)
        found = saved_replies(conn, rt.playbook, row, g.member, page_language())
    chosen = next((each.text for each in found if each.key == request.form.get("saved")), "")
    keep_draft(rt, conversation_id, g.member, f"{text.rstrip()} {chosen}".strip())
    return _to_the_box(conversation_id)


@bp.post("/translate")
def translate(conversation_id: int) -> ResponseReturnValue:
    """Put what is in the box into the resident's language, for the member to look over; it is not sent."""
    rt, typed = installation(), _typed()
    with rt.database.read() as conn:
        row = seen_row(conn, conversation_id)
    outcome, text = translate_draft(rt, typed.text, page_language(), rt.playbook.language_for(row.language))
    if not outcome.done:
        return show(conversation_id, outcome, typed=Typed(text))
    return show(conversation_id, typed=Typed(text, written=typed.text))


@bp.post("/writing")
def writing(conversation_id: int) -> ResponseReturnValue:
    """Say that the member is at this conversation, and hear who else is."""
    rt, said = installation(), request.form.get("what")
    what = WRITING if said == WRITING else LOOKING
    try:
        with rt.database.read() as conn:
            row = access.conversation(conn, g.member, conversation_id, "reply")
    except NoAccess:
        return {"here": []}, 404
    if said == GONE:
        rt.presence.leave(row.id, g.member.id)
        rt.live.tell("writing", row.id, row.department)
    elif rt.presence.say(row.id, Here(g.member.id, g.member.name, what)):
        rt.live.tell("writing", row.id, row.department)
    others = rt.presence.others([row.id], g.member.id).get(row.id, ())
    return {"here": presence_words(others)}


def _typed() -> Typed:
    return Typed(request.form.get("text", ""), read_seen(request.form.get("seen", "")))


def _to_the_box(conversation_id: int, outcome: Outcome | None = None) -> ResponseReturnValue:
    if outcome is not None:
        flash(say(outcome), "good")
    return redirect(url_for("thread.page", conversation_id=conversation_id, _anchor="reply"), 303)
