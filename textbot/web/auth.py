"""Who may reach which page: one table, looked up before every request. A page that is not in it serves nobody."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import abort, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions import audit
from textbot.actions.staff.recognise import recognise
from textbot.config import is_loopback
from textbot.core.permissions import DEEDS, may
from textbot.web.installation import installation
from textbot.web.translations import _

# public: anybody. twilio: the page checks Twilio's signature itself.
# demo: exists in demo mode only, which serves this machine alone. local: this machine, or a signed-in member.
# The name of a deed (core/permissions.py): a member whose roles allow it somewhere; where it is about one conversation,
# the page asks access.py for that one. member: anybody who is signed in.
# program: the page itself asks for an API key, a signature or an address nobody can guess, before it takes anything or
# shows what is not for anybody; no cookie counts there.
PUBLIC, TWILIO, STAFF, DEMO, LOCAL, PROGRAM = "public", "twilio", "member", "demo", "local", "program"

AUTH = {
    # A blueprint's name stands for all its pages, "blueprint.page" for one.
    "static": PUBLIC,
    "home": PUBLIC,
    "city": PUBLIC,
    "docs": PUBLIC,
    "request_page": PUBLIC,
    "login": PUBLIC,
    "login.sign_out": STAFF,
    "login_steps": PUBLIC,
    "single_sign_on": PUBLIC,
    "fresh": STAFF,
    "invite": PUBLIC,
    "me": STAFF,
    "staff": "staff",
    "health": PUBLIC,
    "language": PUBLIC,
    "keys": STAFF,
    "health.metrics": LOCAL,
    "sms": TWILIO,
    "voice": TWILIO,
    "open311": PROGRAM,
    "connectors": PROGRAM,
    "inbox": "see",
    "inbox.take": "reply",
    "search": "see",
    "bulk": "bulk",
    "thread": "see",
    "composer": "reply",
    "thread_deeds": "assign",
    "thread_deeds.note": "note",
    "thread_deeds.close": "close",
    "thread_deeds.back": "close",
    "thread_deeds.language": "reply",
    "thread_requests": "request",
    "city_map": "see",
    "filed": "see",
    "hot_spots": "assign",
    "hot_spots.page": "see",
    "hot_spots.close": "close",
    "held": "held",
    "storm": "notices",
    "storm_sure": "notices",
    "notices": "notices",
    "notice": "notices",
    "notice_form": "notices",
    "notice_deeds": "notices",
    "notice_report": "notices",
    "notice_poll": "notices",
    "notice_lists": "notices",
    "notice_imports": "notices",
    "notice_schedules": "notices",
    "notice_newsletters": "notices",
    "audit": "audit",
    "figures": "figures",
    "live": "see",
    "phone": DEMO,
}

# A script that looks for news by itself says so: it does not keep anybody signed in, and it gets no login page.
BY_SCRIPT = "X-Requested-With"
EVENTS = "text/event-stream"
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via")


def auth_of(endpoint: str) -> str | None:
    """What a page asks of its visitor; None when nobody has said."""
    return AUTH.get(endpoint) or AUTH.get(endpoint.partition(".")[0])


def guard() -> ResponseReturnValue | None:
    """Runs before every request: lets it pass (None) or answers in the page's place. `g.member` is who signed in."""
    if request.endpoint is None:
        return None
    needed = auth_of(request.endpoint)
    if needed not in (TWILIO, PROGRAM) and not same_origin():
        abort(403)
    if needed in (PUBLIC, STAFF, *DEEDS) and not _is_written():
        abort(400)
    if needed is not None and (needed == STAFF or needed in DEEDS):
        return _staff_only(needed)
    if needed == LOCAL:
        return None if _is_this_machine() or signed_in() else abort(403)
    if needed == DEMO and not installation().settings.demo:
        abort(404)
    return None if needed else abort(403)


def _staff_only(needed: str) -> ResponseReturnValue | None:
    if not signed_in():
        return _to_login()
    if needed in DEEDS and not may(g.member.roles, needed):
        audit.note(installation(), g.member, "denied", f"page {request.endpoint}")
        abort(403)
    return None


def may_here(deed: str, department: str = "") -> bool:
    """Whether who is signed in may do that, in that department or (without one) anywhere. For templates: `may`."""
    return g.get("member") is not None and may(g.member.roles, deed, department)


def same_origin() -> bool:
    """Whether a form was sent from a page of ours. Browsers say where from, and only what they say counts."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return True
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
    public = urlsplit(installation().settings.public_url)
    return origin in (f"{public.scheme}://{public.netloc}", f"{request.scheme}://{request.host}")


def _is_written() -> bool:
    """Whether what came can be text: no keyboard writes the zero character, and PostgreSQL keeps none."""
    said = (*request.args.values(), *request.form.values(), request.path)
    return not any("\x00" in each for each in said)


def signed_in() -> bool:
    """Whether a member of staff is at this browser; sets `g.member`."""
    runtime = installation()
    g.member = recognise(runtime, request.cookies.get(cookie_name(), ""), active=not by_script())
    return g.member is not None


def by_script() -> bool:
    """Whether a script of the page asks for news, and nobody pressed anything."""
    return BY_SCRIPT in request.headers or EVENTS in request.headers.get("Accept", "")


def is_https() -> bool:
    """Whether browsers reach us over https: what PUBLIC_URL says, for a proxy in front may hide it."""
    return bool(installation().settings.public_url.startswith("https:"))


def cookie_name() -> str:
    """The name of the cookie that holds a browser's token."""
    return "__Host-textbot" if is_https() else "textbot"


def _to_login() -> ResponseReturnValue:
    if by_script():
        return {"error": "signed out"}, 401
    if request.method == "GET":
        return redirect(url_for("login.page", next=request.full_path.rstrip("?")), 303)
    if request.accept_mimetypes.best != "application/json":
        flash(_("You were signed out meanwhile, so nothing was done. Sign in, then try again."), "warn")
    one = (request.view_args or {}).get("conversation_id")
    return redirect(url_for("login.page", next=url_for("thread.page", conversation_id=one) if one else None), 303)


def _is_this_machine() -> bool:
    """A direct visitor from this machine; one that a proxy brought names the proxy's headers or a public host."""
    host = urlsplit(f"//{request.host}").hostname or ""
    forwarded = any(name in request.headers for name in FORWARDED)
    return ip_address(request.remote_addr or "0.0.0.0").is_loopback and is_loopback(host) and not forwarded
