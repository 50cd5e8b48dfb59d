"""/notices/lists/imports/<id>: how far a long file is, what is to be mended in it, what came of it."""

from flask import Blueprint, flash, g, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.notices.import_file import PHONES, Seen, faults_of, lines_of, see_import, take_import, try_again
from textbot.store.file_imports import BUSY, TAKING
from textbot.web.inbox.fresh import needs_fresh
from textbot.web.installation import installation
from textbot.web.notices.lists import KINDS, MOST_SHOWN
from textbot.web.notices.upload import fault_words
from textbot.web.translations import N_, _, say

bp = Blueprint("notice_imports", __name__, url_prefix="/notices/lists/imports")

ONE = "/<int(max=2147483647):import_id>"
# The page asks again by itself, without any script.
AGAIN_SECONDS = 2
GONE = N_("That file is not here any more: a long file is kept for a day. Please choose it again.")
TITLES = {PHONES: N_("A list of phones"), **{key: kind.title for key, kind in KINDS.items()}}


@bp.get(ONE)
def page(import_id: int) -> ResponseReturnValue:
    """How it stands; while a worker has it, it is shown again every two seconds."""
    seen = _own(import_id)
    if seen is None:
        return _gone()
    row = seen.row
    is_busy = row.state in BUSY and not seen.is_given_up
    faults = faults_of(row)
    wrong = int(row.told.get("wrong", 0))
    answer = make_response(
        render_template(
            "notice_import.html",
            row=row,
            title=_(TITLES[row.kind]),
            take=_(KINDS[row.kind].button) if row.kind in KINDS else "",
            busy=is_busy,
            given_up=seen.is_given_up,
            taking=row.state == TAKING or row.list_id is not None,
            lines=[say(line) for line in lines_of(row)],
            faults=[fault_words(each) for each in faults[:MOST_SHOWN]],
            wrong=wrong,
            more=max(0, wrong - MOST_SHOWN),
        )
    )
    if is_busy:
        answer.headers["Refresh"] = str(AGAIN_SECONDS)
    return answer


@bp.post(f"{ONE}/take")
@needs_fresh
def take(import_id: int) -> ResponseReturnValue:
    """Take in what was looked through; pressed twice it is taken in once."""
    if _own(import_id) is None:
        return _gone()
    take_import(installation(), g.member, import_id)
    return redirect(url_for(".page", import_id=import_id), 303)


@bp.post(f"{ONE}/again")
@needs_fresh
def again(import_id: int) -> ResponseReturnValue:
    """Try once more what was given up."""
    if _own(import_id) is None:
        return _gone()
    try_again(installation(), g.member, import_id)
    return redirect(url_for(".page", import_id=import_id), 303)


def _own(import_id: int) -> Seen | None:
    """A file of the member at this browser."""
    return see_import(installation(), g.member, import_id)


def _gone() -> ResponseReturnValue:
    flash(_(GONE), "warn")
    return redirect(url_for("notice_lists.page"), 303)
