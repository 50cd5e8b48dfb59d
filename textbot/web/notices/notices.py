"""/notices: what the city sends to many, the newest first."""

from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from textbot.core.notices.state import OVER, STATES
from textbot.runtime import Runtime
from textbot.store import notices, recipients, staff
from textbot.store.notices import NoticeRow
from textbot.web.installation import installation
from textbot.web.notices.progress_view import shown
from textbot.web.notices.words import people, short_words, state_words, why_words
from textbot.web.numbers import number
from textbot.web.translations import N_, _

bp = Blueprint("notices", __name__, url_prefix="/notices")

PAGE = 25
# What the list may be narrowed to: key -> (words, states).
VIEWS = {
    "": (N_("All notices"), ()),
    "mine": (N_("Needs somebody"), ("submitted", "paused", "halted")),
    "open": (N_("Being written"), ("draft",)),
    "waiting": (N_("Approved"), ("approved",)),
    "running": (N_("Going out"), ("preparing", "sending", "paused", "halted")),
    "over": (N_("Over"), tuple(each for each in STATES if each in OVER)),
}


@dataclass(frozen=True)
class Line:
    """A notice in the list. done, whole: how many of its texts are through, of how many; 0 of 0 before it runs."""

    row: NoticeRow
    state: tuple[str, str]
    who: str
    when: str
    why: str
    people: str
    done: int = 0
    whole: int = 0
    share: str = ""


@bp.get("")
def page() -> ResponseReturnValue:
    """The list: `view` narrows it, `before` goes on behind a notice."""
    rt = installation()
    view = request.args.get("view", "")
    view = view if view in VIEWS else ""
    before = number(request.args.get("before", ""))
    with rt.database.read() as conn:
        rows = notices.listed(conn, VIEWS[view][1], before=before, limit=PAGE + 1)
        names = {each.id: each.name for each in staff.everyone(conn)}
        lines = [_line(conn, rt, row, names) for row in rows[:PAGE]]
    here: dict[str, Any] = {"view": view} if view else {}
    return render_template(
        "notices.html",
        lines=lines,
        views=[(key, _(words), key == view) for key, (words, _states) in VIEWS.items()],
        view=view,
        older=url_for(".page", before=rows[PAGE - 1].id, **here) if len(rows) > PAGE else "",
        newest=url_for(".page", **here) if before else "",
    )


def _line(conn: Connection, rt: Runtime, row: NoticeRow, names: dict[int, str]) -> Line:
    moment = next(each for each in (row.finished_at, row.started_at, row.not_before, row.updated_at) if each)
    told = Line(
        row,
        state_words(row, rt.now()),
        names.get(row.author_id, ""),
        short_words(moment, rt),
        why_words(row.why),
        people(int(row.estimate["recipients"])) if row.estimate else "",
    )
    if row.state not in ("sending", "paused", "halted"):
        return told
    found = shown(row, recipients.progress(conn, row.id))
    return replace(told, done=found.done, whole=found.whole, share=found.share)
