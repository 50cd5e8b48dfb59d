"""Which of a phone's requests a text is about. Asks only when that is truly unclear."""

import re
from datetime import datetime, timedelta

from textbot.core.choice import numbered
from textbot.core.hearing.wishes import reference_in
from textbot.core.match import ASK, FAIR, STOP_WORDS
from textbot.core.needs import OwnRequests, RequestFacts
from textbot.core.places.gazetteer import metres
from textbot.core.places.place import Finding, FindPlace
from textbot.core.rungs.alone import PLACE_LIKE
from textbot.core.scene import Scene
from textbot.core.session import Offer
from textbot.core.threads import telling

# What was reported or spoken of within a day is what a text is about, before anything older.
LATELY = timedelta(days=1)
# A request spoken of this many seconds ago is what the next text is about.
JUST_NOW = 1800
# A request is at the place a text names when it is this near, in metres.
NEAR = 80
# What is done with the one picked of a list: it is told of.
SHOW = "show"
# How few words, and which, pick one of a list that bears no numbers: "the light", "and my pothole?".
PICKING = re.compile(
    r"\W*(?:and |y |what about |how about |just )*(?:the|my|that|el|la|mi|lo del?|los|las|del)\b", re.IGNORECASE
)
FEW = 4
# What speaks of the thing itself, whatever else its words sound like: "they just threw some dirt in it".
OF_IT = re.compile(r"\b(?:it|its|that|them|le|lo|les|nom[aá]s|solo|s[oó]lo|nada m[aá]s)\b", re.IGNORECASE)
# So many stand in a list to choose from.
MOST = 4


def own(scene: Scene) -> tuple[RequestFacts, ...]:
    """What this phone reported or follows, newest first."""
    found: tuple[RequestFacts, ...] = scene.world(OwnRequests())
    return found


def meant(
    scene: Scene, candidates: tuple[RequestFacts, ...], text: str, topic: str | None = None
) -> tuple[RequestFacts, ...]:
    """Those of the candidates a text may mean: one when that is clear, none when it names something else. topic: what
    is left of the text to name it by; all of it when left out."""
    reference = reference_in(text)
    if reference:
        return tuple(facts for facts in candidates if facts.reference == reference)
    fits = _of_kind(scene, candidates, text if topic is None else topic)
    if len(fits) > 1 and PLACE_LIKE.search(text):
        fits = _at_place(scene, fits, text) or fits
    return _latest(scene, fits) if len(fits) > 1 else fits


def ask(scene: Scene, what: str, several: tuple[RequestFacts, ...], text: str) -> None:
    """Which of these? what: the name of what is to be done with it."""
    shown = several[:MOST]
    scene.phrase("which_request", options=numbered(tuple(telling.short(scene, facts) for facts in shown)))
    scene.keep(offer=Offer("which", (what, *(facts.reference for facts in shown)), text), misses=0)


def picked(scene: Scene, shown: tuple[RequestFacts, ...]) -> int | None:
    """The one of a list that has no numbers, by what it is: "the light"."""
    if scene.command is not None or len(scene.text.split()) > FEW or not PICKING.match(scene.text):
        return None
    fits = named(scene, shown, scene.text)
    return shown.index(fits[0]) if len(fits) == 1 else None


def ask_photo(scene: Scene, several: tuple[RequestFacts, ...]) -> None:
    """Which of these is the photo of, or of something new?"""
    shown = several[: MOST - 1]
    names = (*(telling.short(scene, facts) for facts in shown), scene.words("phrases.something_new"))
    scene.phrase("photo_which", options=numbered(names))
    scene.keep(offer=Offer("which", ("photo", *(facts.reference for facts in shown))), misses=0)


def speak_of(scene: Scene, reference: str) -> None:
    """Remember that this request was spoken of just now; "": one that was just made."""
    scene.keep(about=reference, about_at=scene.now.timestamp())


def is_spoken_of(scene: Scene, facts: RequestFacts) -> bool:
    """Whether the last exchanges were about it."""
    return facts.reference == scene.session.about and _just_now(scene)


def _just_now(scene: Scene) -> bool:
    return scene.now.timestamp() - scene.session.about_at < JUST_NOW


def named(scene: Scene, candidates: tuple[RequestFacts, ...], topic: str) -> tuple[RequestFacts, ...]:
    """Those of the candidates whose kind the words name, the spoken-of one where several are; none when they name
    none of them."""
    if STOP_WORDS.issuperset(topic.split()):
        return ()
    scores = _scores(scene, candidates, topic)
    best = max(scores.values(), default=0.0)
    fits = tuple(facts for facts in candidates if best >= ASK and scores.get(facts.flow, 0.0) >= best * FAIR)
    return _latest(scene, fits) if len(fits) > 1 else fits


def _scores(scene: Scene, candidates: tuple[RequestFacts, ...], topic: str) -> dict[str, float]:
    flows = {facts.flow for facts in candidates}
    ranked = scene.playbook.matcher.rank(topic, scene.language)
    return {each.key: each.score for each in ranked if each.kind == "flow" and each.key in flows}


def _of_kind(scene: Scene, candidates: tuple[RequestFacts, ...], topic: str) -> tuple[RequestFacts, ...]:
    """Those of the kind that the words name; none when they surely name another, all when they name none."""
    if STOP_WORDS.issuperset(topic.split()):
        return candidates
    scores = _scores(scene, candidates, topic)
    best = max(scores.values(), default=0.0)
    if best >= ASK:
        return tuple(facts for facts in candidates if scores.get(facts.flow, 0.0) >= best * FAIR)
    return () if scene.decision_on(topic).band == "sure" else candidates


def _at_place(scene: Scene, candidates: tuple[RequestFacts, ...], text: str) -> tuple[RequestFacts, ...]:
    found: Finding = scene.world(FindPlace(text, scene.language, loose=True))
    return tuple(facts for facts in candidates if any(_is_at(facts, place.lat, place.lon) for place in found.places))


def is_elsewhere(scene: Scene, candidates: tuple[RequestFacts, ...], text: str) -> bool:
    """Whether a text names a spot at which none of the candidates is."""
    if not candidates or not PLACE_LIKE.search(text):
        return False
    found: Finding = scene.world(FindPlace(text, scene.language, loose=True))
    spots = [place for place in found.places if place.kind != "street" and place.lat is not None]
    return bool(spots) and not any(_is_at(facts, spot.lat, spot.lon) for facts in candidates for spot in spots)


def _is_at(facts: RequestFacts, lat: float | None, lon: float | None) -> bool:
    if facts.lat is None or facts.lon is None or lat is None or lon is None:
        return False
    return metres((facts.lat, facts.lon), (lat, lon)) <= NEAR


def _latest(scene: Scene, candidates: tuple[RequestFacts, ...]) -> tuple[RequestFacts, ...]:
    """The one spoken of just now, or the only one of the last day; else all."""
    spoken = tuple(facts for facts in candidates if is_spoken_of(scene, facts))
    if spoken:
        return spoken
    lately = tuple(facts for facts in candidates if scene.now - _moment(facts) < LATELY)
    return lately if len(lately) == 1 else candidates


def _moment(facts: RequestFacts) -> datetime:
    return max(facts.created_at, facts.asked_at or facts.created_at)
