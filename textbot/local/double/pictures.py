"""Media of inbound messages: behind the login, then on a CDN that must not see the login."""

import hashlib
import hmac
import secrets

from flask import Blueprint, Response, jsonify, request

from textbot.local.double.account import API_VERSION
from textbot.local.double.answers import TwilioError, not_found
from textbot.local.double.api import check_login
from textbot.local.double.deliver import Parts
from textbot.local.double.message import rfc2822

NO_SNIFF = {"X-Content-Type-Options": "nosniff"}


def blueprints(parts: Parts) -> tuple[Blueprint, Blueprint]:
    """`.../Messages/<MM>/Media...` of the REST API, and the CDN it redirects to."""
    signed = Signed()
    return _media(parts, signed), _cdn(parts, signed)


def _media(parts: Parts, signed: "Signed") -> Blueprint:
    bp = Blueprint("pictures", __name__, url_prefix=f"/{API_VERSION}/Accounts/<account_sid>/Messages/<sid>")
    bp.before_request(lambda: check_login(parts))
    bp.register_error_handler(TwilioError, TwilioError.response)

    @bp.get("/Media.json")
    def index(account_sid: str, sid: str) -> Response:
        found = [_resource(parts, sid, media_sid) for media_sid in _sids(parts, sid)]
        return jsonify(media_list=found, next_page_uri=None, page=0, page_size=50, start=0, end=max(0, len(found) - 1))

    @bp.get("/Media/<media_sid>.json")
    def fetch(account_sid: str, sid: str, media_sid: str) -> Response:
        return jsonify(_resource(parts, sid, _known(parts, sid, media_sid)))

    @bp.delete("/Media/<media_sid>.json")
    def delete(account_sid: str, sid: str, media_sid: str) -> Response:
        parts.store.delete_media(_known(parts, sid, media_sid))
        return Response(status=204)

    @bp.get("/Media/<media_sid>")
    def content(account_sid: str, sid: str, media_sid: str) -> Response:
        known = _known(parts, sid, media_sid)
        address = f"{parts.account.base_url}/cdn/{known}?sig={signed.mark(known)}"
        return Response(status=302, headers={"Location": address})

    return bp


class Signed:
    """Marks a media sid so that only who was redirected can fetch it."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def mark(self, sid: str) -> str:
        """The signature for that sid, good while this process lives."""
        return hmac.new(self._key, sid.encode(), hashlib.sha256).hexdigest()


def _cdn(parts: Parts, signed: Signed) -> Blueprint:
    bp = Blueprint("cdn", __name__, url_prefix="/cdn")

    @bp.get("/<media_sid>")
    def content(media_sid: str) -> Response:
        if "Authorization" in request.headers:
            # As the real one: two ways of authorising in one request are refused.
            return Response("Only one auth mechanism allowed", 400, mimetype="text/plain")
        if not hmac.compare_digest(signed.mark(media_sid), request.args.get("sig", "")):
            return Response("Access denied", 403, mimetype="text/plain")
        found = parts.store.media(media_sid)
        if found is None:
            return Response("Not found", 404, mimetype="text/plain")
        return Response(found[1], mimetype=found[0].content_type, headers=NO_SNIFF)

    return bp


def _sids(parts: Parts, sid: str) -> list[str]:
    message = parts.store.get(sid)
    if message is None or message.deleted:
        raise not_found(request.path)
    return [item.sid for item in message.media if item.sid and parts.store.media(item.sid)]


def _known(parts: Parts, sid: str, media_sid: str) -> str:
    if media_sid not in _sids(parts, sid):
        raise not_found(request.path)
    return media_sid


def _resource(parts: Parts, sid: str, media_sid: str) -> dict[str, str | None]:
    found = parts.store.media(media_sid)
    if found is None:
        raise not_found(request.path)
    account_sid = parts.account.sid
    return {
        "sid": media_sid,
        "account_sid": account_sid,
        "parent_sid": sid,
        "content_type": found[0].content_type,
        "date_created": rfc2822(found[2]),
        "date_updated": rfc2822(found[2]),
        "uri": f"/{API_VERSION}/Accounts/{account_sid}/Messages/{sid}/Media/{media_sid}.json",
    }
