"""/inbox: the conversations of the Action Center."""

from flask import Blueprint, abort, current_app, g, render_template, request
from flask.typing import ResponseReturnValue

from textbot.actions import access
from textbot.core.permissions import departments
from textbot.runtime import Runtime
from textbot.store import api_posts, conversations, request_updates, transcript
from textbot.web.inbox_list import FILTERS, items
from textbot.web.stored_photo import stored_photo

bp = Blueprint("inbox", __name__)


@bp.get("/inbox")
def index() -> ResponseReturnValue:
    """The list: what needs a person, or what `show` asks for."""
    runtime: Runtime = current_app.extensions["textbot"]
    show = request.args.get("show", "inbox")
    if show not in FILTERS:
        abort(404)
    with runtime.database.read() as conn:
        # The stamp is taken first: what changes while the list is read is news a moment later.
        stamp, seen = conversations.stamp(conn), transcript.newest_heard(conn)
        counts = conversations.counts(conn)
        found = items(conn, runtime, show)
        held = sum(request_updates.held(conn).values())
        filed = api_posts.count_live(conn, departments(g.member.roles, "see"))
    filters = [(key, words, sum(counts.get(state, 0) for state in states)) for key, (words, states) in FILTERS.items()]
    return render_template(
        "inbox.html", show=show, filters=filters, items=found, stamp=stamp, seen=seen, held=held, filed=filed
    )


@bp.get("/inbox/changes")
def changes() -> ResponseReturnValue:
    """Whether the list changed `since` its stamp, and how many texts came after the one `seen` last."""
    runtime: Runtime = current_app.extensions["textbot"]
    seen = request.args.get("seen", 0, type=int)
    with runtime.database.read() as conn:
        changed = conversations.stamp(conn) != request.args.get("since")
        new = transcript.heard_since(conn, seen) if changed else 0
    return {"changed": changed, "new": new}


@bp.get("/inbox/media/<int(max=2147483647):media_id>")
def photo(media_id: int) -> ResponseReturnValue:
    """The clean copy of a photo that a resident sent."""
    runtime: Runtime = current_app.extensions["textbot"]
    with runtime.database.read() as conn:
        access.photo(conn, g.member, media_id)
    answer = stored_photo(runtime, media_id, 3600)
    answer.cache_control.private = True
    return answer
