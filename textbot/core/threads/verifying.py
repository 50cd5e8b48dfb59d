"""The answer to "fixed? 1 yes 2 no": taken when it was the last that was asked, whatever waited before."""

import re

from textbot.core import flow
from textbot.core.choice import number_in
from textbot.core.needs import RequestFacts
from textbot.core.scene import Scene
from textbot.core.threads import deeds, which
from textbot.core.threads.which import own

# "2, the hole is still there", "no it's worse": an answer and its reason.
YES = re.compile(r"^\W*(?:1|yes|yeah|yep|s[ií])\b[\W\s]*", re.IGNORECASE)
NO = re.compile(r"^\W*(?:2|no|nope|nah)\b[\W\s]*", re.IGNORECASE)
LONGEST = 40


def verified(scene: Scene) -> bool:
    """Yes or no to the newest such question; which repair, when several were asked about at once."""
    fixed = _answer(scene)
    if fixed is None or scene.contact.last_seen is None:
        return False
    asked = _asked(scene)
    if not asked:
        return False
    what = "fixed" if fixed else "still"
    fits = which.meant(scene, asked, scene.text, _reason(scene))
    photos = (scene.message.sid,) if scene.message.photos else ()
    if len(fits) > 1 and _are_at_once(fits):
        which.ask(scene, what, fits, scene.text)
        return True
    frame = scene.session.frame
    deeds.do(scene, what, (fits or asked)[0], scene.text, photos)
    if frame is not None and scene.session.offer is None:
        flow.ask_again(scene)
    return True


def _asked(scene: Scene) -> tuple[RequestFacts, ...]:
    """What was asked about and not answered, newest question first; none when something else was asked after it."""
    waits = scene.session.frame is not None or scene.session.offer is not None
    asked = [(facts.asked_at, facts) for facts in own(scene) if facts.asked_at is not None]
    last = scene.contact.last_seen
    newest = [(at, facts) for at, facts in asked if not waits or (last is not None and at >= last)]
    return tuple(facts for _, facts in sorted(newest, key=lambda pair: pair[0], reverse=True))


def _answer(scene: Scene) -> bool | None:
    """True for fixed, False for not, None for no answer."""
    if scene.command_name in ("yes", "no"):
        return scene.command_name == "yes"
    if scene.command is not None:
        return None
    number = number_in(scene.text, 2)
    if number in (1, 2):
        return number == 1
    if len(scene.text.split()) > LONGEST:
        return None
    if NO.match(scene.text):
        return False
    said = scene.playbook.wishes.of_a_report(scene.text)
    if said in ("still", "fixed"):
        return said == "fixed"
    return True if YES.match(scene.text) else None


def _reason(scene: Scene) -> str:
    """What an answer says beside yes or no."""
    return NO.sub("", YES.sub("", scene.text)) if number_in(scene.text, 2) is None and scene.command is None else ""


def _are_at_once(asked: tuple[RequestFacts, ...]) -> bool:
    times = [facts.asked_at.timestamp() for facts in asked[:2] if facts.asked_at is not None]
    return max(times) - min(times) < 3600
