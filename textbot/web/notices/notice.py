"""/notices/<id>: one notice, from its draft to what became of it. What can be done with it now stands on top."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, g, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.notices.list_schedules import see_schedule
from textbot.actions.notices.look_over import Look, look_over
from textbot.actions.notices.occasion import as_due
from textbot.actions.notices.submit_notice import needs_second, sent_alone
from textbot.core.notices.estimate import Estimate
from textbot.core.notices.state import OPEN, RUNNING
from textbot.core.phone import say_phone
from textbot.runtime import Runtime
from textbot.store import notice_people, notices, recipients, schedules, staff
from textbot.store.notices import NoticeRow
from textbot.store.staff import StaffRow
from textbot.web.installation import installation
from textbot.web.notices import view
from textbot.web.notices.audience_words import audience_words
from textbot.web.notices.choices import words as playbook_words
from textbot.web.notices.pace import segments_a_second
from textbot.web.notices.poll_view import shown_poll
from textbot.web.notices.progress_view import LINES, Shown, shown, told
from textbot.web.notices.readings import readings
from textbot.web.notices.schedule_form import rule_words
from textbot.web.notices.words import failure_words, left_out_words, short_words, state_words, why_words
from textbot.web.numbers import number
from textbot.web.translations import _, language_name

bp = Blueprint("notice", __name__, url_prefix="/notices/<int(max=2147483647):notice_id>")

PAGE = 100
SAMPLES = 12


@bp.get("")
def page(notice_id: int) -> ResponseReturnValue:
    """All about it."""
    rt = installation()
    row = found(notice_id)
    look = look_over(rt, row) if row.state in OPEN else None
    return render_template("notice.html", **told_of(rt, row, look))


@bp.get("/progress")
def progress(notice_id: int) -> ResponseReturnValue:
    """How far it is, as JSON, for the page's script."""
    rt, row = installation(), found(notice_id)
    with rt.database.read() as conn:
        return told(_progress(conn, rt, row), row)


@bp.get("/people")
def people(notice_id: int) -> ResponseReturnValue:
    """Who got it and who did not: `what` is a line of the table, or left_out; `before` goes on."""
    rt, row = installation(), found(notice_id)
    what = request.args.get("what", "unknown")
    if what not in (*LINES, "left_out"):
        abort(404)
    with rt.database.read() as conn:
        rows = notice_people.page(conn, notice_id, what, number(request.args.get("after", "")), PAGE + 1)
    audit.seen(rt, g.member, f"notice {notice_id} {what}", what="notice.people")
    shown_rows = [_person(rt, each) for each in rows[:PAGE]]
    lines = [(key, _(words)) for key, (words, _means) in LINES.items()] + [("left_out", _("Left out"))]
    return render_template(
        "notice_people.html", row=row, what=what, rows=shown_rows, lines=lines,
        after=rows[PAGE - 1].id if len(rows) > PAGE else None,
    )  # fmt: skip


@bp.get("/samples")
def samples(notice_id: int) -> ResponseReturnValue:
    """What some of those who were chosen would read, or why they are left out: spread over all of them."""
    rt, row = installation(), found(notice_id)
    problem, rows = "", []
    try:
        rows = view.samples(rt, row, SAMPLES)
    except ValueError as wrong:
        problem = str(wrong)
    return render_template("notice_samples.html", row=row, rows=rows, problem=problem)


def found(notice_id: int) -> NoticeRow:
    """The notice of that number, else 404."""
    with installation().database.read() as conn:
        row = notices.by_id(conn, notice_id)
    return row if row is not None else abort(404)


def told_of(rt: Runtime, row: NoticeRow, look: Look | None) -> dict[str, Any]:
    """Everything the page of a notice shows. look: for one that was not sent off yet. A schedule's pattern is shown as
    its next time would send it."""
    row = as_due(rt, row)
    stored = Estimate.from_data(row.estimate) if row.estimate else None
    estimate = look.estimate if look else stored
    with rt.database.read() as conn:
        members = {each.id: each for each in staff.everyone(conn)}
        corrected = notices.by_id(conn, row.corrects_id) if row.corrects_id is not None else None
        on_record = _on_record(conn, rt, row, members)
    topic = rt.playbook.topics.get(row.topic)
    return {
        "row": row,
        "state": state_words(row, rt.now()),
        "why": why_words(row.why),
        "texts": readings(rt, row, estimate),
        "wrong_texts": readings(rt, corrected, None) if corrected else [],
        "corrects": corrected,
        "counted": view.counted(estimate) if estimate else None,
        "grown": bool(stored and estimate and estimate.recipients != stored.recipients),
        "seen_before": stored.recipients if stored else 0,
        "facts": [*view.facts(rt, row, members), *_schedule_facts(rt, row)],
        "is_open": row.state in OPEN,
        "is_running": row.state in RUNNING,
        "is_author": row.author_id == g.member.id,
        "author": members[row.author_id].name if row.author_id in members else "",
        "topic": playbook_words(rt.playbook, f"{topic.path}.title", row.topic) if topic else row.topic,
        "has_phone": bool(g.member.phone),
        "asks": view.asks_words(row),
        **on_record,
        **_gates(rt, row, look),
    }


def _on_record(conn: Connection, rt: Runtime, row: NoticeRow, members: Mapping[int, StaffRow]) -> dict[str, Any]:
    """What other tables know of it: who did what with it, how far it is, what it belongs to."""
    is_open = row.state in OPEN
    return {
        "history": view.history(conn, rt, row, members),
        "progress": None if is_open else _progress(conn, rt, row),
        "corrections": notices.corrections(conn, row.id),
        "schedule": schedules.of_pattern(conn, row.id),
        "poll": None if is_open else shown_poll(conn, row),
        "audience": audience_words(conn, rt, row.audience),
    }


def _gates(rt: Runtime, row: NoticeRow, look: Look | None) -> dict[str, Any]:
    """What keeps it from being sent off; nothing for one that was."""
    with rt.database.read() as conn:
        alone = sent_alone(conn, rt, row) if look else 0
    return {
        "checks": view.checks(look) if look else [],
        "is_ready": bool(look and not look.closed),
        "only_test": bool(look and [each.key for each in look.closed] == ["tested"]),
        "needs_second": bool(look and needs_second(rt, row, look, alone)),
        "together": alone + look.recipients if look and alone and not needs_second(rt, row, look, 0) else 0,
    }


def _schedule_facts(rt: Runtime, row: NoticeRow) -> list[tuple[str, str]]:
    """By which rule it comes again."""
    found = see_schedule(rt, row.schedule_id) if row.schedule_id is not None else None
    if found is None:
        return []
    return [(_("Comes by a schedule"), rule_words(rt.playbook, found.schedule.rule))]


def _progress(conn: Connection, rt: Runtime, row: NoticeRow) -> Shown:
    until = recipients.waits_until(conn, row.id, rt.now())
    words = short_words(until, rt) if until else ""
    return shown(row, recipients.progress(conn, row.id), segments_a_second(rt), words)


def _person(rt: Runtime, row: notice_people.PersonRow) -> dict[str, Any]:
    why = left_out_words(row.why) if row.state == "left_out" else failure_words(row.error) if row.error else ""
    return {
        "phone": say_phone(row.phone),
        "conversation_id": row.conversation_id,
        "language": language_name(row.language),
        "why": why,
        "when": short_words(row.at, rt) if row.at else "",
    }
