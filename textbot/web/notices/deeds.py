"""What is done with a notice. Whatever reaches people is asked once more, on a page of its own that says the number."""

import secrets
from collections.abc import Callable, Mapping

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.notices.approve_notice import approve_notice, break_glass, refuse_notice
from textbot.actions.notices.cancel_notice import cancel_notice
from textbot.actions.notices.correct_notice import correct_notice
from textbot.actions.notices.look_over import look_over
from textbot.actions.notices.pause_notice import pause_notice
from textbot.actions.notices.resend_unknown import resend_unknown
from textbot.actions.notices.resume_notice import resume_notice
from textbot.actions.notices.send_notice import send_notice
from textbot.actions.notices.send_test import send_test
from textbot.actions.notices.submit_notice import submit_notice
from textbot.actions.outcome import Outcome
from textbot.core.notices.state import OPEN
from textbot.runtime import Runtime
from textbot.store.notices import NoticeRow
from textbot.store.staff import StaffRow
from textbot.web.inbox.fresh import needs_fresh
from textbot.web.installation import installation
from textbot.web.notices.notice import found, told_of
from textbot.web.notices.readings import readings
from textbot.web.notices.sure import ASKED, how_far
from textbot.web.numbers import number
from textbot.web.translations import _, ngettext, say

bp = Blueprint("notice_deeds", __name__, url_prefix="/notices/<int(max=2147483647):notice_id>")

Deed = Callable[[Runtime, StaffRow, int, int], Outcome]
DEEDS: Mapping[str, Deed] = {
    "test": send_test,
    "submit": submit_notice,
    "send": send_notice,
    "pause": lambda rt, member, notice_id, version: pause_notice(rt, member, notice_id),
    "resume": lambda rt, member, notice_id, version: resume_notice(rt, member, notice_id),
    "resend": lambda rt, member, notice_id, version: resend_unknown(rt, member, notice_id),
    "cancel": lambda rt, member, notice_id, version: cancel_notice(rt, member, notice_id),
}


@bp.get("/sure/<deed>")
def sure(notice_id: int, deed: str) -> ResponseReturnValue:
    """Say what will happen, and ask."""
    if deed not in ASKED:
        abort(404)
    rt, row = installation(), found(notice_id)
    asked = ASKED[deed](rt, row)
    texts = readings(rt, row, None) if deed in ("send", "resume", "resend") else []
    return render_template("notice_sure.html", row=row, deed=deed, sure=asked, texts=texts)


@bp.post("/do/<deed>")
def do(notice_id: int, deed: str) -> ResponseReturnValue:
    """Do it. Doing it twice is doing it once: each deed leads on from one state only."""
    if deed not in DEEDS:
        abort(404)
    found(notice_id)
    return _back(notice_id, DEEDS[deed](installation(), g.member, notice_id, _version()))


@bp.get("/approve")
@needs_fresh
def approving(notice_id: int) -> ResponseReturnValue:
    """What the second person reads before they say yes or no; made for a phone."""
    rt, row = installation(), found(notice_id)
    if row.state != "submitted":
        flash(_("There is nothing to decide: it moved on."), "info")
        return redirect(url_for("notice.page", notice_id=notice_id), 303)
    return render_template("notice_approve.html", **told_of(rt, row, look_over(rt, row)))


@bp.post("/approve")
@needs_fresh
def approve(notice_id: int) -> ResponseReturnValue:
    """Yes, to the version that was read."""
    found(notice_id)
    outcome = approve_notice(installation(), g.member, notice_id, _version())
    if not outcome.done:
        flash(say(outcome), "bad")
        return redirect(url_for(".approving", notice_id=notice_id), 303)
    return _back(notice_id, outcome)


@bp.post("/refuse")
def refuse(notice_id: int) -> ResponseReturnValue:
    """No, and why."""
    found(notice_id)
    why = request.form.get("why", "").strip()[:400]
    if not why:
        flash(_("Please write in a few words what should change."), "bad")
        return redirect(url_for(".approving", notice_id=notice_id), 303)
    return _back(notice_id, refuse_notice(installation(), g.member, notice_id, _version(), why))


@bp.get("/break-glass")
@needs_fresh
def glass(notice_id: int) -> ResponseReturnValue:
    """An emergency that one person sends alone: the reason is asked for."""
    rt, row = installation(), found(notice_id)
    return render_template("notice_glass.html", **told_of(rt, row, look_over(rt, row)), reason="", problem="")


@bp.post("/break-glass")
@needs_fresh
def shatter(notice_id: int) -> ResponseReturnValue:
    """Approve it alone; what was typed is not lost when it is not enough."""
    rt, row = installation(), found(notice_id)
    reason = request.form.get("reason", "")[:500]
    outcome = break_glass(rt, g.member, notice_id, _version(), reason)
    if outcome.done:
        return _back(notice_id, outcome)
    told = told_of(rt, row, look_over(rt, row) if row.state in OPEN else None)
    return render_template("notice_glass.html", **told, reason=reason, problem=say(outcome)), 422


@bp.get("/correct")
def correct(notice_id: int) -> ResponseReturnValue:
    """Write what is right to those who got what was wrong."""
    return _correcting(found(notice_id), secrets.token_hex(16), {})


@bp.post("/correct")
def write_correction(notice_id: int) -> ResponseReturnValue:
    """A draft of it, once for each form."""
    rt, row = installation(), found(notice_id)
    texts = {code: request.form.get(f"text-{code}", "").replace("\r\n", "\n").strip()[:1600] for code in row.texts}
    key = request.form.get("key", "")[:64]
    outcome = correct_notice(rt, g.member, notice_id, texts, key, request.form.get("title", "")[:120].strip())
    if not outcome.done:
        return _correcting(row, key, texts, say(outcome)), 409 if outcome.conflict else 422
    number_of_it = outcome.values["id"]
    assert isinstance(number_of_it, int)
    return redirect(url_for("notice.page", notice_id=number_of_it), 303)


def _correcting(row: NoticeRow, key: str, texts: Mapping[str, str], problem: str = "") -> str:
    rt = installation()
    return render_template(
        "notice_correct.html", row=row, key=key, texts=texts, tongues=readings(rt, row, None), problem=problem,
        got=how_far(rt, row).reached, price=rt.playbook.city.notices.cost_per_segment,
        many_segments=ngettext("%(num)s segment", "%(num)s segments", 2, num="%(num)s"),
    )  # fmt: skip


def _version() -> int:
    return number(request.form.get("version", "")) or 0


def _back(notice_id: int, outcome: Outcome) -> ResponseReturnValue:
    flash(say(outcome), "good" if outcome.done else "warn")
    return redirect(url_for("notice.page", notice_id=notice_id), 303)
