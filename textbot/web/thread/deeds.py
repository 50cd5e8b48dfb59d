"""What a member of staff does with a conversation besides writing. Each deed is a form: posted, then shown."""

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from textbot.actions.conversations.acknowledge_conversation import acknowledge_conversation
from textbot.actions.conversations.add_note import add_note
from textbot.actions.conversations.assign_conversation import assign_conversation, send_to_department
from textbot.actions.conversations.choose_language import choose_language
from textbot.actions.conversations.close_conversation import close_conversation, hand_back
from textbot.actions.conversations.snooze_conversation import snooze_conversation, wake_conversation
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.web.installation import installation
from textbot.web.numbers import number
from textbot.web.thread.page import PREFIX, do, show, told, version

bp = Blueprint("thread_deeds", __name__, url_prefix=PREFIX)


@bp.post("/take")
def take(conversation_id: int) -> ResponseReturnValue:
    """Hold it."""
    return do(conversation_id, lambda: take_conversation(installation(), conversation_id, g.member, version()))


@bp.post("/assign")
def assign(conversation_id: int) -> ResponseReturnValue:
    """Give it to a member (`to` is their id), to nobody ("nobody"), or to a department ("department:streets")."""
    kind, _, key = request.form.get("to", "").partition(":")
    rt = installation()
    if kind == "department":
        return do(conversation_id, lambda: send_to_department(rt, conversation_id, g.member, key, version()))
    assignee = None if kind == "nobody" else number(kind) or 0
    return do(conversation_id, lambda: assign_conversation(rt, conversation_id, g.member, assignee, version()))


@bp.post("/note")
def note(conversation_id: int) -> ResponseReturnValue:
    """Write to colleagues. What was typed is never lost."""
    text, to = request.form.get("note", ""), request.form.get("for", "")
    outcome = add_note(installation(), conversation_id, g.member, text, (number(to) or 0) if to else None)
    return told(conversation_id, outcome) if outcome.done else show(conversation_id, outcome, note=text)


@bp.post("/snooze")
def snooze(conversation_id: int) -> ResponseReturnValue:
    """Put it aside until a moment. A time that was filled in is meant, whatever else is chosen."""
    own = request.form.get("own", "")
    choice = "own" if own else request.form.get("until", "")
    return do(
        conversation_id,
        lambda: snooze_conversation(installation(), conversation_id, g.member, choice, own, version()),
    )


@bp.post("/wake")
def wake(conversation_id: int) -> ResponseReturnValue:
    """Bring it back before its time."""
    return do(conversation_id, lambda: wake_conversation(installation(), conversation_id, g.member, version()))


@bp.post("/back")
def back(conversation_id: int) -> ResponseReturnValue:
    """The assistant has it again; the resident is not told."""
    return do(conversation_id, lambda: hand_back(installation(), conversation_id, g.member, version()))


@bp.post("/close")
def close(conversation_id: int) -> ResponseReturnValue:
    """Be done with it, with words to the resident (`goodbye` is yes, `words` are they) or without."""
    goodbye, words = request.form.get("goodbye") == "yes", request.form.get("words", "")
    return do(
        conversation_id,
        lambda: close_conversation(installation(), conversation_id, g.member, goodbye, version(), words),
    )


@bp.post("/ack")
def ack(conversation_id: int) -> ResponseReturnValue:
    """It is urgent, and somebody has seen that."""
    return do(conversation_id, lambda: acknowledge_conversation(installation(), conversation_id, g.member, version()))


@bp.post("/language")
def language(conversation_id: int) -> ResponseReturnValue:
    """In which language the resident is written to."""
    chosen = request.form.get("language", "")
    return do(conversation_id, lambda: choose_language(installation(), conversation_id, g.member, chosen, version()))
