"""/inbox/bulk: one deed for the conversations that were chosen in the list. First what would be done, then done, then
what came of each."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from textbot.actions.conversations.bulk import MOST, MOST_TEXTED, assign_many, close_many, look_up, plan, reply_many
from textbot.actions.outcome import Outcome
from textbot.core.permissions import may
from textbot.core.phone import say_phone
from textbot.runtime import Runtime
from textbot.store import bulk_runs, conversations, staff
from textbot.store.bulk_runs import BulkRow
from textbot.store.conversations import ConversationRow
from textbot.web.inbox.items import department_name, items
from textbot.web.installation import installation
from textbot.web.local_page import is_ours
from textbot.web.numbers import number
from textbot.web.translations import N_, _, language_name, say

bp = Blueprint("bulk", __name__, url_prefix="/inbox/bulk")

_CHOSEN = re.compile(r"(\d{1,10})\.(\d{1,10})", re.ASCII)
_KEY = re.compile(r"[0-9a-f]{32}")
DEEDS = {"assign": N_("Assign conversations"), "close": N_("Close conversations"), "reply": N_("Reply to many")}
Chosen = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Result:
    """What came of one conversation, in words."""

    id: int
    phone: str
    done: bool
    conflict: bool
    words: str


@bp.post("")
def start() -> ResponseReturnValue:
    """Ask what is missing for the deed, or show who would get what; nothing is done yet."""
    runtime = installation()
    deed, chosen = request.form.get("deed", ""), _chosen()
    if deed not in DEEDS:
        abort(404)
    if refused := _refusal(deed, chosen):
        flash(refused, "warn")
        return redirect(_back(), 303)
    with runtime.database.read() as conn:
        rows = look_up(conn, g.member, chosen)
        shown = items(conn, runtime, g.member, rows)
        choices = _choices(conn, runtime, rows)
    texts = _texts(runtime)
    planned = plan(runtime, g.member, rows, chosen, texts) if "preview" in request.form else ()
    return render_template(
        "bulk.html",
        deed=deed,
        heading=DEEDS[deed],
        items=shown,
        chosen=chosen,
        changed={row.id for row in rows if row.version != dict(chosen)[row.id]},
        tongues=_tongues(runtime, rows),
        texts=texts,
        planned=planned,
        people=sum(1 for each in planned if each.body and not each.changed),
        segments=sum(each.parts for each in planned if not each.changed),
        key=secrets.token_hex(16),
        back=_back(),
        **choices,
    )


@bp.post("/do")
def do() -> ResponseReturnValue:
    """Do it, once for each press, and show what came of it."""
    runtime, key, chosen = installation(), request.form.get("key", ""), _chosen()
    deed = request.form.get("deed", "")
    if deed not in DEEDS or not _KEY.fullmatch(key):
        abort(404)
    if refused := _refusal(deed, chosen):
        flash(refused, "warn")
        return redirect(_back(), 303)
    run = _do(runtime, deed, key, chosen)
    return redirect(url_for("bulk.done", run_id=run.id, back=_back()), 303)


@bp.get("/<int(max=2147483647):run_id>")
def done(run_id: int) -> ResponseReturnValue:
    """What came of each conversation of a run of the member's own."""
    runtime = installation()
    with runtime.database.read() as conn:
        run = bulk_runs.of_member(conn, run_id, g.member.id)
        if run is None:
            abort(404)
        rows = conversations.by_ids(conn, [result[0] for result in run.results or ()])
    results = [_result(rows, result) for result in run.results or ()]
    return render_template("bulk_done.html", run=run, heading=DEEDS[run.deed], results=results, back=_back())


def _do(rt: Runtime, deed: str, key: str, chosen: Chosen) -> BulkRow:
    if deed == "close":
        return close_many(rt, g.member, key, chosen, say_goodbye=request.form.get("goodbye") == "yes")
    if deed == "reply":
        return reply_many(rt, g.member, key, chosen, _texts(rt))
    kind, _sign, whom = request.form.get("to", "").partition(":")
    if kind == "department":
        return assign_many(rt, g.member, key, chosen, department=whom[:40])
    assignee_id = None if kind == "nobody" else number(whom) or 0
    return assign_many(rt, g.member, key, chosen, assignee_id=assignee_id)


def _refusal(deed: str, chosen: Chosen) -> str:
    if not chosen:
        return _("Nothing was done: choose at least one conversation first.")
    if len(chosen) > MOST:
        return _("Nothing was done: choose at most %(most)s conversations at once.", most=MOST)
    if deed == "reply" and len(chosen) > MOST_TEXTED:
        return _(
            "Nothing was sent: a text for more than %(most)s people is a notice. Choose fewer, or have a notice sent.",
            most=MOST_TEXTED,
        )
    return ""


def _result(rows: Mapping[int, ConversationRow], result: list[object]) -> Result:
    conversation_id, done, conflict, words, values = result
    assert isinstance(conversation_id, int)
    assert isinstance(values, dict)
    row = rows.get(conversation_id)
    outcome = Outcome(bool(done), str(words), values)
    return Result(conversation_id, say_phone(row.phone) if row else "", outcome.done, bool(conflict), say(outcome))


def _chosen() -> Chosen:
    """What was chosen, each once, with the versions that the list showed."""
    found = (_CHOSEN.fullmatch(each) for each in request.form.getlist("ids"))
    return tuple({int(each[1]): int(each[2]) for each in found if each}.items())


def _texts(rt: Runtime) -> dict[str, str]:
    """Language -> what was typed in it."""
    typed = {code: request.form.get(f"text-{code}", "") for code in rt.playbook.languages}
    return {code: text for code, text in typed.items() if text.strip()}


def _tongues(rt: Runtime, rows: tuple[ConversationRow, ...]) -> list[tuple[str, str, int]]:
    """The languages these residents are written to in: code, name, how many."""
    found = [rt.playbook.language_for(row.language) for row in rows if not row.opt_out]
    return [(code, language_name(code), found.count(code)) for code in rt.playbook.languages if code in found]


def _choices(conn: Connection, rt: Runtime, rows: tuple[ConversationRow, ...]) -> dict[str, list[tuple[str, str]]]:
    """Whom conversations can be given to."""
    everyone = (each for each in staff.everyone(conn) if each.disabled_at is None and may(each.roles, "reply"))
    people = [(f"staff:{each.id}", each.name) for each in everyone if each.id != g.member.id]
    places = [(f"department:{key}", department_name(rt.playbook, key)) for key in rt.playbook.city.departments]
    return {
        "people_choices": [(f"staff:{g.member.id}", _("Me")), *sorted(people, key=lambda each: each[1])],
        "department_choices": sorted(places, key=lambda each: each[1]),
    }


def _back() -> str:
    """The list that was left; only a place of ours."""
    back = request.values.get("back", "")
    return back if is_ours(back) and back.startswith("/inbox") else url_for("inbox.index")
