"""The resident's service requests, as staff move, make and link them from the conversation."""

from flask import Blueprint, abort, g, render_template, request
from flask.typing import ResponseReturnValue

from textbot.actions.outcome import Outcome
from textbot.actions.requests.create_request import (
    AS_WRITTEN,
    CHOOSE_PLACE,
    Wanted,
    create_request,
    fields_of,
    link_request,
)
from textbot.actions.requests.staff_requests import move_as_staff
from textbot.web.installation import installation
from textbot.web.thread.choices import request_types
from textbot.web.thread.page import PREFIX, do, seen_row, told, version
from textbot.web.thread.request_form import form_for, found_places, suggested

bp = Blueprint("thread_requests", __name__, url_prefix=PREFIX)

MOST_PHOTOS = 20


@bp.post("/requests/<reference>")
def move(conversation_id: int, reference: str) -> ResponseReturnValue:
    """Say how far one of the resident's reports is."""
    status, words = request.form.get("status", ""), request.form.get("words", "")
    return do(conversation_id, lambda: move_as_staff(installation(), reference, status, g.member, words))


@bp.get("/requests/new")
def new(conversation_id: int) -> ResponseReturnValue:
    """A form for a request of the kind `flow`, filled from what the resident wrote; without a kind, which one."""
    return _form(conversation_id, None)


@bp.post("/requests")
def create(conversation_id: int) -> ResponseReturnValue:
    """Make it. A place that is not confirmed yet is looked up and shown first."""
    wanted = _wanted()
    outcome = create_request(installation(), conversation_id, g.member, wanted, version())
    if outcome.done:
        return told(conversation_id, outcome)
    return _form(conversation_id, wanted, outcome)


@bp.post("/link")
def link(conversation_id: int) -> ResponseReturnValue:
    """Let the resident follow a request that is there."""
    reference = request.form.get("reference", "")
    return do(conversation_id, lambda: link_request(installation(), conversation_id, g.member, reference, version()))


def _form(conversation_id: int, wanted: Wanted | None, outcome: Outcome | None = None) -> ResponseReturnValue:
    rt = installation()
    with rt.database.read() as conn:
        row = seen_row(conn, conversation_id)
        wanted = wanted or suggested(conn, rt, row, request.args.get("flow", ""))
        shown = form_for(conn, rt, row, wanted)
    if request.method == "GET" and wanted.flow and shown is None:
        abort(404)
    looks = outcome == CHOOSE_PLACE
    html = render_template(
        "request_new.html",
        conversation_id=conversation_id,
        row=row,
        form=shown,
        wanted=wanted,
        types=request_types(rt.playbook),
        found=found_places(rt, wanted) if looks else None,
        as_written=AS_WRITTEN,
        outcome=None if looks else outcome,
        version=version() if outcome is not None and not outcome.conflict else row.version,
    )
    return html, 409 if outcome is not None and outcome.conflict else 200 if outcome is None or looks else 422


def _wanted() -> Wanted:
    form = request.form
    flow = installation().playbook.flows.get(form.get("flow", ""))
    return Wanted(
        flow=form.get("flow", ""),
        place=form.get("place", ""),
        chosen=form.get("chosen", ""),
        answers={step.name: form.get(f"step-{step.name}", "") for step in fields_of(flow)} if flow else {},
        photos=tuple(form.getlist("photo")[:MOST_PHOTOS]),
        name=form.get("name", ""),
        callback=form.get("callback", ""),
        tell=form.get("tell") == "yes",
    )
