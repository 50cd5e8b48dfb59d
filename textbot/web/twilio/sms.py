"""POST /sms: Twilio's messaging webhook; POST /sms/status: its reports on what we sent."""

import logging
import re
from xml.sax.saxutils import escape, quoteattr

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from textbot.actions.record_status import record_status
from textbot.actions.send_text import callback_url
from textbot.actions.turns.inbound_text import InboundText, read_text
from textbot.actions.turns.receive_text import receive_text
from textbot.actions.turns.write_turn import Handed
from textbot.config import Settings
from textbot.core.words import clean
from textbot.runtime import Runtime
from textbot.web.installation import installation
from textbot.web.twilio.signature import Form, first, form_of, signed

log = logging.getLogger(__name__)
bp = Blueprint("sms", __name__)

SID = re.compile(r"[A-Za-z0-9]{2,64}")
MOST_MEDIA = 10
OPT_OUT_TYPES = ("STOP", "START", "HELP")
# Fields that stand in columns of their own, or say nothing about this text.
LEFT_OUT = frozenset(
    ("Body", "From", "MessageSid", "SmsSid", "SmsMessageSid", "AccountSid", "ApiVersion", "OptOutType")
)
# The database is away or refuses; or its lock file cannot be opened (a full or read-only disk).
CANNOT_STORE = (SQLAlchemyError, OSError)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SILENCE = f"{HEAD}<Response/>"


@bp.post("/sms")
def hear() -> ResponseReturnValue:
    """A text arrives: 200 with TwiML once it is stored, 403 when Twilio did not send it to us, 503 when it cannot be
    stored (Twilio then tries its fallback address)."""
    runtime = installation()
    form = _ours(runtime.settings)
    try:
        replies = receive_text(runtime, text_of(form, runtime.settings))
    except CANNOT_STORE as error:
        log.error("a text could not be stored: %s", type(error).__name__)
        return Response(SILENCE, 503, mimetype="text/xml")
    return Response(twiml(runtime, replies), mimetype="text/xml")


@bp.post("/sms/status")
def report() -> ResponseReturnValue:
    """Twilio reports on a text of ours. A token nobody knows is answered all the same: there is nothing to repair."""
    runtime = installation()
    if not signed(request, runtime.settings):
        abort(403)
    form = form_of(request) or {}
    token, sid, code = (
        clean(word) for word in (request.args.get("t", ""), first(form, "MessageSid"), first(form, "ErrorCode"))
    )
    try:
        known = record_status(runtime, token[:32], sid[:64], first(form, "MessageStatus"), code[:16])
    except CANNOT_STORE as error:
        log.error("a status report could not be stored: %s", type(error).__name__)
        return "", 503
    if not known:
        log.info("a status report names no text of ours")
    return "", 204


def text_of(form: Form, settings: Settings) -> InboundText:
    """The text that a webhook's form describes, cleaned of what no database or XML can hold."""
    opt_out_type = first(form, "OptOutType").upper()
    return read_text(
        first(form, "MessageSid"),
        first(form, "From"),
        first(form, "Body"),
        settings.numbers,
        media=_media(form),
        opt_out_type=opt_out_type if opt_out_type in OPT_OUT_TYPES else "",
        form={clean(name)[:64]: clean(values[0])[:500] for name, values in form.items() if name not in LEFT_OUT},
    )


def twiml(runtime: Runtime, replies: tuple[Handed, ...]) -> str:
    """The webhook's answer: one <Message> for each reply, its reports to our own unguessable address."""
    if not replies:
        return SILENCE
    return f"{HEAD}<Response>{''.join(_message(runtime, reply) for reply in replies)}</Response>"


def _message(runtime: Runtime, reply: Handed) -> str:
    """Written by hand: this is on the way of every text, and the library's element tree costs ten times as much."""
    callback = quoteattr(callback_url(runtime, reply.token))
    return f"<Message statusCallback={callback}>{escape(clean(reply.body))}</Message>"


def _ours(settings: Settings) -> Form:
    """The form of a request that Twilio signed and that is about our own number; aborts with 403 otherwise."""
    form = form_of(request) if signed(request, settings) else None
    if form is None or not SID.fullmatch(first(form, "MessageSid")) or not first(form, "From"):
        abort(403)
    to_service = settings.twilio_messaging_service_sid
    if first(form, "To") not in settings.numbers and (
        not to_service or first(form, "MessagingServiceSid") != to_service
    ):
        abort(403)
    return form


def _media(form: Form) -> tuple[tuple[str, str], ...]:
    """Address and type of each medium; NumMedia may claim anything."""
    claimed = first(form, "NumMedia")
    number = min(int(claimed[:6]), MOST_MEDIA) if claimed.isascii() and claimed.isdigit() else 0
    found = ((first(form, f"MediaUrl{n}")[:2000], first(form, f"MediaContentType{n}")[:80]) for n in range(number))
    return tuple((clean(url), clean(kind)) for url, kind in found if url)
