"""/login/single-sign-on: to the city's own sign-in page and back. It exists where OIDC_ISSUER is set."""

import logging
from functools import cache

from flask import Blueprint, abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from textbot.actions.outcome import Outcome
from textbot.actions.staff.sign_out import sign_out
from textbot.actions.staff.single_sign_on import arrive
from textbot.connectors.connector import Away
from textbot.connectors.openid import Begun, NotProven, OpenId
from textbot.web.cookies import token, visit
from textbot.web.installation import installation
from textbot.web.staff.login import let_on, local_page
from textbot.web.translations import _, say

bp = Blueprint("single_sign_on", __name__, url_prefix="/login/single-sign-on")

log = logging.getLogger(__name__)

KEPT = "single sign-on"


@bp.get("")
def begin() -> ResponseReturnValue:
    """Send the browser there. What it must bring back stands in its own signed cookie."""
    provider = _provider()
    try:
        begun = provider.begin(_come_back(), again="again" in request.args)
    except Away as error:
        return _away(error)
    session[KEPT] = {**begun.kept(), "back": local_page(request.args.get("next", ""))}
    return redirect(begun.address, 303)


@bp.get("/back")
def back() -> ResponseReturnValue:
    """Who comes back with proof is let in."""
    provider, kept = _provider(), session.pop(KEPT, None)
    if not isinstance(kept, dict):
        return _sorry(_("That took too long, or began in another browser. Please try again."))
    wanted = kept.pop("back", "")
    try:
        claims = provider.finish(Begun(**kept), _come_back(), request.args)
    except NotProven as error:
        log.warning("single sign-on was refused: %s", error)
        return _sorry(_("Your city account could not be checked. Please try again."))
    except Away as error:
        return _away(error)
    entered = arrive(installation(), claims, visit())
    if isinstance(entered, Outcome):
        return _sorry(say(entered))
    sign_out(installation(), token())
    session.clear()
    session["back"] = wanted
    return let_on(entered)


@cache
def _open(issuer: str, client_id: str, client_secret: str) -> OpenId:
    return OpenId(issuer, client_id, client_secret)


def _provider() -> OpenId:
    settings = installation().settings
    if not settings.oidc_issuer:
        abort(404)
    return _open(settings.oidc_issuer, settings.oidc_client_id or "", settings.oidc_client_secret or "")


def _come_back() -> str:
    """Our own address for the way back, as it is registered with the provider."""
    return f"{installation().settings.public_url}{url_for('single_sign_on.back')}"


def _away(error: Away) -> ResponseReturnValue:
    log.warning("the single sign-on cannot be reached: %s", error)
    return _sorry(_("The city's sign-in cannot be reached right now. Please try again in a moment."))


def _sorry(words: str) -> ResponseReturnValue:
    flash(words, "bad")
    return redirect(url_for("login.page"), 303)
