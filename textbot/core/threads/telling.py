"""A request in words: what it is, where, how it stands and when a crew is due."""

from datetime import date, timedelta

from textbot.core.days.calendar import OfficeHours, say_short_date, say_weekday
from textbot.core.needs import RequestFacts
from textbot.core.reports.public import shown_place
from textbot.core.scene import Scene
from textbot.core.turn import Reply
from textbot.core.wording import opened

LIVE = ("open", "in_progress")
# What the last event of an open request adds to its status.
OPEN_BY_EVENT = {"pushed": "pushed", "reopened": "reopened", "escalated": "escalated"}
# A day within so many days is told by its weekday.
SOON = 7


def title(scene: Scene, facts: RequestFacts) -> str:
    """What kind of thing it is: "pothole"."""
    known = scene.playbook.flows.get(facts.flow)
    return scene.words(f"{known.path}.title") if known else facts.flow


def where(scene: Scene, facts: RequestFacts) -> str:
    """The place as the asking contact may hear it: all of it for who reported it, else what the kind's rule allows;
    "" for nothing."""
    if facts.own:
        return facts.place
    known = scene.playbook.flows.get(facts.flow)
    block = scene.playbook.template("phrases.place_block", scene.language)
    shown = shown_place(known.public if known else "none", facts.place, None, None, facts.confidence, block)
    return shown.text if shown else ""


def is_public(scene: Scene, facts: RequestFacts) -> bool:
    """Whether anybody may know of it."""
    known = scene.playbook.flows.get(facts.flow)
    return known is not None and known.public in ("place", "block")


def state(scene: Scene, facts: RequestFacts) -> str:
    """How it stands, with the day a crew is due while one is: "sent to the crew, due by Thursday"."""
    return _with_due(scene, facts, _bare_state(scene, facts))


def _bare_state(scene: Scene, facts: RequestFacts) -> str:
    said = scene.words(f"phrases.state_{_state_key(facts)}")
    if facts.last is not None and facts.last.words:
        said = scene.words("phrases.state_words", state=said, words=facts.last.words)
    return said


def _since(scene: Scene, facts: RequestFacts, day: str) -> str:
    """How it stands, with the day it came to that: "received Nov 18, no crew sent yet", "fixed (Nov 20)"."""
    if _state_key(facts) == "open" and not (facts.last is not None and facts.last.words):
        return scene.words("phrases.state_received", date=day)
    return scene.words("phrases.state_since", state=_bare_state(scene, facts), date=day)


def _with_due(scene: Scene, facts: RequestFacts, said: str) -> str:
    day = due(scene, facts)
    return said if day is None else scene.words("phrases.state_due", state=said, day=_day(scene, day))


def due(scene: Scene, facts: RequestFacts) -> date | None:
    """The day by which it is usually done; None once it is done, was done in vain, or that day has passed."""
    known = scene.playbook.flows.get(facts.flow)
    late = facts.last is not None and facts.last.kind in ("reopened", "escalated")
    if facts.status not in LIVE or facts.verified or late or known is None or known.expected_days is None:
        return None
    made = facts.created_at.astimezone(scene.now.tzinfo).date()
    day = working_days_after(made, known.expected_days[1], scene.playbook.city.hours)
    return day if day >= scene.now.date() else None


def working_days_after(day: date, count: int, hours: OfficeHours) -> date:
    """The day that comes `count` working days later; days when the office is always closed count as any."""
    for _ in range(count * 4):
        if count <= 0:
            break
        day += timedelta(days=1)
        count -= hours.span(day) is not None or not hours.opens
    return day


def made_on(scene: Scene, facts: RequestFacts) -> str:
    """When it was reported: "Nov 18"."""
    return say_short_date(facts.created_at.astimezone(scene.now.tzinfo).date(), scene.language)


def line(scene: Scene, facts: RequestFacts) -> Reply:
    """One request with its last real event, for who reported or follows it."""
    moment = facts.last.at if facts.last else facts.updated_at
    day = say_short_date(moment.astimezone(scene.now.tzinfo).date(), scene.language)
    since = _since(scene, facts, day)
    values = {"reference": facts.reference, "title": opened(title(scene, facts))}
    place = where(scene, facts)
    path = "phrases.status_line" if place else "phrases.status_line_bare"
    return Reply(scene.words(path, **values, place=place, state=_with_due(scene, facts, since)), path)


def short(scene: Scene, facts: RequestFacts) -> str:
    """What tells it from the others: "pothole at Elm St & 5th St"."""
    place = where(scene, facts)
    path = "phrases.request_at" if place else "phrases.request_of"
    return scene.words(path, title=title(scene, facts), place=place, date=made_on(scene, facts))


def _state_key(facts: RequestFacts) -> str:
    if facts.verified and facts.status != "withdrawn":
        return "fixed"
    if facts.status == "open" and facts.last is not None:
        return OPEN_BY_EVENT.get(facts.last.kind, "open")
    return facts.status


def _day(scene: Scene, day: date) -> str:
    ahead = (day - scene.now.date()).days
    if ahead == 0:
        return scene.words("phrases.state_today")
    return say_weekday(day, scene.language) if ahead < SOON else say_short_date(day, scene.language)
