"""/notices/schedules: notices that come again, when each is due, and what became of its times."""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_skeleton
from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.notices.list_schedules import Listed, list_schedules, see_schedule
from textbot.actions.notices.newsletter import is_newsletter
from textbot.actions.notices.preview_newsletter import Preview, sample
from textbot.actions.notices.reword_schedules import to_reword
from textbot.actions.notices.write_schedule import (
    edit_schedule,
    end_schedule,
    pause_schedule,
    resume_schedule,
    write_schedule,
)
from textbot.actions.outcome import Outcome
from textbot.core.notices.occasion import calendar_of
from textbot.core.notices.schedule import Occurrence, Rule
from textbot.core.notices.state import APPROVED
from textbot.runtime import Runtime
from textbot.store.schedules import RunRow
from textbot.store.staff import StaffRow
from textbot.web.installation import installation
from textbot.web.notices.newsletters import masked
from textbot.web.notices.readings import readings
from textbot.web.notices.schedule_form import (
    TypedSchedule,
    blank,
    choices,
    read_typed,
    rule_words,
    to_schedule,
    typed_of,
)
from textbot.web.notices.view import faults
from textbot.web.notices.words import moment_words
from textbot.web.translations import N_, _, locale, say

bp = Blueprint("notice_schedules", __name__, url_prefix="/notices/schedules")

COMING = 5
# The key of a time of a trash schedule (core/notices/schedule.py).
_PICKUP = re.compile(r"(\d{4}-\d\d-\d\d) zone (.+)")
STANDS: Mapping[str, tuple[str, str]] = {
    "running": (N_("running"), "good"),
    "draft": (N_("not approved yet"), "warn"),
    "waits": (N_("waits for a second person"), "warn"),
    "paused": (N_("paused"), "warn"),
    "ended": (N_("ended"), ""),
}
RUN_WORDS: Mapping[str, tuple[str, str]] = {
    "sent": (N_("sent"), "good"),
    "late": (N_("sent late"), "info"),
    "missed": (N_("missed"), "overdue"),
    "skipped": (N_("skipped"), ""),
    "blocked": (N_("held back"), "overdue"),
}
# Why a time was not sent (actions/notices/run_schedules.py), as it is said here.
WHYS = (
    N_("textbot was not running at its time"),
    N_("its hours were over"),
    N_("paused"),
    N_("its text was not approved"),
    N_("nobody to tell this time"),
    N_("its text lacks what notices must say"),
    N_("its author is no longer on the staff: somebody else must take it over"),
)
Deed = Callable[[Runtime, StaffRow, int], Outcome]
DEEDS: Mapping[str, Deed] = {"pause": pause_schedule, "resume": resume_schedule, "end": end_schedule}


@dataclass(frozen=True)
class Line:
    """A schedule, ready to be read. said: its rule; following: when it is due next, "" for never; reword: what its
    approved words lack, sentence by sentence."""

    listed: Listed
    stands: tuple[str, str]
    said: str
    following: str
    reword: list[str]


@dataclass(frozen=True)
class Time:
    """One time of a schedule. what: whom or what it is for."""

    when: str
    what: str
    state: tuple[str, str] = ("", "")
    why: str = ""
    notice_id: int | None = None


@bp.get("")
def page() -> ResponseReturnValue:
    """All of them."""
    rt = installation()
    lines = [_line(rt, each) for each in list_schedules(rt)]
    return render_template("schedules.html", lines=lines, newsletters=_newsletters(rt))


@bp.get("/new")
def new() -> ResponseReturnValue:
    """An empty form, or one filled in for a newsletter."""
    return _form(installation(), blank(installation(), request.args.get("newsletter", "")), url_for(".create"), _key())


@bp.post("")
def create() -> ResponseReturnValue:
    """Keep it, once for each form."""
    rt, key = installation(), request.form.get("key", "")[:64]
    typed = read_typed(rt)
    found = to_schedule(rt, typed)
    if isinstance(found, TypedSchedule):
        return _form(rt, found, url_for(".create"), key), 422
    outcome = write_schedule(rt, g.member, key, *found)
    if not outcome.done:
        return _form(rt, typed, url_for(".create"), key, problem=say(outcome)), 409 if outcome.conflict else 422
    return redirect(url_for(".show", schedule_id=outcome.values["id"]), 303)


@bp.get("/<int(max=2147483647):schedule_id>")
def show(schedule_id: int) -> ResponseReturnValue:
    """One of them: when it goes out, its text, what became of its times; of a newsletter, whom it tells what."""
    rt, found = installation(), _found(schedule_id)
    return render_template(
        "schedule.html", texts=readings(rt, found.pattern, None), line=_line(rt, found),
        row=found.schedule, pattern=found.pattern, coming=_coming(rt, found),
        runs=[_run(rt, run) for run in found.runs if run.due_at <= rt.now()], sample=_sample(rt, found), phone=masked,
    )  # fmt: skip


@bp.get("/<int(max=2147483647):schedule_id>/edit")
def edit(schedule_id: int) -> ResponseReturnValue:
    """Its form."""
    rt, found = installation(), _found(schedule_id)
    action = url_for(".change", schedule_id=schedule_id)
    return _form(rt, typed_of(found), action, "", found)


@bp.post("/<int(max=2147483647):schedule_id>")
def change(schedule_id: int) -> ResponseReturnValue:
    """Give it what the form says."""
    rt, was = installation(), _found(schedule_id)
    action, version = url_for(".change", schedule_id=schedule_id), request.form.get("version", "")
    typed = read_typed(rt)
    found = to_schedule(rt, typed, was)
    if isinstance(found, TypedSchedule):
        return _form(rt, found, action, "", was), 422
    outcome = edit_schedule(rt, g.member, schedule_id, int(version) if version.isdecimal() else 0, *found)
    if not outcome.done:
        return _form(rt, typed, action, "", was, say(outcome)), 409 if outcome.conflict else 422
    flash(say(outcome), "good")
    return redirect(url_for(".show", schedule_id=schedule_id), 303)


@bp.post("/<int(max=2147483647):schedule_id>/do/<deed>")
def do(schedule_id: int, deed: str) -> ResponseReturnValue:
    """Pause it, let it go on, or end it."""
    if deed not in DEEDS:
        abort(404)
    _found(schedule_id)
    outcome = DEEDS[deed](installation(), g.member, schedule_id)
    flash(say(outcome), "good" if outcome.done else "warn")
    return redirect(url_for(".show", schedule_id=schedule_id), 303)


def _form(
    rt: Runtime, typed: TypedSchedule, action: str, key: str, found: Listed | None = None, problem: str = ""
) -> str:
    return render_template(
        "schedule_form.html", typed=typed, action=action, key=key, found=found, problem=problem, choices=choices(rt)
    )


def _line(rt: Runtime, listed: Listed) -> Line:
    words, colour = STANDS[listed.stands]
    said = rule_words(rt.playbook, listed.schedule.rule)
    following = moment_words(listed.following.at, rt.playbook.city.zone) if listed.following else ""
    is_on = listed.stands in ("running", "paused") and listed.pattern.state == APPROVED
    reword = faults(to_reword(rt, listed.pattern)) if is_on else []
    return Line(listed, (_(words), colour), said, following, reword)


def _coming(rt: Runtime, listed: Listed) -> list[Time]:
    """The next times of a schedule that may go out."""
    found: list[Occurrence] = []
    after = rt.now()
    rule, calendar = Rule.from_data(listed.schedule.rule), calendar_of(rt.playbook)
    while listed.stands != "ended" and len(found) < COMING and (due := rule.next_one(calendar, after)):
        found += rule.occurrences(calendar, after, due.at)
        after = due.at
    return [Time(moment_words(each.at, calendar.zone), _whom(each.key)) for each in found[:COMING]]


def _run(rt: Runtime, run: RunRow) -> Time:
    words, colour = RUN_WORDS[run.state]
    when = moment_words(run.due_at, rt.playbook.city.zone)
    why = _(run.why) if run.why in WHYS else run.why
    return Time(when, _whom(run.occurrence), (_(words), colour), why, run.notice_id)


def _whom(occurrence: str) -> str:
    """For whom a time is, in the page's words; the names of events stay as they are."""
    found = _PICKUP.fullmatch(occurrence)
    if found is None:
        return occurrence
    day = str(format_skeleton("MMMEd", date.fromisoformat(found[1]), locale=locale()))
    return _("zone %(zone)s, pickup %(day)s", zone=found[2], day=day)


def _sample(rt: Runtime, listed: Listed) -> tuple[Preview, ...]:
    """Some residents and what a newsletter would tell them; nothing for other schedules."""
    found = next((each for each in rt.playbook.newsletters.values() if each.topic == listed.pattern.topic), None)
    try:
        if found is None or not is_newsletter(listed.pattern.texts):
            return ()
        at = listed.following.at if listed.following else rt.now()
        return sample(rt, found, at.astimezone(rt.playbook.city.zone).date(), listed.pattern.texts)
    except ValueError:  # the notice's own page says what cannot be read
        return ()


def _newsletters(rt: Runtime) -> list[tuple[str, str]]:
    first = rt.playbook.languages[0]
    return [(key, rt.playbook.text(f"{each.path}.title", first)) for key, each in rt.playbook.newsletters.items()]


def _found(schedule_id: int) -> Listed:
    found = see_schedule(installation(), schedule_id)
    return found if found else abort(404)


def _key() -> str:
    return secrets.token_hex(16)
