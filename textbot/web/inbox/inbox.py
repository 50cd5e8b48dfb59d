"""/inbox: the conversations of the Action Center, queue by queue."""

from datetime import datetime
from typing import Any

from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from textbot.actions.conversations.take_next import take_next
from textbot.actions.staff import access
from textbot.core.permissions import departments
from textbot.runtime import Runtime
from textbot.store import api_posts, queues, request_updates
from textbot.store.queues import MOST_COUNTED, QUEUES, Look
from textbot.web.auth import may_here
from textbot.web.inbox.hot_spots import out_of_reach, strip
from textbot.web.inbox.items import department_name, items
from textbot.web.inbox.queue_words import WORDS
from textbot.web.installation import installation
from textbot.web.notices.storm import strip as incident_strip
from textbot.web.stored_photo import stored_photo
from textbot.web.translations import _, language_name, number_words

bp = Blueprint("inbox", __name__)

DEFAULT = next(iter(QUEUES))


@bp.get("/inbox")
def index() -> ResponseReturnValue:
    """A page of one queue: of what waits for a word from us, or of what `queue` names."""
    runtime = installation()
    key = request.args.get("queue", DEFAULT)
    if key not in QUEUES:
        abort(404)
    look = look_of(runtime.now())
    with runtime.database.read() as conn:
        counts = queues.counts(conn, look)
        page = queues.page(conn, key, look, after=request.args.get("after", ""), before=request.args.get("before", ""))
        found = items(conn, runtime, g.member, page.rows)
        strips = _strips(conn, look) | {"hot": strip(conn, runtime, g.member)}
        strips["incidents"] = incident_strip(conn, runtime, g.member)
        strips["unreachable"] = out_of_reach(conn, runtime, g.member)
        choices = _choices(conn, runtime, look)
    shown = {"queue": key, "words": WORDS[key], "items": found, "counts": _in_words(counts)}
    return render_template(
        "inbox.html",
        **shown,
        queues=WORDS,
        look=look,
        filtered=bool(look.department or look.language),
        newer=_address(key, look, before=page.newer) if page.newer else "",
        older=_address(key, look, after=page.older) if page.older else "",
        address=lambda other: _address(other, look),
        ticked="all" in request.args,
        choosing=may_here("bulk") and "bulk.start" in current_app.view_functions,
        **strips,
        **choices,
    )


@bp.get("/inbox/counts")
def counts() -> ResponseReturnValue:
    """How many conversations stand in each queue that the member sees: {"counts": {queue: number}, "shown": {queue: as
    it is read}}."""
    runtime = installation()
    with runtime.database.read() as conn:
        found = queues.counts(conn, look_of(runtime.now()))
    return {"counts": found, "shown": _in_words(found)}


@bp.post("/inbox/next")
def take() -> ResponseReturnValue:
    """Give the member the conversation that waits most urgently, and open it."""
    outcome = take_next(installation(), g.member, request.form.get("department", ""), request.form.get("language", ""))
    if outcome.conversation_id is None:
        flash(_(outcome.words), "info")
        return redirect(url_for("inbox.index"), 303)
    flash(_(outcome.words), "good")
    return redirect(url_for("thread.page", conversation_id=outcome.conversation_id), 303)


@bp.get("/inbox/media/<int(max=2147483647):media_id>")
def photo(media_id: int) -> ResponseReturnValue:
    """The clean copy of a photo that a resident sent."""
    runtime = installation()
    with runtime.database.read() as conn:
        access.photo(conn, g.member, media_id)
    answer = stored_photo(runtime, media_id, 3600)
    answer.cache_control.private = True
    return answer


def look_of(now: datetime) -> Look:
    """What the member looks at: all they may see, or what the address narrows it to."""
    return Look(
        member_id=g.member.id,
        now=now,
        departments=departments(g.member.roles, "see"),
        department=request.args.get("department", "")[:40],
        language=request.args.get("language", "")[:8],
    )


def _address(key: str, look: Look, **more: str) -> str:
    """A queue with the same filters."""
    kept: dict[str, Any] = {"department": look.department, "language": look.language, **more}
    return url_for("inbox.index", queue=key, **{name: each or None for name, each in kept.items()})


def _in_words(found: dict[str, int]) -> dict[str, str]:
    capped = {key for key, queue in QUEUES.items() if not queue.is_work}
    return {
        key: f"{MOST_COUNTED - 1}+" if key in capped and number >= MOST_COUNTED else number_words(number)
        for key, number in found.items()
    }


def _strips(conn: Connection, look: Look) -> dict[str, Any]:
    """What waits besides conversations."""
    return {"held": sum(request_updates.held(conn).values()), "filed": api_posts.count_live(conn, look.departments)}


def _choices(conn: Connection, rt: Runtime, look: Look) -> dict[str, list[tuple[str, str]]]:
    """What the list can be narrowed to."""
    places = {*queues.departments(conn, look), *filter(None, (look.department,))}
    tongues = {*rt.playbook.languages, *filter(None, (look.language,))}
    return {
        "departments": sorted(((key, department_name(rt.playbook, key)) for key in places), key=lambda each: each[1]),
        "languages": sorted(((code, language_name(code)) for code in tongues), key=lambda each: each[1]),
    }
