"""The double's own API, for the phone simulator and for tests. Loopback only, never for a browser."""

import re
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, request

from textbot.local.double.deliver import Delivery, Parts
from textbot.local.double.faults import KINDS
from textbot.local.double.message import Media
from textbot.local.double.store import DEFAULTS

PHONE = re.compile(r"\+[1-9]\d{6,14}|\d{5,6}")
PATIENCE = 45
LARGEST_MEDIA = 5_000_000
NAMES = ("localhost", "127.0.0.1", "::1")


class Refused(ValueError):
    """The request is not understood; its text says why."""


def blueprint(parts: Parts, delivery: Delivery) -> Blueprint:
    """The routes under /double/."""
    bp = Blueprint("control", __name__, url_prefix="/double")
    bp.before_request(only_local)
    bp.register_error_handler(ValueError, lambda error: _said(400, str(error)))
    bp.register_error_handler(TypeError, lambda error: _said(400, str(error)))
    _texts(bp, parts, delivery)
    _pictures(bp, parts)
    _reading(bp, parts)
    _faults(bp, parts)
    _state(bp, parts)
    return bp


def only_local() -> Response | None:
    """None for this machine's own programs; 403 for other hosts and for pages in a browser."""
    host = urlsplit(f"//{request.host}").hostname or ""
    near = ip_address(request.remote_addr or "0.0.0.0").is_loopback and host in NAMES
    return None if near and "Origin" not in request.headers else _said(403, "only for this machine's own programs")


def _texts(bp: Blueprint, parts: Parts, delivery: Delivery) -> None:
    store, base = parts.store, parts.account.base_url

    @bp.post("/texts")
    def text() -> Response:
        given = _json()
        phone, body = given.get("from", ""), given.get("body", "")
        if not isinstance(phone, str) or not PHONE.fullmatch(phone):
            raise Refused("`from` is not a phone number like +16025550123")
        if not isinstance(body, str) or len(body) > 1600:
            raise Refused("`body` must be a text of at most 1600 characters")
        media = tuple(_media(parts, item) for item in given.get("media", []))
        message, done = delivery.take(phone, body, media, bool(given.get("at_once")))
        if not given.get("wait"):
            return jsonify(sid=message.sid)
        done.result(timeout=PATIENCE)
        ended = store.get(message.sid) or message
        replies = [reply.as_control(base) for reply in store.replies(message.sid)]
        return jsonify(sid=message.sid, replies=replies, http_status=ended.http_status)


def _pictures(bp: Blueprint, parts: Parts) -> None:
    store = parts.store

    @bp.post("/media")
    def upload() -> Response:
        sent = next(iter(request.files.values()), None)
        data = sent.read() if sent else request.get_data()
        kind = (sent.mimetype if sent else request.mimetype) or "application/octet-stream"
        if not data or len(data) > LARGEST_MEDIA:
            raise Refused("a picture has between 1 byte and 5 MB")
        return jsonify(id=store.put_media(kind, data), content_type=kind)

    @bp.get("/media/<sid>")
    def picture(sid: str) -> Response:
        found = store.media(sid)
        if found is None:
            return _said(404, "no such media")
        return Response(found[1], mimetype=found[0].content_type, headers={"X-Content-Type-Options": "nosniff"})


def _reading(bp: Blueprint, parts: Parts) -> None:
    store, base = parts.store, parts.account.base_url

    def shown(where: str, values: list[Any]) -> Response:
        # Read before the messages: a change between the two is then told twice, never missed.
        rev = store.rev()
        return jsonify(messages=[message.as_control(base) for message in store.select(where, values)], rev=rev)

    @bp.get("/phones")
    def phones() -> Response:
        return jsonify(phones=store.phones(), number=parts.account.number)

    @bp.get("/phones/<number>")
    def thread(number: str) -> Response:
        # since= takes changes too (a status that moved on); after= only messages not seen before.
        values = [number, _number("after"), _number("since")]
        return shown("phone = ? AND seq > ? AND rev > ?", values)

    @bp.get("/messages")
    def everything() -> Response:
        phones = request.args.getlist("phone")
        among = f" AND phone IN ({', '.join('?' * len(phones))})" if phones else ""
        return shown("seq > ? AND rev > ?" + among, [_number("after"), _number("since"), *phones])

    @bp.get("/errors")
    def errors() -> Response:
        return jsonify(errors=parts.debugger.after(_number("after")))


def _faults(bp: Blueprint, parts: Parts) -> None:
    @bp.get("/faults")
    def faults() -> Response:
        return jsonify(parts.faults.listed() | {"kinds": KINDS})

    @bp.post("/faults")
    def add_faults() -> Response:
        given = _json()
        rules = given.get("rules") or [{name: value for name, value in given.items() if name != "seed"}]
        parts.faults.add(rules, given.get("seed"))
        return jsonify(parts.faults.listed())

    @bp.delete("/faults")
    def clear_faults() -> Response:
        parts.faults.clear()
        return jsonify(parts.faults.listed())


def _state(bp: Blueprint, parts: Parts) -> None:
    @bp.get("/ready")
    def ready() -> Response:
        return jsonify(ready=True, number=parts.account.number, account=parts.account.sid)

    @bp.route("/settings", methods=["GET", "POST"])
    def settings() -> Response:
        given = _json() if request.method == "POST" else {}
        if unknown := given.keys() - DEFAULTS.keys():
            raise Refused(f"unknown settings: {', '.join(sorted(unknown))}")
        parts.store.set(**given)
        return jsonify(parts.store.settings())

    @bp.post("/reset")
    def reset() -> Response:
        parts.faults.clear()
        parts.store.empty()
        return jsonify(ready=True)


def _media(parts: Parts, item: Any) -> Media:
    found = parts.store.media(item.get("id", "")) if isinstance(item, dict) else None
    if found is None:
        raise Refused("unknown media: upload it to /double/media first")
    return found[0]


def _number(name: str) -> int:
    return int(request.args.get(name, "0"))


def _json() -> dict[str, Any]:
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        raise Refused("send a JSON object")
    return given


def _said(status: int, text: str) -> Response:
    answer = jsonify(error=text)
    answer.status_code = status
    return answer
