"""POST /language: which language pages for staff speak, in this browser and to this member."""

from datetime import timedelta

from flask import Blueprint, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from textbot.store import staff
from textbot.web.auth import is_https, signed_in
from textbot.web.installation import installation
from textbot.web.local_page import is_ours
from textbot.web.translations import COOKIE, languages

bp = Blueprint("language", __name__)

KEPT = timedelta(days=365)


@bp.post("/language")
def choose() -> ResponseReturnValue:
    """Speak that one from now on; back to where it was chosen."""
    wanted = request.form.get("language", "")
    if wanted not in languages():
        abort(400)
    if signed_in():
        runtime = installation()
        with runtime.database.write() as conn:
            staff.change(conn, g.member.id, language=wanted)
    answer = redirect(_back(request.form.get("back", "")), 303)
    answer.set_cookie(COOKIE, wanted, max_age=KEPT, secure=is_https(), httponly=True, samesite="Lax", path="/")
    return answer


def _back(wanted: str) -> str:
    """A page of ours, never another site."""
    return wanted if is_ours(wanted) else url_for("inbox.index")
