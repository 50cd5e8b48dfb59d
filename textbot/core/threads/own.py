"""Rungs for what is said of a report already sent: it is done to the right one, and asked which only when unclear."""

import re

from textbot.core import flow
from textbot.core.choice import number_in, pick
from textbot.core.match import STOP_WORDS
from textbot.core.needs import RequestFacts
from textbot.core.rungs.alone import PLACE_LIKE
from textbot.core.scene import Scene
from textbot.core.session import Offer
from textbot.core.threads import beside, correcting, deeds, telling, which
from textbot.core.threads.which import own

# Words right after a report was sent belong to it, for so many seconds.
FRESH = 600
# So many words tell something; fewer may be anything.
TELLING = 3
# Endings of a text that takes back what is still being told: "never mind, it's fixed".
DROPPING = ("withdraw", "fixed")
# What may be said of another report while one is being told.
OF_ANOTHER = ("still", "fixed")
# How a text goes on about what was just said: "also there is glass around it".
GOING_ON = frozenset(
    "also and its it there theres the be please watch y tambien ademas esta es hay el la tengan".split()
)

# How a question begins that bears no mark; "can you tell them to ..." may well be a note.
ASKING = re.compile(
    r"^(?:(?:and|so|but|ok|y|pero|entonces|oiga)\s+)?(?:when|why|how|who|where|which|what(?!\s+an?\b)|whats|do\s+i|does\s+it|did|"
    r"(?:is|are|was|were|will|has|have)\s+(?:it|they|you|u|i|there|this|that|someone|somebody|anyone|anybody|we)|"
    r"cu[aá]ndo|cu[aá]nto|cu[aá]ntos|por\s+qu[eé]|qu[eé]\s+(?:d[ií]a|hora|pasa|tengo|hago|debo|necesito|sigue)|c[oó]mo|d[oó]nde|qui[eé]n|tengo\s+que|puedo|hay\s+que)\b",
    re.IGNORECASE,
)


def of_own(scene: Scene) -> bool:
    """Taken back, corrected, still there, fixed, more of it: of the request it is about."""
    what = scene.playbook.wishes.of_a_report(scene.text) if scene.command is None else ""
    if not what:
        return False
    if scene.session.frame is not None:
        return _in_progress(scene, what)
    candidates = _candidates(scene, what)
    topic = scene.playbook.wishes.topic_of(what, scene.text)
    fits = which.meant(scene, candidates, scene.text, topic)
    if what == "still" and which.is_elsewhere(scene, fits, scene.text):
        return False  # "there's still a pothole at 500 Elm" is a report of its own
    photos = (scene.message.sid,) if scene.message.photos else ()
    if not fits:
        return _of_none(scene, what, topic)
    if len(fits) == 1:
        deeds.do(scene, what, fits[0], scene.text, photos)
        beside.take_up(scene, what, fits[0])
    else:
        scene.keep(photos=(*scene.session.photos, *photos))
        which.ask(scene, what, fits, scene.text)
    return True


def take_back(scene: Scene) -> None:
    """A bare "cancel my report" with none in progress: the one spoken of, or which; where none can be taken back, how
    the newest stands."""
    fits = which.meant(scene, _candidates(scene, "withdraw"), "", "") or own(scene)[:1]
    if not fits:
        scene.phrase("status_none")
    elif len(fits) == 1:
        deeds.do(scene, "withdraw", fits[0], scene.text, ())
    else:
        which.ask(scene, "withdraw", fits, scene.text)


def never_mind(scene: Scene) -> bool:
    """ "Never mind" right after a report was sent: is it meant?"""
    if not _is_fresh(scene):
        return False
    live = tuple(facts for facts in own(scene) if facts.own and facts.status in telling.LIVE)
    if not live:
        return False
    scene.phrase("take_back", what=telling.short(scene, live[0]), reference=live[0].reference)
    scene.keep(offer=Offer("take_back", (live[0].reference,), scene.text))
    return True


def given_up(scene: Scene) -> bool:
    """ "Actually never mind", "ya vinieron, olvídelo": the report in progress is dropped, one just
    sent is asked about."""
    if scene.command is not None or not scene.playbook.wishes.given_up(scene.text):
        return False
    if scene.session.frame is None and scene.session.photos:
        flow.drop(scene, "thrown_away")  # the photo that waits for its report
        return True
    if scene.session.frame is None:
        return never_mind(scene)
    flow.drop(scene, "left_flow")
    return True


def more(scene: Scene) -> bool:
    """Words right after a report was sent, which ask for nothing that is known: they are added to it."""
    if not _is_fresh(scene) or scene.command is not None or scene.session.frame is not None:
        return False
    words = scene.text.split()
    goes_on = bool(words) and words[0].casefold().strip("',") in GOING_ON
    if ASKING.match(scene.text) or len(words) < TELLING:
        return False
    if "?" in scene.text or "¿" in scene.text or (scene.decision.band == "ask" and not goes_on):
        return False
    newest = next((facts for facts in own(scene) if _is_latest(scene, facts)), None)
    if newest is None or (scene.decision.band == "sure" and not (goes_on and _is_of_it(scene, newest))):
        return False
    if correcting.slip(scene, newest):
        return True
    deeds.do(scene, "add", newest, scene.text, (scene.message.sid,) if scene.message.photos else ())
    scene.keep(offer=Offer("added", (newest.reference,), scene.text))
    return True


def _is_of_it(scene: Scene, newest: RequestFacts) -> bool:
    """Whether words that sound like a report go on about the one just sent: "also it popped my tire"."""
    same = f"{scene.decision.candidates[0].kind}:{scene.decision.candidates[0].key}" == f"flow:{newest.flow}"
    return same and which.OF_IT.search(scene.text) is not None and not PLACE_LIKE.search(scene.text.partition(" ")[2])


def photo(scene: Scene) -> bool:
    """A photo without words goes to the request spoken of; one that stands alone is asked about."""
    if scene.message.photos == 0 or scene.text.strip() or scene.session.frame is not None:
        return False
    live = tuple(facts for facts in own(scene) if facts.status in telling.LIVE)
    fits = which.meant(scene, live, "", "")
    latest = tuple(facts for facts in fits if _is_latest(scene, facts))
    if len(latest) == 1:
        deeds.do(scene, "add", latest[0], "", (scene.message.sid,))
        return True
    if not fits:
        return False
    scene.keep(photos=(*scene.session.photos, scene.message.sid)[-flow.MOST_PHOTOS :])
    which.ask_photo(scene, fits)
    return True


def take_which(scene: Scene, asked: Offer) -> bool:
    """The request picked, by number or words; the last of a photo's list is something new."""
    what, *references = asked.options
    known = {facts.reference: facts for facts in own(scene)}
    shown = tuple(telling.short(scene, known[each]) if each in known else each for each in references)
    new = (scene.words("phrases.something_new"),) if what == "photo" else ()
    number = pick(scene.text, (*shown, *new))
    if what == which.SHOW:
        number = which.picked(scene, tuple(known[each] for each in references if each in known))
    if number is None and len(references) == 1 and scene.command_name in ("yes", "ok"):
        number = 0
    if number is None and new and scene.command_name == "no":
        number = len(references)
    if number is None:
        return False
    scene.keep(offer=None, misses=0)
    if number == len(references) or references[number] not in known:
        scene.phrase("photo_about")
        return True
    photos = scene.session.photos
    scene.keep(photos=())
    deeds.do(scene, "add" if what == "photo" else what, known[references[number]], asked.text, photos)
    return True


def take_evidence(scene: Scene, asked: Offer) -> bool:
    """A photo or a few words of what is not fixed."""
    facts = _of(scene, asked)
    said = scene.command is None and number_in(scene.text) is None and not _is_new_matter(scene)
    if facts is None or not (scene.message.photos or (said and scene.text.strip())):
        return False
    deeds.do(scene, "add", facts, scene.text, (scene.message.sid,) if scene.message.photos else ())
    return True


def _is_new_matter(scene: Scene) -> bool:
    """Whether the words are surely about something else: a question, an answer, or a report with its own place."""
    best = scene.decision.candidates[0] if scene.decision.band == "sure" else None
    if best is None:
        return False
    if best.kind != "flow" or not which.OF_IT.search(scene.text):
        return True
    return bool(ASKING.match(scene.text)) or bool(PLACE_LIKE.search(scene.text))


def take_corrected(scene: Scene, asked: Offer) -> bool:
    """What is right; words that name no place staff get with the request."""
    facts = _of(scene, asked)
    if facts is None or scene.command is not None:
        return False
    if correcting.take(scene, asked, facts):
        which.speak_of(scene, facts.reference)
        return True
    if scene.decision.band == "sure":
        return False
    deeds.do(scene, "add", facts, f"{asked.text} / {scene.text}", ())
    return True


def take_take_back(scene: Scene, asked: Offer) -> bool:
    """YES takes it back."""
    facts = _of(scene, asked)
    if scene.command_name not in ("yes", "no") or facts is None:
        return False
    scene.keep(offer=None, misses=0)
    if scene.command_name == "yes":
        deeds.do(scene, "withdraw", facts, asked.text, ())
    else:
        scene.phrase("kept_report", reference=facts.reference)
    return True


def take_added(scene: Scene, asked: Offer) -> bool:
    """ "No" or "2": those words were about something else; anything more is a text of its own."""
    if scene.command_name != "no" and pick(scene.text, ("", "")) != 1:
        return False
    scene.keep(offer=None, misses=0, about_at=0.0)
    scene.phrase("something_else")
    return True


def _in_progress(scene: Scene, what: str) -> bool:
    """The report being told is dropped or put right; another one, sent before, is meant where its kind is named; other
    words may answer the question that waits."""
    if what == "correct":
        return correcting.in_progress(scene)
    if what in OF_ANOTHER and _of_another(scene, what):
        return True
    first = scene.playbook.keywords.command(scene.text.replace(";", ",").partition(",")[0])
    if what == "withdraw" or (what in DROPPING and first is not None and first.name in ("never_mind", "no")):
        flow.drop(scene, "thrown_away")
        return True
    return False


def _of_another(scene: Scene, what: str) -> bool:
    """ "Thanks for fixing the light" while a pothole is being reported."""
    frame = scene.session.frame
    others = tuple(facts for facts in _candidates(scene, what) if frame is not None and facts.flow != frame.flow)
    named = which.named(scene, others, scene.playbook.wishes.topic_of(what, scene.text))
    if len(named) != 1:
        return False
    deeds.do(scene, what, named[0], scene.text, (scene.message.sid,) if scene.message.photos else ())
    scene.keep(offer=None)  # what waits is the report's own question
    flow.ask_again(scene)
    return True


def _candidates(scene: Scene, what: str) -> tuple[RequestFacts, ...]:
    """What it may be done to. What is done can be not fixed after all, or be thanked for, but not taken back."""
    mine = tuple(facts for facts in own(scene) if facts.status != "withdrawn")
    live = tuple(facts for facts in mine if facts.status in telling.LIVE)
    if what in ("withdraw", "add", "correct"):
        return live
    return mine


def _of_none(scene: Scene, what: str, topic: str) -> bool:
    """Nothing of this phone's is meant: what the words name is served, and what they name nothing of is asked."""
    named = scene.decision.band == "ask" and not STOP_WORDS.issuperset(topic.split())
    if scene.decision.band == "sure" or named or what in ("add", "correct"):
        return False
    scene.phrase("thanks" if what == "fixed" else "status_none")
    return True


def _of(scene: Scene, asked: Offer) -> RequestFacts | None:
    return next((facts for facts in own(scene) if facts.reference == asked.options[0]), None)


def _is_fresh(scene: Scene) -> bool:
    return scene.now.timestamp() - scene.session.about_at < FRESH and scene.session.offer is None


def _is_latest(scene: Scene, facts: RequestFacts) -> bool:
    """Whether it is the one spoken of, or the one sent, just now."""
    if which.is_spoken_of(scene, facts):
        return True
    made = scene.session.about == "" and scene.now.timestamp() - scene.session.about_at < which.JUST_NOW
    return made and abs(facts.created_at.timestamp() - scene.session.about_at) < 5
