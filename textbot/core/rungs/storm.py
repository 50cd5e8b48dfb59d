"""Storm mode in a turn: the banner first, what everybody texts about gathered, reports that may wait kept for later."""

import re
from dataclasses import replace

from textbot.core import flow
from textbot.core.effects import HandOff, HoldReport, JoinIncident, OptIn, OptOut
from textbot.core.hearing.notice_questions import asks_about
from textbot.core.places.place import Finding, FindPlace, Place
from textbot.core.playbook import Incident
from textbot.core.reports import bounds
from textbot.core.scene import FIRST_LINE, LONGEST, SHORT_LINE, Scene
from textbot.core.segments import count
from textbot.core.session import Frame, Offer, Session, Weather, stacked
from textbot.core.storm import AGAIN, Storm, incident_in
from textbot.core.turn import Reply
from textbot.core.wording import REFERENCE
from textbot.core.words import fold

BANNER = "storm.banner"
"""Where the words of a banner come from: no file, but whoever turned storm mode on."""
# What is still said when a report is put off; the rest asked for more of it.
KEPT = ("answers.", "situations.", "city.fixed.", "phrases.storm_", "phrases.language_set")
# Who sounds so gets a person or 911, and nothing else first.
GRAVE = ("emergency", "distress")
CARRIER = ("stop", "start", "help")
# So short a text is about nothing else.
FEW_WORDS = 4
# A text that may name a place; looking costs a moment, and in a storm many come at once.
PLACE_LIKE = re.compile(r"\d|&|\b(?:and|y)\b", re.IGNORECASE)


def gathered(scene: Scene) -> bool:
    """What everybody texts about: one more of those, who is told its number; no question is asked."""
    storm = scene.storm
    if storm is None or scene.command is not None or flow.hears_free_text(scene):
        return False
    found = _incident(scene, storm) or _asked_after(scene, storm)
    if found is None:
        return False
    _warn(scene, found)
    title, weather = scene.words(f"{found.path}.title"), _weather(scene, storm)
    scene.do(JoinIncident(storm.id, found.key, _place(scene)))
    scene.phrase("storm_known" if found.key in weather.joined else "storm_noted", title=title, reference=REFERENCE)
    scene.keep(storm=replace(weather, joined=tuple(dict.fromkeys((*weather.joined, found.key)))), misses=0)
    flow.ask_again(scene)
    return True


def hold_back(scene: Scene) -> None:
    """A report that may wait is put aside with what was told, and the resident hears so once."""
    storm = scene.storm
    while storm is not None and scene.session.frame is not None and scene.session.frame.flow in storm.pauses:
        _put_aside(scene, storm, scene.session.frame)


def cover(scene: Scene) -> None:
    """The banner goes first: on a resident's first text of a storm, and again after a while."""
    storm = scene.storm
    if storm is None or not _may_cover(scene):
        return
    weather, now = _weather(scene, storm), scene.now.timestamp()
    if weather.at and now - weather.at < AGAIN.total_seconds():
        _drop_first_line(scene)
        return
    said, session = scene.replies[:], scene.session
    scene.replies.insert(0, Reply(storm.banner(scene.language), BANNER))
    _drop_first_line(scene)
    if scene.length > LONGEST:
        _offer_rest(scene)
    if scene.length > LONGEST:
        scene.session, scene.replies[:] = session, said  # a question in the middle of a report: next time
        return
    scene.keep(storm=replace(weather, at=now))


def take_up(scene: Scene) -> None:
    """The storm is over: whoever texts hears that their report can go on."""
    weather = scene.session.storm
    if scene.storm is not None or weather is None or not weather.held:
        return
    paused, busy = scene.session.paused, scene.session.frame or scene.session.offer
    if paused is not None and (busy or not scene.replies or scene.kind != "reply"):
        return
    scene.keep(storm=replace(weather, held=False))
    if paused is not None:
        scene.phrase("storm_over", title=scene.title(f"flow:{paused.flow}"))
        if scene.too_long:
            scene.replies.pop()


def _incident(scene: Scene, storm: Storm) -> Incident | None:
    """By its words, unless the matcher is sure that a longer text is about something else; or by what the matcher is
    sure of, where the text names its option."""
    known = tuple(each for each in scene.playbook.incidents if each.key in storm.incidents)
    found = incident_in(scene.text, known)
    if found is not None and len(scene.text.split()) <= FEW_WORDS:
        return found
    best = scene.decision.candidates[0] if scene.decision.band == "sure" else None
    if found is not None:
        return found if best is None or best.key == found.flow else None
    if best is None or best.kind != "flow":
        return None
    return next((each for each in known if each.flow == best.key and _names(scene, each)), None)


def _asked_after(scene: Scene, storm: Storm) -> Incident | None:
    """The one they told of last, when a text asks "when is it back?", naming nothing of its own."""
    told = [key for key in _weather(scene, storm).joined if key in storm.incidents] if asks_about(scene.text) else []
    return next((each for each in scene.playbook.incidents if told and each.key == told[-1]), None)


def _names(scene: Scene, incident: Incident) -> bool:
    """Whether the text says what the incident fills in."""
    of = scene.playbook.flows[incident.flow]
    options = [(step, value) for name, value in incident.slots.items() if (step := of.step(name)) is not None]
    said = f" {fold(scene.text)} "
    return bool(options) and all(
        any(f" {word} " in said for word in option.heard)
        for step, value in options
        for option in step.options
        if option.key == value
    )


def _warn(scene: Scene, incident: Incident) -> None:
    """Wires down, sparks: whom to call comes before all else."""
    found = next((each for each in scene.playbook.flows[incident.flow].safety if each.in_text(scene.text)), None)
    if found is not None and found.emergency is None:
        scene.say(f"{found.path}.say")


def _place(scene: Scene) -> Place | None:
    """Where they say it is, when the map knows it."""
    if not PLACE_LIKE.search(scene.text):
        return None
    found: Finding = scene.world(FindPlace(scene.text, scene.language, loose=True))
    return found.places[0] if len(found.places) == 1 and found.places[0].lat is not None else None


def _put_aside(scene: Scene, storm: Storm, frame: Frame) -> None:
    weather, before = _weather(scene, storm), scene.session
    scene.session = before.done()
    scene.keep(paused=stacked(replace(frame, beneath=None), before.paused), offer=None, misses=0)
    scene.replies[:] = [each for each in scene.replies if _is_kept(each.made_by)]
    scene.keep(storm=replace(weather, held=True))
    scene.do(HoldReport(storm.id, frame.flow))
    was_there = frame.flow in _begun(scene.before)
    scene.phrase("storm_paused_kept" if was_there else "storm_paused", title=scene.title(f"flow:{frame.flow}"))
    if scene.session.frame is not None and scene.session.frame.flow not in storm.pauses:
        flow.ask_again(scene)


def _is_kept(path: str) -> bool:
    return path.startswith(KEPT) or bounds.is_warning(path)


def _may_cover(scene: Scene) -> bool:
    settled = scene.command_name in CARRIER or scene.has(OptOut, OptIn)
    grave = any(isinstance(each, HandOff) and each.reason in GRAVE for each in scene.effects)
    return bool(scene.replies) and scene.kind == "reply" and not (settled or grave)


def _drop_first_line(scene: Scene) -> None:
    """Who writes stands in the banner: the line that tells it again waits for a reply with room in its segment, or for
    the storm's end."""
    if count(scene.turn().text).parts == 1:
        return
    kept = [each for each in scene.replies if each.made_by not in (FIRST_LINE, SHORT_LINE)]
    if len(kept) < len(scene.replies):
        scene.replies[:] = kept
        scene.keep(unnamed=True)


def _offer_rest(scene: Scene) -> None:
    """An answer that has no room below the banner comes when they reply YES."""
    told = scene.session.told
    if told is None or told.at != scene.now.timestamp() or scene.session.frame is not None:
        return
    if not any(each.made_by.startswith("answers.") for each in scene.replies):
        return
    scene.replies[:] = scene.replies[:1]
    scene.phrase("next_offer", title=scene.title(told.choice))
    scene.keep(offer=Offer("next", (told.choice,), told.text))


def _weather(scene: Scene, storm: Storm) -> Weather:
    """What they were told in this storm."""
    known = scene.session.storm
    if known is not None and known.id == storm.id:
        return known
    return Weather(storm.id, held=known.held if known is not None else False)


def _begun(session: Session) -> frozenset[str]:
    """Keys of the flows that are in progress, parked or set aside."""
    found = set()
    for frame in (session.frame, session.parked, session.paused):
        while frame is not None:
            found.add(frame.flow)
            frame = frame.beneath
    return frozenset(found)
