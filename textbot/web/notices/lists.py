"""/notices/lists: who joined what, who opted out; bring lists in, take them out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from flask import Blueprint, Response, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.notices.export_lists import export_opt_outs, export_subscribers
from textbot.actions.notices.import_file import begin_import, first_lines, is_long
from textbot.actions.notices.import_opt_outs import OptOutsImported, import_opt_outs
from textbot.actions.notices.import_subscribers import Imported, import_subscribers
from textbot.actions.notices.import_words import told_of_opt_outs, told_of_subscribers
from textbot.core.redaction import clean
from textbot.state.uploads import Uploads
from textbot.store import subscriber_rows, subscriptions
from textbot.web.inbox.fresh import is_fresh, needs_fresh
from textbot.web.installation import installation
from textbot.web.notices.upload import fault_words
from textbot.web.translations import N_, _, number_words, playbook_language, say

bp = Blueprint("notice_lists", __name__, url_prefix="/notices/lists")

# 50,000 rows of a list with its proofs.
LARGEST_FORM = 16 * 1024 * 1024
MOST_SHOWN = 50


@dataclass(frozen=True)
class Kind:
    """A kind of list. take: reads a file and, with `write`, takes it in; told: what came of it, line by line."""

    title: str
    button: str
    take: Callable[..., Any]
    told: Callable[[Any], Any]


KINDS = {
    "subscribers": Kind(
        N_("Subscribers from a file"), N_("Add these subscribers"), import_subscribers, told_of_subscribers
    ),
    "opt-outs": Kind(N_("Opt-outs from a file"), N_("Add these opt-outs"), import_opt_outs, told_of_opt_outs),
}
NOTHING = N_("Choose a file first.")
GONE = N_("That file is not here any more: it is kept for half an hour. Please choose it again.")


@dataclass(frozen=True)
class Joined:
    """A topic and how many get its notices."""

    key: str
    title: str
    number: str


@bp.url_value_preprocessor
def allow_files(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    """A list is larger than other forms; said before anybody reads the form."""
    request.max_content_length = LARGEST_FORM


@bp.get("")
def page() -> ResponseReturnValue:
    """What there is, and the forms."""
    return _page()


@bp.post("/<kind>")
@needs_fresh
def check(kind: str) -> ResponseReturnValue:
    """Look a file through and tell what it would do; nothing is written."""
    found, file = _kind(kind), request.files.get("file")
    if file is None or not file.filename:
        return _page(_(NOTHING)), 422
    name = clean(PurePath(file.filename.replace("\\", "/")).name)[:80]
    data = file.read()
    if is_long(data):
        head = found.take(installation(), g.member, first_lines(data), name, write=False)
        if any(each.row == 1 for each in head.faults):
            return _checked(kind, head, ""), 422
        import_id = begin_import(installation(), g.member, kind, name, data)
        return redirect(url_for("notice_imports.page", import_id=import_id), 303)
    told = found.take(installation(), g.member, data, name, write=False)
    token = "" if told.faults else Uploads(installation().redis).keep(g.member.id, name, data)
    status = 422 if told.faults else 200
    return _checked(kind, told, token), status


@bp.post("/<kind>/take")
@needs_fresh
def take(kind: str) -> ResponseReturnValue:
    """Take in a file that was looked through."""
    found, uploads, token = _kind(kind), Uploads(installation().redis), request.form.get("token", "")[:64]
    kept = uploads.take(g.member.id, token)
    if kept is None:
        return _page(_(GONE)), 410
    name, data = kept
    told = found.take(installation(), g.member, data, name, write=True)
    if told.faults:  # topics have changed meanwhile
        return _checked(kind, told, ""), 422
    uploads.forget(g.member.id, token)
    flash(" ".join(say(line) for line in found.told(told)), "good")
    return redirect(url_for(".page"), 303)


@bp.post("/<kind>/export")
@needs_fresh
def export(kind: str) -> ResponseReturnValue:
    """A list as a CSV file."""
    rt, topic = installation(), request.form.get("topic", "")
    _kind(kind)
    if topic and topic not in rt.playbook.topics:
        abort(404)
    lines = export_opt_outs(rt, g.member) if kind == "opt-outs" else export_subscribers(rt, g.member, topic)
    named = {"Content-Disposition": f'attachment; filename="{kind}-{rt.now():%Y-%m-%d}.csv"'}
    return Response(lines, mimetype="text/csv", headers=named)


def _page(problem: str = "") -> str:
    rt = installation()
    language = playbook_language(rt.playbook.languages)
    with rt.database.read() as conn:
        counts, outs = subscriptions.counts(conn), subscriber_rows.count_opted_out(conn)
    joined = [
        Joined(key, rt.playbook.text(f"{topic.path}.title", language), number_words(counts.get(key, 0)))
        for key, topic in rt.playbook.topics.items()
    ]
    return render_template(
        "notice_lists.html", problem=problem, joined=joined, opted_out=number_words(outs), fresh=is_fresh()
    )


def _checked(kind: str, told: Imported | OptOutsImported, token: str) -> str:
    found = KINDS[kind]
    return render_template(
        "notice_list_checked.html",
        kind=kind,
        title=_(found.title),
        take=_(found.button),
        told=told,
        lines=[say(line) for line in found.told(told)],
        faults=[fault_words(each) for each in told.faults[:MOST_SHOWN]],
        more=max(0, len(told.faults) - MOST_SHOWN),
        token=token,
    )


def _kind(kind: str) -> Kind:
    return KINDS[kind] if kind in KINDS else abort(404)
