"""The cookies of whoever signs in: a token for the session, a note that this browser was here before."""

from datetime import timedelta

from flask import request
from werkzeug.wrappers import Response

from textbot.actions.staff.devices import KEPT
from textbot.actions.staff.recognise import LONGEST
from textbot.actions.staff.sign_in import Visit
from textbot.web.auth import cookie_name, is_https
from textbot.web.visitor import proven_address

# What a browser's user agent holds -> what people call it; the first that fits. Edge and Chrome name Safari, too.
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "FxiOS": "Firefox", "Chrome": "Chrome",
            "CriOS": "Chrome", "Safari": "Safari"}  # fmt: skip
MACHINES = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "Mac OS": "Mac",
            "CrOS": "ChromeOS", "Linux": "Linux"}  # fmt: skip


def visit() -> Visit:
    """Who is at the other end of this request."""
    return Visit(proven_address(), request.cookies.get(_note_name(), "")[:1000], _called())


def token() -> str:
    """The token that this browser sent, "" without one."""
    return request.cookies.get(cookie_name(), "")


def hand_token(answer: Response, value: str) -> None:
    """Let the browser keep a token: for 12 hours at most, out of reach of scripts and of other sites."""
    _set(answer, cookie_name(), value, LONGEST)


def hand_note(answer: Response, value: str) -> None:
    """Let the browser keep a note that it was signed in."""
    _set(answer, _note_name(), value, KEPT)


def take_token(answer: Response) -> None:
    """Let the browser forget its token."""
    answer.delete_cookie(cookie_name(), path="/", secure=is_https(), httponly=True, samesite="Lax")


def _set(answer: Response, name: str, value: str, age: timedelta) -> None:
    answer.set_cookie(name, value, max_age=age, secure=is_https(), httponly=True, samesite="Lax", path="/")


def _note_name() -> str:
    return "__Host-textbot-known" if is_https() else "textbot-known"


def _called() -> str:
    """ "Firefox, Windows"; "" for what calls itself something else."""
    said = request.headers.get("User-Agent", "")[:400]
    found = (next((name for mark, name in table.items() if mark in said), "") for table in (BROWSERS, MACHINES))
    return ", ".join(filter(None, found))
