"""POST /voice: people who CALL the number hear that they can text it, and reach the Action Center while it is open."""

from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue
from twilio.twiml.voice_response import VoiceResponse

from textbot.core.phone import dialable
from textbot.core.playbook import Playbook
from textbot.runtime import Runtime
from textbot.web.installation import installation
from textbot.web.twilio.signature import signed

bp = Blueprint("voice", __name__)

# The accents of Twilio's voices for people in the United States; any other language is spoken by its own code.
ACCENTS = {"en": "en-US", "es": "es-US", "fr": "fr-CA", "pt": "pt-BR", "zh": "zh-CN", "vi": "vi-VN", "ko": "ko-KR"}
RING_SECONDS = 30


@bp.post("/voice")
def answer() -> ResponseReturnValue:
    """TwiML for a call: said in every language of the playbook, then the Action Center when it is open."""
    runtime = installation()
    if not signed(request, runtime.settings):
        abort(403)
    playbook = runtime.playbook
    call = VoiceResponse()
    _say(call, playbook, "voice_greeting")
    _say(call, playbook, "voice_hours")
    number = _open_desk(runtime)
    if number:
        _say(call, playbook, "voice_connecting")
        call.dial(number, timeout=RING_SECONDS)
    return Response(str(call), mimetype="text/xml")


def _say(call: VoiceResponse, playbook: Playbook, phrase: str) -> None:
    for language in playbook.languages:
        call.say(playbook.text(f"phrases.{phrase}", language), language=ACCENTS.get(language, language))


def _open_desk(runtime: Runtime) -> str | None:
    """The number to ring: the Action Center's while staff are there, and never the number that was called."""
    city = runtime.playbook.city
    number = dialable(city.phones.get("action_center", ""))
    here = runtime.now().astimezone(ZoneInfo(city.timezone))
    return number if city.hours.is_open(here) and number != runtime.settings.twilio_number else None
