"""/notices/new and /notices/<id>/edit: writing a notice. Every button sends the whole form, and gets all of it back."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.notices.edit_notice import edit_notice
from textbot.actions.notices.estimate import estimate
from textbot.actions.notices.write_notice import write_notice
from textbot.core.notices.state import OPEN
from textbot.core.places.city_map import CityMap
from textbot.core.segments import count as segments
from textbot.runtime import Runtime
from textbot.store.notices import NoticeRow
from textbot.web.installation import installation
from textbot.web.notices.choices import choices
from textbot.web.notices.notice import found
from textbot.web.notices.rule_form import KINDS, PARTS, RuleRow, corners
from textbot.web.notices.typed import Typed, read_typed, to_draft, typed_of
from textbot.web.notices.upload import LARGEST_FORM, Upload, look_again, take_upload
from textbot.web.notices.words import money, people
from textbot.web.numbers import number
from textbot.web.translations import N_, _, ngettext, say

bp = Blueprint("notice_form", __name__, url_prefix="/notices")

ONE = "/<int(max=2147483647):notice_id>"
NOT_YET = N_("Nothing is lost, and nothing was saved yet: your list of phones is not there. See below.")


@dataclass(frozen=True)
class Form:
    """Where a form goes and what it is about. row: the notice that is edited; corrects: the one that is corrected."""

    key: str = ""
    row: NoticeRow | None = None
    corrects: NoticeRow | None = None


@bp.url_value_preprocessor
def allow_lists(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    """A list of phones is larger than other forms; said before the guard reads the form."""
    request.max_content_length = LARGEST_FORM
    request.max_form_memory_size = LARGEST_FORM
    request.max_form_parts = 4000


@bp.get("/new")
def new() -> ResponseReturnValue:
    """An empty form."""
    return _page(Form(secrets.token_hex(16)), Typed(topic=request.args.get("topic", "")[:40]))


@bp.post("/new")
def create() -> ResponseReturnValue:
    """Store it as a draft, once for each form, or do what another button asks."""
    rt, typed = installation(), read_typed(installation())
    key = request.form.get("key", "")[:64] or secrets.token_hex(16)
    form = Form(key)
    if (asked := request.form.get("do", "save")) != "save":
        return _changed(form, typed, asked)
    typed, upload = _with_list(typed)
    if upload is not None and upload.list_id is None:
        return _page(form, typed, problem=_(NOT_YET), upload=upload), 422
    draft, back = to_draft(rt, typed)
    if draft is None:
        return _page(form, back), 422
    outcome = write_notice(rt, g.member, key, draft)
    if not outcome.done:
        return _page(form, back, problem=say(outcome)), 409 if outcome.conflict else 422
    return redirect(url_for("notice.page", notice_id=outcome.values["id"]), 303)


@bp.get(f"{ONE}/edit")
def edit(notice_id: int) -> ResponseReturnValue:
    """The form of a notice that was not sent yet."""
    row = found(notice_id)
    if row.state not in OPEN:
        flash(_("It was sent: its words stand. Correct it with another notice."), "warn")
        return redirect(url_for("notice.page", notice_id=notice_id), 303)
    return _page(_form_of(row), typed_of(row, installation().playbook.city.zone))


@bp.post(f"{ONE}/edit")
def change(notice_id: int) -> ResponseReturnValue:
    """Store the changes; a test and an approval of the words before are void."""
    rt, typed, row = installation(), read_typed(installation()), found(notice_id)
    if (asked := request.form.get("do", "save")) != "save":
        return _changed(_form_of(row), typed, asked)
    typed, upload = _with_list(typed)
    if upload is not None and upload.list_id is None:
        return _page(_form_of(row), typed, problem=_(NOT_YET), upload=upload), 422
    draft, back = to_draft(rt, typed)
    if draft is None:
        return _page(_form_of(row), back), 422
    outcome = edit_notice(rt, g.member, notice_id, number(request.form.get("version", "")) or 0, draft)
    if not outcome.done:
        return _page(_form_of(row), back, problem=say(outcome)), 409 if outcome.conflict else 422
    flash(say(outcome), "good")
    return redirect(url_for("notice.page", notice_id=notice_id), 303)


def _changed(form: Form, typed: Typed, asked: str) -> ResponseReturnValue:
    """The form after one of its smaller buttons."""
    deed, _dash, which = asked.partition("-")
    if asked == "upload-drop":
        return _page(form, replace(typed, uploading=None))
    if asked == "upload":
        upload = take_upload(installation(), g.member, request.files.get("upload"))
        return _page(form, _picked(typed, upload), upload=upload)
    typed, waiting = _with_list(typed)
    if deed == "add" and which in PARTS and (kind := request.form.get(f"add-{which}", "")) in KINDS:
        return _page(form, replace(typed, rules=(*typed.rules, RuleRow(which, kind))), upload=waiting)
    if deed == "remove" and (place := number(which)) is not None and place < len(typed.rules):
        return _page(form, replace(typed, rules=(*typed.rules[:place], *typed.rules[place + 1 :])), upload=waiting)
    if deed == "count":
        draft, back = to_draft(installation(), replace(typed, title=typed.title or "-"))
        return _page(form, replace(back, title=typed.title), counted=draft, upload=waiting)
    return _page(form, typed, upload=waiting)


def _with_list(typed: Typed) -> tuple[Typed, Upload | None]:
    """The form with the long list that was looked through meanwhile, and how that stands; None without one."""
    if typed.uploading is None:
        return typed, None
    upload = look_again(installation(), g.member, typed.uploading)
    return _picked(typed, upload), upload


def _picked(typed: Typed, upload: Upload) -> Typed:
    """The form with a list that is kept among those who get it."""
    rules = (*typed.rules, RuleRow("any", "list", {"list": str(upload.list_id)})) if upload.list_id else typed.rules
    return replace(typed, rules=rules, uploading=upload.import_id)


def _page(form: Form, typed: Typed, *, problem: str = "", upload: Upload | None = None, counted: Any = None) -> str:
    rt, row = installation(), form.row
    with rt.database.read() as conn:
        offered = choices(conn, rt)
    told, languages = _counted(rt, counted) if counted is not None else (None, {})
    return render_template(
        "notice_form.html", typed=typed, choices=offered, wrongs={}, problem=problem, upload=upload, counted=told,
        languages=languages, key=form.key, version=row.version if row else None, corrects=form.corrects,
        heading=_("Change notice %(number)s", number=row.id) if row else _("Write a notice"),
        action=url_for(".change", notice_id=row.id) if row else url_for(".create"),
        back=url_for("notice.page", notice_id=row.id) if row else url_for("notices.page"),
        back_words=row.title if row else _("Notices"),
        sender=rt.playbook.facts(rt.playbook.languages[0])["city"], price=rt.playbook.city.notices.cost_per_segment,
        many_segments=_many_segments(), costs={code: _cost_words(words) for code, words in typed.texts.items()},
        drawn_points=_points, drawn_corners=_corner_points,
    )  # fmt: skip


def _counted(rt: Runtime, draft: Any) -> tuple[str, Mapping[str, str]]:
    """How many it reaches, in words, and how many of each language."""
    try:
        reckoned = estimate(rt, draft)
    except ValueError as wrong:
        return str(wrong), {}
    by_language = {code: people(number) for code, number in reckoned.by_language.items()}
    cost = f" · {money(reckoned.cost)}" if reckoned.cost else ""
    words = _("%(people)s get it.", people=people(reckoned.recipients))
    return f"{words} {ngettext('%(num)s segment', '%(num)s segments', reckoned.segments)}{cost}", by_language


def _cost_words(words: str) -> str:
    if not words:
        return _("A text of up to 160 plain letters is one segment.")
    return ngettext("%(num)s segment", "%(num)s segments", segments(words).parts)


def _many_segments() -> str:
    return ngettext("%(num)s segment", "%(num)s segments", 2, num="%(num)s")


def _corner_points(shown: CityMap, said: str) -> list[tuple[float, float]]:
    """The corners that were typed, on the map; none while they cannot be read."""
    try:
        return [shown.view.at((lat, lon)) for lon, lat in corners(said)]
    except ValueError:
        return []


def _points(shown: CityMap, said: str) -> str:
    return " ".join(f"{x},{y}" for x, y in _corner_points(shown, said))


def _form_of(row: NoticeRow) -> Form:
    corrects = found(row.corrects_id) if row.corrects_id else None
    return Form(row.key, row, corrects)
