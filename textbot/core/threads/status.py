"""How is my report? By its number, its place, its kind, or all of this phone's."""

from datetime import timedelta

from textbot.core import flow
from textbot.core.hearing.wishes import StatusWish
from textbot.core.match import ASK
from textbot.core.needs import RequestByReference, RequestFacts, RequestsAt
from textbot.core.places.place import Finding, FindPlace
from textbot.core.scene import LONGEST, Scene
from textbot.core.session import Offer
from textbot.core.threads import telling, which
from textbot.core.threads.which import own
from textbot.core.turn import Reply

LINES = 3
# A place's requests: so near, in metres, and so new.
NEAR, SINCE = 40, timedelta(days=90)
# What was answered so many seconds ago may still be asked about.
FRESH = 600


def status_wish(scene: Scene) -> bool:
    """How is my report? A step in progress is asked again after it."""
    wish = scene.playbook.wishes.status_wish(scene.text)
    if wish is None:
        return False
    tell(scene, wish)
    flow.ask_again(scene)
    return True


def asked_after(scene: Scene) -> bool:
    """ "When are they coming?" of somebody who waits for something."""
    wishes = scene.playbook.wishes
    how_long = wishes.how_long(scene.text)
    if how_long and scene.session.frame is not None:
        return False  # of the report that is being told
    waits = (how_long or wishes.waited(scene.text)) and bool(own(scene))
    if scene.command is not None or not (waits or wishes.asked_after(scene.text)):
        return False
    if _answered_just_now(scene) or (scene.session.frame is not None and not own(scene)):
        return False  # "when do they come?" asks after the trash truck
    tell(scene, StatusWish())
    flow.ask_again(scene)
    return True


def _answered_just_now(scene: Scene) -> bool:
    """Whether an answer was the last thing told, which the question then goes on about."""
    told = scene.session.told
    if told is None or scene.now.timestamp() - told.at > FRESH:
        return False
    of = scene.playbook.flows.get(told.choice.partition(":")[2]) if told.choice.startswith("flow:") else None
    return of is None or of.kind == "answer"


def own_reports(scene: Scene) -> None:
    """STATUS alone."""
    tell(scene, StatusWish())
    flow.ask_again(scene)


def tell(scene: Scene, wish: StatusWish) -> None:
    """By reference, by place, by kind; else all of this phone's."""
    if wish.reference:
        _one(scene, wish.reference)
        return
    place = _place(scene, wish.topic)
    if place is not None:
        _at(scene, *place)
        return
    mine = own(scene)
    meant = _flow_of(scene, wish.topic) if wish.topic else None
    _lines(scene, tuple(facts for facts in mine if facts.flow == meant) or mine)


def _one(scene: Scene, reference: str) -> None:
    facts: RequestFacts | None = scene.world(RequestByReference(reference))
    if facts is not None and (facts.own or facts.follows):
        scene.replies.append(telling.line(scene, facts))
        which.speak_of(scene, reference)
    elif facts is not None and telling.is_public(scene, facts):
        title, state = telling.title(scene, facts), telling.state(scene, facts)
        scene.phrase("status_other", reference=reference, title=title, state=state)
    else:
        scene.phrase("status_unknown", reference=reference)  # what nobody else may know of is not there, either


def _at(scene: Scene, text: str, lat: float, lon: float) -> None:
    """What is known at a place: this phone's own, and what anybody may know."""
    day = (scene.now - SINCE).replace(hour=0, minute=0, second=0, microsecond=0)
    found: tuple[RequestFacts, ...] = scene.world(RequestsAt(lat, lon, NEAR, day))
    shown = tuple(each for each in found if each.own or each.follows or _is_shown(scene, each))
    if not shown:
        scene.phrase("status_none_at", place=text)
        return
    _lines(scene, shown, "status_there")


def _is_shown(scene: Scene, facts: RequestFacts) -> bool:
    """What anybody may know of, and is of use to know."""
    return telling.is_public(scene, facts) and facts.status != "withdrawn"


def _lines(scene: Scene, about: tuple[RequestFacts, ...], heading: str = "status_many") -> None:
    if not about:
        scene.phrase("status_none")
        return
    if len(about) == 1:
        scene.replies.append(telling.line(scene, about[0]))
        which.speak_of(scene, about[0].reference)
        return
    lines = [scene.words(f"phrases.{heading}")]
    for facts in sorted(about, key=lambda each: each.status not in telling.LIVE)[:LINES]:
        line = telling.line(scene, facts).text
        if len("\n".join([*lines, line])) <= LONGEST:
            lines.append(line)
    scene.replies.append(Reply("\n".join(lines), f"phrases.{heading}"))
    mine = tuple(facts.reference for facts in about if facts.own or facts.follows)
    if scene.session.frame is None and mine:
        scene.keep(offer=Offer("which", (which.SHOW, *mine[:LINES])))


def _place(scene: Scene, topic: str | None) -> tuple[str, float, float] | None:
    """The place that a question names beside its other words."""
    if not topic or not any(map(str.isdigit, topic)) and " and " not in f" {scene.text} " and "&" not in scene.text:
        return None
    found: Finding = scene.world(FindPlace(scene.text, scene.language, loose=True))
    place = found.places[0] if len(found.places) == 1 else None
    if place is None or place.lat is None or place.lon is None or place.kind == "street":
        return None
    return place.text, place.lat, place.lon


def _flow_of(scene: Scene, topic: str) -> str | None:
    ranked = scene.playbook.matcher.rank(topic, scene.language)
    return next((each.key for each in ranked if each.kind == "flow" and each.score >= ASK), None)
