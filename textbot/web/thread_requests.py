"""The resident's service requests, as staff move, make and link them from the conversation."""

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from textbot.actions.staff_requests import move_as_staff
from textbot.web.thread_page import PREFIX, do, runtime

bp = Blueprint("thread_requests", __name__, url_prefix=PREFIX)


@bp.post("/requests/<reference>")
def move(conversation_id: int, reference: str) -> ResponseReturnValue:
    """Say how far one of the resident's reports is."""
    status, words = request.form.get("status", ""), request.form.get("words", "")
    return do(conversation_id, lambda: move_as_staff(runtime(), reference, status, g.member, words))
