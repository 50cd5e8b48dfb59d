"""Twilio's REST API for messages, as far as a city's bot uses it."""

import hmac
import re
import time

from flask import Blueprint, Response, jsonify, request

from textbot.local.double import lists, optout
from textbot.local.double.account import API_VERSION
from textbot.local.double.answers import TwilioError, dropped, not_found
from textbot.local.double.deliver import Parts
from textbot.local.double.faults import AFTER_KEEPING, BEFORE_KEEPING, Rule
from textbot.local.double.message import API, Draft, Message
from textbot.local.double.outbound import draft

PHONE = re.compile(r"\+[1-9]\d{6,14}")
SERVICE = re.compile(r"MG[0-9a-f]{32}")
LONGEST, MOST_MEDIA, LONGEST_VALIDITY = 1600, 10, 36000
TOO_MANY = TwilioError(429, 20429, "Too Many Requests")
BROKEN = TwilioError(500, 20500, "An internal server error has occurred")
BUSY = TwilioError(503, 20503, "Service unavailable")


def blueprint(parts: Parts) -> Blueprint:
    """The routes under /2010-04-01/Accounts/."""
    bp = Blueprint("api", __name__, url_prefix=f"/{API_VERSION}/Accounts/<account_sid>")
    bp.before_request(lambda: check_login(parts))
    bp.register_error_handler(TwilioError, TwilioError.response)
    _collection(bp, parts)
    _single(bp, parts)
    return bp


def _collection(bp: Blueprint, parts: Parts) -> None:
    @bp.post("/Messages.json")
    def create(account_sid: str) -> Response:
        to = request.form.get("To", "")
        if fault := parts.faults.first(BEFORE_KEEPING, to):
            return _before(fault)
        kept = parts.store.add(_read_draft(parts))
        parts.outbound.begin(kept)
        if fault := parts.faults.first(AFTER_KEEPING, to):
            return _after(fault, kept, account_sid)
        time.sleep(parts.store.settings()["latency"])
        return _shown(kept, account_sid, 201)

    @bp.get("/Messages.json")
    def index(account_sid: str) -> Response:
        _reading_faults(parts)
        lag = parts.faults.strike("list_lag")
        return jsonify(lists.page(parts.store, parts.account, request.args, lag.after(5.0) if lag else 0.0))


def _single(bp: Blueprint, parts: Parts) -> None:
    @bp.get("/Messages/<sid>.json")
    def fetch(account_sid: str, sid: str) -> Response:
        _reading_faults(parts)
        return _shown(_known(parts, sid), account_sid)

    @bp.post("/Messages/<sid>.json")
    def update(account_sid: str, sid: str) -> Response:
        _known(parts, sid)
        if request.form.get("Status") == "canceled":
            raise TwilioError(400, 30409, "Message cannot be canceled")
        if request.form.get("Body") != "":
            raise TwilioError(400, 20001, "Only an empty Body, to redact the message, is accepted")
        parts.store.change(sid, redacted=1)
        return _shown(_known(parts, sid), account_sid)

    @bp.delete("/Messages/<sid>.json")
    def delete(account_sid: str, sid: str) -> Response:
        parts.store.change(_known(parts, sid).sid, deleted=1)
        return Response(status=204)


def check_login(parts: Parts) -> Response | None:
    """None when the request carries the account's SID and token for its own account."""
    given = request.authorization
    account = parts.account
    name, word = (given.username or "", given.password or "") if given else ("", "")
    right = hmac.compare_digest(f"{name}:{word}".encode(), f"{account.sid}:{account.token}".encode())
    if not right:
        return TwilioError(401, 20003, "Authenticate").response()
    if (request.view_args or {}).get("account_sid") != account.sid:
        return not_found(request.path).response()
    return None


def _known(parts: Parts, sid: str) -> Message:
    found = parts.store.get(sid)
    if found is None or found.deleted:
        raise not_found(request.path)
    return found


def _shown(message: Message, account_sid: str, status: int = 200) -> Response:
    answer = jsonify(message.as_twilio(account_sid))
    answer.status_code = status
    return answer


def _read_draft(parts: Parts) -> Draft:
    form = request.form
    to, body, media = form.get("To", ""), form.get("Body", ""), tuple(form.getlist("MediaUrl"))
    sender, service = form.get("From", ""), form.get("MessagingServiceSid", "")
    checks = (
        (not to, 21604, "A 'To' phone number is required."),
        (not PHONE.fullmatch(to), 21211, "Invalid 'To' Phone Number."),
        (not sender and not service, 21603, "A 'From' phone number is required."),
        (bool(service) and not SERVICE.fullmatch(service), 21701, "The Messaging Service does not exist."),
        (not service and sender not in parts.account.numbers, 21606, "The 'From' number is not one of this account's."),
        (to == parts.account.number, 21266, "'To' and 'From' number cannot be the same."),
        (not body and not media, 21602, "Message body is required."),
        (len(body) > LONGEST, 21617, "The concatenated message body exceeds the 1600 character limit."),
        (len(media) > MOST_MEDIA, 21623, "Number of media files exceeds allowed limit"),
        (parts.store.is_blocked(to), optout.BLOCKED, "Attempt to send to unsubscribed recipient"),
    )
    for wrong, code, text in checks:
        if wrong:
            raise TwilioError(400, code, text)
    return draft(
        parts.account, API, to, body, media, sender=sender or parts.account.number,
        status="accepted" if service else "queued", service_sid=service or None,
        callback=form.get("StatusCallback") or None, validity=_validity(form.get("ValidityPeriod")),
    )  # fmt: skip


def _validity(text: str | None) -> int | None:
    if not text:
        return None
    if not text.isdigit() or not 1 <= int(text) <= LONGEST_VALIDITY:
        raise TwilioError(400, 21626, "Invalid ValidityPeriod")
    return int(text)


def _reading_faults(parts: Parts) -> None:
    if parts.faults.strike("list_429"):
        raise TOO_MANY
    if parts.faults.strike("list_500"):
        raise BROKEN


def _before(fault: Rule) -> Response:
    if fault.kind == "rest_reset":
        return dropped()
    if fault.kind == "rest_hang_before":
        time.sleep(fault.after(30.0))
        raise BUSY
    refused = TwilioError(400, fault.code or optout.BLOCKED, "Refused by a fault rule")
    raise {"rest_429": TOO_MANY, "rest_500": BROKEN, "rest_refuse": refused}[fault.kind]


def _after(fault: Rule, kept: Message, account_sid: str) -> Response:
    if fault.kind == "rest_reset_after":
        return dropped()
    if fault.kind == "rest_500_after":
        raise BROKEN
    time.sleep(fault.after(30.0))
    return _shown(kept, account_sid, 201)
