"""Loop guards: a text or a reply that keeps coming back, and too many replies, make the bot fall silent for a while.

Twilio fails messages (error 14107) between two numbers that answer each other more than 30 times in a row; these
guards trip first.
"""

import zlib

from textbot.core.effects import HandOff, OptIn, OptOut, SubmitRequest
from textbot.core.scene import Scene
from textbot.core.session import Pulse
from textbot.core.words import fold

REPEATS = 3
REPEAT_SECONDS = 120
BUDGET_SECONDS = 600
RECEIPT = "phrases.detail_added"
# Questions about topics that residents join.
TOPICS = ("topics", "only")


def repeating(scene: Scene) -> bool:
    """Whether replies pause now: the same text a third time in two minutes, or the budget of ten minutes is spent.
    A report in progress goes on."""
    limit = scene.rules.reply_limit
    if limit == 0 or scene.session.frame is not None or _reading_on(scene):
        return False
    now = scene.now.timestamp()
    recent = [pulse for pulse in scene.session.pulses if now - pulse.at < BUDGET_SECONDS]
    heard = _mark(fold(scene.text))
    same = sum(pulse.heard == heard and now - pulse.at < REPEAT_SECONDS for pulse in recent)
    if same < REPEATS - 1 and len(recent) < limit:
        if not any(now - pulse.at < REPEAT_SECONDS for pulse in recent):
            scene.keep(quiet_flagged=False)
        return False
    _fall_silent(scene)
    return True


def remember(scene: Scene) -> None:
    """Note this exchange, and hold back a reply that would go out for the third time in two minutes."""
    if scene.rules.reply_limit == 0 or not scene.replies or scene.message.answer is not None:
        return
    now = scene.now.timestamp()
    said = _mark(scene.turn().text)
    recent = tuple(pulse for pulse in scene.session.pulses if now - pulse.at < BUDGET_SECONDS)
    same = sum(pulse.said == said and now - pulse.at < REPEAT_SECONDS for pulse in recent)
    if same >= REPEATS - 1 and _may_pause(scene):
        # Who adds line after line for staff goes in no circle: that they are kept was said.
        is_receipt = all(reply.made_by == RECEIPT for reply in scene.replies)
        scene.replies.clear()
        if not is_receipt:
            _fall_silent(scene)
    heard = "" if scene.secret else _mark(fold(scene.text))  # a short secret is soon found by its mark
    scene.keep(pulses=(*recent, Pulse(now, heard, said))[-scene.rules.reply_limit :])


def said_too_often(scene: Scene) -> bool:
    """Whether the reply as it stands would be held back as one that keeps coming."""
    now, said = scene.now.timestamp(), _mark(scene.turn().text)
    recent = (pulse for pulse in scene.session.pulses if now - pulse.at < REPEAT_SECONDS)
    return sum(pulse.said == said for pulse in recent) >= REPEATS - 1


def _reading_on(scene: Scene) -> bool:
    """MORE of a list is no circle: the list ends, with a question. Nor is a YES to one topic after the other."""
    offer = scene.session.offer
    if offer is not None and offer.kind in TOPICS:
        return scene.command_name in ("yes", "no")
    return scene.command_name == "more" and offer is not None and offer.kind in ("services", "person")


def _may_pause(scene: Scene) -> bool:
    asked = scene.command_name in ("stop", "start", "help") or scene.has(OptOut, OptIn)
    reports = scene.session.frame is not None or scene.has(SubmitRequest)
    return not (asked or reports or scene.kind == "emergency")


def _fall_silent(scene: Scene) -> None:
    """Say so once, tell staff, then nothing more until the window has passed."""
    if scene.session.quiet_flagged:
        return
    scene.introduce("quiet")
    scene.do(HandOff("quiet", about=scene.text))
    scene.keep(quiet_flagged=True, offer=None)


def _mark(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"
