"""/phone: the phone simulator, the face of the Twilio double. Registered in demo mode only, for this machine only.

Every form works without JavaScript (a POST, then the page again); phone.js sends the same forms without a reload.
"""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from textbot.local.double.client import DoubleAway, DoubleClient, DoubleError
from textbot.web import csrf
from textbot.web.installation import installation
from textbot.web.simulator.phone_numbers import MOST, PICKS, WRONG, read_number, read_numbers, shown
from textbot.web.simulator.phone_texts import CHIPS, HINT, PLACES, Bubble, bubble, map_link

bp = Blueprint("phone", __name__)
# There is no login to ride on; `only_this_machine` refuses other sites' posts, scripts without a page are welcome.
csrf.exempt(bp)

LONGEST = 1600
MEDIA_ID = re.compile(r"ME[0-9a-f]{32}")
# What a browser may show from our own address: never HTML or SVG, whatever was uploaded.
PICTURE_TYPES = ("image/jpeg", "image/png", "image/gif", "image/webp", "image/heic")
LARGEST_PICTURE = 5_000_000
LARGEST_REQUEST = 6_000_000
SAMPLE = Path(__file__).parents[1] / "static" / "sample-pothole.jpg"
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
TOO_BIG = "That photo is empty or over 5 MB. Please choose a smaller one."
AWAY = "The simulated phone network is not answering. If textbot has just started, try again in a moment."


class Refused(ValueError):
    """The visitor's input cannot be sent; the text says what to do instead."""


@bp.before_request
def only_this_machine() -> Response | None:
    """Stops visitors from elsewhere, and pages of other sites that would post through a visitor's browser."""
    host = urlsplit(f"//{request.host}").hostname or ""
    if not ip_address(request.remote_addr or "0.0.0.0").is_loopback or host not in ("localhost", "127.0.0.1", "::1"):
        return _bare(403)
    if request.method == "POST" and not _same_origin():
        return _bare(403)
    request.max_content_length = LARGEST_REQUEST
    return None


@bp.after_request
def guard(response: Response) -> Response:
    """Nothing from third parties, nothing inline."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers.setdefault("Cache-Control", "no-store")
    return response


@bp.errorhandler(413)
def too_large(error: Exception) -> ResponseReturnValue:
    """A photo that is not even read."""
    return jsonify(error=TOO_BIG), 413


@bp.get("/phone")
def page() -> ResponseReturnValue:
    """One to four phones side by side, with their threads."""
    numbers, problem = read_numbers(request.args.getlist("n"))
    return _page(numbers, problem)


@bp.post("/phone/texts")
def send() -> ResponseReturnValue:
    """Texts the city. JSON ({from, body, media: [id]}) or the page's form; JSON back when phone.js asks."""
    try:
        sid = _send_json() if request.is_json else _send_form(wait=not _by_script())
    except (Refused, DoubleError) as error:
        return _refused(error)
    if _by_script():
        return jsonify(sid=sid)
    numbers, _ = read_numbers(request.form.getlist("n"))
    query = urlencode({"n": [shown(number) for number in numbers]}, doseq=True)
    return redirect(f"/phone?{query}#latest-{shown(read_number(request.form['from']) or '')}", 303)


@bp.post("/phone/media")
def upload() -> ResponseReturnValue:
    """Keeps a picture (a form's first file, or the raw body); its id for a text."""
    sent = next(iter(request.files.values()), None)
    try:
        kept = _keep(sent.read() if sent else request.get_data(), sent.mimetype if sent else request.mimetype)
    except (Refused, DoubleError) as error:
        return _refused(error)
    return jsonify(id=kept)


@bp.get("/phone/threads")
def threads() -> ResponseReturnValue:
    """What is new or changed on those phones since `after`: `{rev, bubbles: [{phone, seq, ...}]}`."""
    numbers = [found for text in request.args.get("numbers", "").split(",") if (found := read_number(text))]
    after = request.args.get("after", "0")
    if not numbers or not after.isdecimal():
        return jsonify(error="numbers and after, please"), 400
    try:
        bubbles, rev = _bubbles(numbers[:MOST], int(after))
    except DoubleError:
        return jsonify(error=AWAY), 503
    return jsonify(rev=rev, bubbles=[item.as_json() for item in bubbles])


@bp.get("/phone/media/<media_id>")
def picture(media_id: str) -> ResponseReturnValue:
    """A picture of a text, for the thread."""
    if not MEDIA_ID.fullmatch(media_id):
        return _bare(404)
    try:
        data, kind = _double().picture(media_id)
    except DoubleError:
        return _bare(404)
    if kind.partition(";")[0] not in PICTURE_TYPES:
        return _bare(404)
    return Response(data, mimetype=kind, headers={"Cache-Control": "private, max-age=3600"})


def _page(numbers: list[str], problem: str, status: int = 200) -> ResponseReturnValue:
    try:
        bubbles, rev = _bubbles(numbers, 0)
    except DoubleError:
        bubbles, rev, problem, status = [], 0, AWAY, 503
    runtime = installation()
    html = render_template(
        "phone.html",
        city=runtime.playbook.facts("en")["city"],
        city_number=shown(runtime.settings.twilio_number or ""),
        phones=[(number, shown(number), [item for item in bubbles if item.phone == number]) for number in numbers],
        rev=rev,
        zone=runtime.playbook.city.timezone,
        problem=problem,
        more=next((shown(pick) for pick in PICKS if pick not in numbers), None) if len(numbers) < MOST else None,
        picks=[shown(pick) for pick in PICKS],
        chips=CHIPS,
        hint=HINT if runtime.playbook.city.demo else "",
        places=PLACES,
    )
    return html, status


def _bubbles(numbers: list[str], since: int) -> tuple[list[Bubble], int]:
    found = _double().messages(since=since, phones=numbers)
    zone = installation().playbook.city.timezone
    return [bubble(text, zone) for text in found.texts], found.rev


def _send_form(wait: bool) -> str:
    """The form's text: a chip or a place when such a button sent it, else what was typed and attached.

    `wait` for the answer when no script will ask for it.
    """
    form = request.form
    body = form.get("chip") or form.get("body", "")
    if form.get("place"):
        body = map_link(form["place"])
    media = []
    if form.get("sample"):
        media.append(_keep(SAMPLE.read_bytes(), "image/jpeg"))
    elif (photo := request.files.get("photo")) and photo.filename:
        media.append(_keep(photo.read(), photo.mimetype))
    return _send(form.get("from", ""), body, media, wait)


def _send_json() -> str:
    given: Any = request.get_json(silent=True)
    if not isinstance(given, dict) or not isinstance(given.get("media", []), list):
        raise Refused("Send a JSON object with from, body and media.")
    return _send(str(given.get("from", "")), str(given.get("body", "")), [str(item) for item in given.get("media", [])])


def _send(sender: str, body: str, media: list[str], wait: bool = False) -> str:
    number = read_number(sender)
    if number is None:
        raise Refused(WRONG)
    # A browser posts line breaks as CR LF; a phone sends LF.
    body = body.replace("\r\n", "\n")
    if not body.strip() and not media:
        raise Refused("Write a text first, or add a photo.")
    if len(body) > LONGEST:
        raise Refused(f"That is more than {LONGEST} characters. Please send it as two texts.")
    return _double().text(number, body, media, wait).sid


def _keep(data: bytes, kind: str) -> str:
    if not data or len(data) > LARGEST_PICTURE:
        raise Refused(TOO_BIG)
    if kind not in PICTURE_TYPES:
        raise Refused("That file is not a photo. Please choose a JPEG, PNG, GIF, WebP or HEIC file.")
    return _double().upload(data, kind)


def _refused(error: ValueError | DoubleError) -> ResponseReturnValue:
    status = 503 if isinstance(error, DoubleAway) else 400
    text = AWAY if status == 503 else str(error)
    if _by_script() or request.is_json:
        return jsonify(error=text), status
    numbers, _ = read_numbers(request.form.getlist("n"))
    return _page(numbers, text, status)


def _double() -> DoubleClient:
    return DoubleClient(installation().settings.twilio_api_url or "")


def _bare(status: int) -> Response:
    """A refusal that no resident ever sees."""
    return Response(status=status, mimetype="text/plain")


def _by_script() -> bool:
    return "X-Requested-With" in request.headers


def _same_origin() -> bool:
    """A script of ours names itself; a form of ours is known by what the browser says of it."""
    origin = request.headers.get("Origin", "null")
    if origin != "null":
        return urlsplit(origin).netloc == request.host
    return _by_script() or request.headers.get("Sec-Fetch-Site") == "same-origin"
