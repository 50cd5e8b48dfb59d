"""/inbox/live: what changes in the inbox, as server-sent events while a page is open."""

import random
import time
from collections.abc import Callable, Iterator

from flask import Blueprint, Response, current_app, g, render_template, request
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from textbot.actions.staff.recognise import hashed, recognise
from textbot.core.permissions import departments
from textbot.runtime import Runtime
from textbot.state.live import moment
from textbot.store.urgent import Alarm, unseen
from textbot.web.auth import cookie_name
from textbot.web.inbox.streams import Departments, Stream, Streams, event, news_data
from textbot.web.installation import installation

bp = Blueprint("live", __name__, url_prefix="/inbox/live")


# A comment so often: proxies keep the connection, and a page that was left is found out.
HEARTBEAT_SECONDS = 15.0
# Who signed out, or may see less than before, loses the stream within:
LOOK_SECONDS = 60.0
# Pages that lost their server come back one after the other, after so many milliseconds.
RETRY = (500, 2500)
STILL_THERE = b": still there\n\n"

# The departments its member may see now; raises SignedOut.
Look = Callable[[], Departments]


class SignedOut(Exception):
    """Nobody is signed in at this browser any more."""


@bp.record_once
def _prepare(state: BlueprintSetupState) -> None:
    """One set of streams a process; every page for staff shows what is urgent."""
    state.app.extensions["textbot.streams"] = Streams(state.app.extensions["textbot"].live)
    state.app.jinja_env.globals.update(urgent_unseen=urgent_unseen, live_since=lambda: g.get("live_since", 0))


@bp.before_app_request
def _note_moment() -> None:
    """News from now on may be missing in the page that is about to be made."""
    g.live_since = moment()


@bp.get("")
def stream() -> ResponseReturnValue:
    """The stream of the member's departments; 204 when this process serves as many as it can (the page then asks by
    itself). since: until when the page has all news; ends: the stream of the page that was left for this one."""
    runtime = installation()
    streams: Streams = current_app.extensions["textbot.streams"]
    token = request.cookies.get(cookie_name(), "")
    if left := request.args.get("ends", ""):
        streams.end(left[:64])
    opened = streams.open(hashed(token), departments(g.member.roles, "see"), _since())
    if opened is None:
        return "", 204
    answer = Response(Words(opened, _look(runtime, token)), mimetype="text/event-stream")
    answer.headers["X-Accel-Buffering"] = "no"
    answer.call_on_close(lambda: streams.close(opened))
    return answer


@bp.get("/news")
def news() -> ResponseReturnValue:
    """For a page without a stream: what was told `since`. gap: there may be more that nobody here knows of."""
    streams: Streams = current_app.extensions["textbot.streams"]
    at = moment()
    found = streams.since(_since(), departments(g.member.roles, "see"))
    return {"at": at, "gap": found is None, "news": [news_data(each) for each in found or ()]}


@bp.get("/urgent")
def urgent() -> ResponseReturnValue:
    """The notice of what is urgent alone, as it is now."""
    return render_template("_urgent.html")


def urgent_unseen() -> tuple[Alarm, ...]:
    """Urgent conversations that nobody has seen, of those the member may see."""
    runtime = installation()
    if "urgent_unseen" not in g:
        with runtime.database.read() as conn:
            g.urgent_unseen = unseen(conn, departments(g.member.roles, "see"))
    found: tuple[Alarm, ...] = g.urgent_unseen
    return found


def _since() -> int:
    """Until when the page has all news, in milliseconds since 1970. A browser that comes back says it in a header."""
    said = request.headers.get("Last-Event-ID") or request.args.get("since", "")
    return int(said) if said.isdecimal() and len(said) < 16 else 0


class Words:
    """The body of a stream's answer: waits without a connection to the database."""

    def __init__(self, stream: Stream, look: Look, heartbeat: float = HEARTBEAT_SECONDS) -> None:
        self._stream = stream
        self._look = look
        self._heartbeat = heartbeat
        self._look_at = time.monotonic() + LOOK_SECONDS
        self._first = f"retry: {random.randint(*RETRY)}\n\n".encode()
        self._over = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self._over:
            raise StopIteration
        if self._first:
            first, self._first = self._first, b""
            return first
        if time.monotonic() >= self._look_at and not self._still_signed_in():
            self._over = True
            return event("signed-out", {})
        batch = self._stream.wait(min(self._heartbeat, self._look_at - time.monotonic()))
        if batch is None:
            raise StopIteration
        return batch or STILL_THERE

    def _still_signed_in(self) -> bool:
        self._look_at = time.monotonic() + LOOK_SECONDS
        try:
            self._stream.departments = self._look()
        except SignedOut:
            return False
        except SQLAlchemyError:
            pass  # it is looked again in a minute
        return True


def _look(runtime: Runtime, token: str) -> Look:
    def look() -> Departments:
        member = recognise(runtime, token, active=False)
        if member is None:
            raise SignedOut
        return departments(member.roles, "see")

    return look
