"""Error pages: what happened in a few words, and nothing of the request."""

from traceback import format_tb

from flask import current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden, HTTPException, InternalServerError, NotFound

from textbot.actions.staff import access
from textbot.actions.staff.access import NoAccess
from textbot.web.auth import TWILIO, auth_of
from textbot.web.installation import installation
from textbot.web.translations import N_

WORDS = {
    400: (N_("That did not arrive whole"), N_("Please go back, load the page again and retry.")),
    403: (N_("You cannot open this page"), N_("If you need it for your work, please ask an admin for access.")),
    404: (N_("Nothing here"), N_("There is no such page. It may have moved, or the address has a typing error.")),
    405: (N_("Not this way"), N_("This page cannot be used like that.")),
    413: (N_("Too large"), N_("That is more than this page takes.")),
    429: (N_("Too many tries"), N_("Please wait a quarter of an hour, then try again.")),
    500: (N_("Something went wrong on our side"), N_("It was written down. Please try again in a moment.")),
    503: (N_("Not available right now"), N_("Please try again in a moment.")),
}


def show_error(error: Exception) -> ResponseReturnValue:
    """The page for an error. Twilio gets its bare status."""
    error = as_http(error)
    code = error.code or 500
    if code < 400 and error.response is not None:
        return error
    if request.endpoint and auth_of(request.endpoint) == TWILIO:
        return "", code
    title, advice = WORDS.get(code, WORDS[400] if code < 500 else WORDS[500])
    return render_template("error.html", title=title, advice=advice), code


def as_http(error: Exception) -> HTTPException:
    """The error as a visitor may know it. One that nobody foresaw is logged: where it happened, but not the error's
    own text, which may carry a resident's words."""
    if isinstance(error, HTTPException):
        return error
    if isinstance(error, NoAccess):
        return _refused(error)
    where = "".join(format_tb(error.__traceback__))
    current_app.logger.error("%s failed: %s\n%s", request.endpoint, type(error).__name__, where)
    return InternalServerError()


def _refused(error: NoAccess) -> HTTPException:
    """A member asked for what is not theirs. What they may not even see looks as if it did not exist."""
    access.refused(installation(), g.member, error)
    return Forbidden() if error.is_seen else NotFound()
