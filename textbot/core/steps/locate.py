"""locate: where something is."""

import re
from dataclasses import replace

from textbot.core.choice import numbered
from textbot.core.lookups.lookup import COLLECTION
from textbot.core.needs import OwnRequests, RequestFacts
from textbot.core.places.place import Finding, FindPlace, PhotoPlace, Place
from textbot.core.playbook import Flow, Step
from textbot.core.reports.person import without_number
from textbot.core.rungs.home import HOUSE, UNSURE, known
from textbot.core.scene import Scene
from textbot.core.session import Frame, Offer, Slot
from textbot.core.steps.kind import StepKind
from textbot.core.wording import opened

# What went wrong with a place that was nearly understood -> what to say.
PROBLEMS = {
    "range": "bad_range",
    "no_such_street": "no_such_street",
    "no_crossing": "no_crossing",
    "map_link": "short_link",
}


# What is kept as a place in the resident's own words has at least one word in it.
WORD = re.compile(r"[^\W\d_]{3}")
# A house number and nothing else, small words aside: "oh it's 123, sorry".
BEFORE = (
    "it'?s its it is was oh wait no sorry i meant? think that the at number num near by in on for to around about "
    "front of house should be es en el al del de a que creo como ah digo perd[oó]n disculpe casa n[uú]mero frente "
    "por cerca la\\W+altura la\\W+casa"
)
BEHIND = "sorry please pls plz i think thanks thx maybe then instead perd[oó]n disculpe por favor porfa gracias creo"
NUMBER = re.compile(
    rf"\W*(?:(?:{'|'.join(BEFORE.split())})\W+)*(\d{{1,6}})(?:\W+(?:{'|'.join(BEHIND.split())}))*\W*", re.IGNORECASE
)
# Between two street names of which either may be meant.
BOTH = " & "
# The problems of streets that were understood: what is said next may be a spot on them.
ON_THEM = ("range", "no_crossing")
MOST_CHOICES = 3
# A home that no address was told of, and the place of what was reported last.
HERE = re.compile(
    r"\W*(?:(?:in|at|by|near|behind|outside|in front of|right|here|it'?s|en|es|aqu[ií]|frente a|"
    r"(?:afuera|enfrente|atr[aá]s|detr[aá]s|cerca) de)\W+)*"
    r"(?:my (?:house|home|place|apartment|yard|driveway)|(?:mi|nuestra) (?:casa|departamento|domicilio|yarda|hogar))\W*"
    r"(?:(?:please|sorry|por favor|gracias)\W*)*",
    re.IGNORECASE,
)
SAME = re.compile(
    r"\b(?:same (?:place|spot|address|location|house|corner)|mism[oa] (?:lugar|direcci[oó]n|sitio|esquina|casa))\b",
    re.IGNORECASE,
)


class Locate(StepKind):
    """A question answered with a place."""

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """The place the first text names; for a lookup, else the kept address or the one just talked of. A street
        alone is kept, so that only the spot on it is asked."""
        frame = scene.session.frame
        if frame is None:
            return None
        found: Finding = Finding()
        if sentence.strip():
            found = scene.world(FindPlace(without_number(sentence), scene.language, loose=True))
            found = found if found.places or found.mention else _as_before(scene, sentence)
        says_nowhere = step.lookup is not None and not (found.places or found.mention)
        home = (known(scene).place or _talked_of(scene)) if says_nowhere else None
        if home is not None:
            return Slot(home.text, home)
        place = found.places[0] if len(found.places) == 1 else None
        if place is not None and not _is_enough(scene, step, place):
            scene.keep(frame=replace(frame, street=place.text))
            return None
        if len(found.places) > 1:
            scene.keep(offer=Offer("place", places=found.places))
        if not found.places and (found.outside or found.problem):
            scene.misplaced = found
        return Slot(place.text, place) if place else None

    def ask(self, scene: Scene, step: Step) -> None:
        """Where? Or, knowing part of it: which of these, where on that street, at the photo's place? A place that
        cannot be used is told instead."""
        offer, frame = scene.session.offer, scene.session.frame
        wrong, scene.misplaced = scene.misplaced, None
        if offer is not None and offer.kind == "place":
            _ask_which(scene, offer.places)
        elif wrong is not None:
            _say_why(scene, wrong)
        elif frame is not None and frame.street:
            scene.phrase("where_on_street", street=frame.street)
        elif not _ask_of_photo(scene):
            scene.say(f"{step.path}.say")

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """The place, when it is one and only one; several alike are asked back."""
        found = self._find(scene)
        if len(found.places) == 1 and _is_enough(scene, step, found.places[0]):
            return Slot(found.places[0].text, found.places[0])
        frame = scene.session.frame
        if found.problem == "range" and frame and frame.street and NUMBER.fullmatch(scene.text):
            return _take_number(scene, step, frame, found)
        if len(found.places) == 1 and frame and not frame.street:
            scene.keep(frame=replace(frame, street=found.places[0].text))
            scene.phrase("where_on_street", street=found.places[0].text)
        elif len(found.places) > 1:
            scene.keep(offer=Offer("place", places=found.places))
            _ask_which(scene, found.places)
        return None

    def _find(self, scene: Scene) -> Finding:
        """Look the text up; when a street is known already, first as a spot on that street."""
        frame = scene.session.frame
        spot = on_streets(scene, tuple(frame.street.split(BOTH))) if frame and frame.street else Finding()
        return spot if spot.places or spot.problem else self._look(scene)

    def _look(self, scene: Scene) -> Finding:
        home = known(scene).place if HERE.fullmatch(scene.text) else None
        if home is not None:
            return Finding((home,))
        before = _as_before(scene, scene.text)
        found: Finding = before if before.places else scene.world(FindPlace(scene.text, scene.language, loose=False))
        return found

    def retry(self, scene: Scene, step: Step) -> None:
        """What was understood, and what would help."""
        found = self._find(scene)
        if found.outside or found.problem:
            _say_why(scene, found)
        else:
            if scene.command_name == "no":
                scene.phrase("nothing_to_skip")
            elif HERE.fullmatch(scene.text) or SAME.search(scene.text):
                scene.phrase("home_unknown")
            elif scene.command is None and not scene.playbook.wishes.follow_up(scene.text):
                scene.phrase("retry_locate", understood=" ".join(scene.text.split())[:60])
            self.ask(scene, step)

    def rescue(self, scene: Scene, flow: Flow, step: Step) -> Slot | None:
        """A report keeps the resident's own words, marked as unverified; an answer cannot be given without a place."""
        if scene.command is not None or flow.kind == "answer" or not WORD.search(scene.text):
            return None  # "yes" is nowhere
        asks = "?" in scene.text or scene.playbook.wishes.asked_after(scene.text)
        if asks or self._look(scene).outside or HERE.fullmatch(scene.text):
            return None
        return _in_words(scene)


def on_streets(scene: Scene, streets: tuple[str, ...]) -> Finding:
    """The text as a spot on one of these streets: its house number there, or the street that crosses it. The problem
    of a number that none of them has, or of a street that meets none, is told."""
    number = NUMBER.fullmatch(scene.text)
    findings: list[Finding] = []
    for street in streets:
        joined = f"{number[1]} {street}" if number else f"{street} and {scene.text}"
        findings.append(scene.world(FindPlace(joined, scene.language, loose=False)))
    places = {place.text: place for found in findings for place in found.places if place.kind != "street"}
    if places:
        return Finding(tuple(places.values())[:MOST_CHOICES])
    told = ("range",) if number else ("no_crossing",)
    failed = [found for found in findings if found.problem in told]
    if len(failed) < len(findings):
        return Finding()
    if number and len(number[1]) < 3 and (crossing := _crossing(scene, streets, number[1])):
        return Finding(crossing)
    return replace(failed[0], hint=BOTH.join(streets)) if number else failed[0]


def _as_before(scene: Scene, text: str) -> Finding:
    """ "Same place as last time": where the newest thing this phone reported is; nothing for any other text."""
    if not SAME.search(text):
        return Finding()
    mine: tuple[RequestFacts, ...] = scene.world(OwnRequests())
    newest = next((facts.place for facts in mine if facts.own and facts.confidence != UNSURE), "")
    found: Finding = scene.world(FindPlace(newest, scene.language, loose=False)) if newest else Finding()
    return found


def _talked_of(scene: Scene) -> Place | None:
    """The house that was just looked up for them, or that their waiting report is about; the reply names it."""
    told, waits = scene.session.told, scene.session.parked
    places = [told.place if told else None, *(slot.place for slot in (waits.slots.values() if waits else ()))]
    houses = (place for place in places if place and place.kind == HOUSE and place.confidence != UNSURE)
    return next(houses, None)


def _crossing(scene: Scene, streets: tuple[str, ...], number: str) -> tuple[Place, ...]:
    """The corner with a numbered street, where no house has the number: "Main St", then "5"."""
    found = [scene.world(FindPlace(f"{street} and {number}", scene.language, loose=False)) for street in streets]
    return tuple(place for each in found for place in each.places if place.kind == "intersection")


def _take_number(scene: Scene, step: Step, frame: Frame, found: Finding) -> Slot | None:
    """A number that the street does not have is told once; said again, a report takes it as it is."""
    if frame.tries and step.lookup is None:
        return _in_words(scene)
    scene.keep(frame=replace(frame, tries=frame.tries + 1))
    _say_why(scene, found)
    return None


def _in_words(scene: Scene) -> Slot:
    """The place as the resident wrote it, which is said."""
    frame = scene.session.frame
    words = " ".join(scene.text.split())[:120]
    street = frame.street if frame and not _names(words, frame.street) else ""
    place = Place.in_words(f"{street}: {words}" if street else words)
    scene.phrase("place_unverified", place=place.text)
    return Slot(place.text, place)


def _names(words: str, streets: str) -> bool:
    """Whether the words name one of the streets themselves."""
    said = words.casefold().split()
    return any(street.casefold().split()[:1] == [word] for street in streets.split(BOTH) for word in said)


def _is_enough(scene: Scene, step: Step, place: Place) -> bool:
    """Whether no spot on it need be asked: it is no whole street, or one that lies in a single district or zone where
    that is all that is looked up."""
    if place.kind != "street" or step.lookup is None:
        return place.kind != "street"
    table = scene.playbook.tables.get(step.lookup.table)
    key = "zone" if step.lookup.table == COLLECTION else table.key if table else ""
    return {"district": place.district, "zone": place.zone}.get(key) is not None


def _say_why(scene: Scene, found: Finding) -> None:
    """Why a place that was understood cannot be used: it is another's (whose?), or not on the map."""
    frame = scene.session.frame
    owner = found.owner(frame.flow) if frame else None
    place = opened((found.hint or found.mention or scene.text)[:60])
    if found.problem:
        if frame and found.hint and found.problem in ON_THEM:
            scene.keep(frame=replace(frame, street=found.hint))  # the next text may be the right number alone
        scene.phrase(PROBLEMS[found.problem], street=found.hint or "", place=found.hint or "")
    elif owner is not None and owner.phone:
        scene.phrase("not_ours", place=place, owner=owner.called(scene.language), phone=owner.phone)
    else:
        scene.phrase("not_in_city", place=place)


def _ask_of_photo(scene: Scene) -> bool:
    """Whether a photo of this report tells where it was taken, which is then asked about first."""
    frame = scene.session.frame
    if frame is None or not frame.photos or frame.tries:
        return False
    found: Finding = scene.world(PhotoPlace(frame.photos))
    if len(found.places) != 1:
        return False
    place = found.places[0]
    scene.phrase("near_photo", place=place.text.split(" (")[0])
    scene.keep(offer=Offer("photo_place", places=found.places))
    return True


def _ask_which(scene: Scene, places: tuple[Place, ...]) -> None:
    scene.phrase("which_place", options=numbered(tuple(place.text for place in places), ")"))
