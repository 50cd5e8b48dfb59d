"""The answer to "fixed? 1 yes 2 no": taken when it was the last that was asked, whatever waited before."""

import re

from textbot.core import flow
from textbot.core.choice import number_in
from textbot.core.needs import RequestFacts
from textbot.core.scene import Scene
from textbot.core.threads import deeds, telling, which
from textbot.core.threads.which import own

# "2, the hole is still there", "no it's worse": an answer and its reason.
YES = re.compile(r"^\W*(?:1|yes|yeah|yea|yep|yup|s[ií]|sip|sim[oó]n)\b[\W\s]*", re.IGNORECASE)
NO = re.compile(r"^\W*(?:2|no|nope|nah|naw|nel|nop)\b[\W\s]*", re.IGNORECASE)
LONGEST = 40
# "No, ..." answers; without the mark "no" may begin another matter: "no pasó la basura".
NO_AND = re.compile(r"^\W*(?:no\s*(?:[,.;:!-]|$)|nope|nah|naw|nel|nop)", re.IGNORECASE)
# Commands that may be an answer all the same: "perfect", "all good".
KIND = ("ok", "thanks")
LATER = "later"
# A text's own time and the turn it leads to are at most so many seconds apart.
SAME_MOMENT = 5


def verified(scene: Scene) -> bool:
    """Yes or no to the newest such question; which repair, when several were asked about at once."""
    plain, loose = _answer(scene), _loosely(scene)
    if not (plain or loose) or scene.contact.last_seen is None:
        return False
    asked = _asked(scene)
    counts = loose and any(_is_last(scene, facts) for facts in asked)
    what = loose if counts and (loose != "fixed" or not plain) else plain
    if not asked or not what:
        return False
    if what == LATER:
        _wait(scene, asked[0])
        return True
    return _done(scene, what, asked, is_of_it=bool(counts and which.OF_IT.search(scene.text)))


def _done(scene: Scene, what: str, asked: tuple[RequestFacts, ...], *, is_of_it: bool) -> bool:
    """The answer is done to the repair it is about; False when the text names another matter. is_of_it: it speaks of
    what was asked about just before."""
    fits = which.meant(scene, asked, scene.text, _reason(scene))
    if not (fits or is_of_it) and what == "still" and scene.command is None and not NO_AND.match(scene.text):
        return False
    photos = (scene.message.sid,) if scene.message.photos else ()
    if len(fits) > 1 and _are_at_once(fits):
        which.ask(scene, what, fits, scene.text)
        return True
    frame = scene.session.frame
    deeds.do(scene, what, (fits or asked)[0], scene.text, photos)
    if frame is not None and scene.session.offer is None:
        flow.ask_again(scene)
    return True


def _wait(scene: Scene, facts: RequestFacts) -> None:
    """Nobody has looked: the question stands, and is heard when they have."""
    scene.phrase("verify_later", what=telling.short(scene, facts))
    which.speak_of(scene, facts.reference)
    scene.keep(misses=0)
    flow.ask_again(scene)


def _is_last(scene: Scene, facts: RequestFacts) -> bool:
    """Whether the question of it was the last thing said, or it was spoken of in the last exchange."""
    last = scene.contact.last_seen
    if last is None or facts.asked_at is None:
        return False
    about = facts.reference == scene.session.about and last.timestamp() <= scene.session.about_at + SAME_MOMENT
    return facts.asked_at >= last or about


def _asked(scene: Scene) -> tuple[RequestFacts, ...]:
    """What was asked about and not answered, newest question first; none when something else was asked after it."""
    waits = scene.session.frame is not None or scene.session.offer is not None
    asked = [(facts.asked_at, facts) for facts in own(scene) if facts.asked_at is not None]
    last = scene.contact.last_seen
    newest = [(at, facts) for at, facts in asked if not waits or (last is not None and at >= last)]
    return tuple(facts for _, facts in sorted(newest, key=lambda pair: pair[0], reverse=True))


def _answer(scene: Scene) -> str:
    """What the text answers at any time: "fixed", "still", "" for nothing."""
    if scene.command_name in ("yes", "no"):
        return "fixed" if scene.command_name == "yes" else "still"
    if scene.command is not None:
        return ""
    number = number_in(scene.text, 2)
    if number in (1, 2):
        return "fixed" if number == 1 else "still"
    if len(scene.text.split()) > LONGEST:
        return ""
    if NO.match(scene.text):
        return "still"
    said = scene.playbook.wishes.of_a_report(scene.text)
    if said in ("still", "fixed"):
        return said
    return "fixed" if YES.match(scene.text) else ""


def _loosely(scene: Scene) -> str:
    """What a few words answer right after the question: "fixed", "still", LATER, "" for nothing."""
    if scene.command_name == "unsure":
        return LATER
    asks = "?" in scene.text or "¿" in scene.text
    if asks or (scene.command is not None and scene.command_name not in KIND) or len(scene.text.split()) > LONGEST:
        return ""
    if number_in(scene.text, 2) is not None:
        return ""
    wishes = scene.playbook.wishes
    if wishes.not_seen(scene.text):
        return LATER
    if wishes.unmended(scene.text):
        return "still"
    return "fixed" if wishes.mended(scene.text) else ""


def _reason(scene: Scene) -> str:
    """What an answer says beside yes or no."""
    return NO.sub("", YES.sub("", scene.text)) if number_in(scene.text, 2) is None and scene.command is None else ""


def _are_at_once(asked: tuple[RequestFacts, ...]) -> bool:
    times = [facts.asked_at.timestamp() for facts in asked[:2] if facts.asked_at is not None]
    return max(times) - min(times) < 3600
