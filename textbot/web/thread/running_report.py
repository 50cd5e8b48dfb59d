"""The report a resident is in the middle of, as staff see it."""

from dataclasses import dataclass

from textbot.core.playbook import Flow, Playbook, Step
from textbot.core.session import Frame, Session, Slot
from textbot.core.wording import opened
from textbot.web.translations import _, playbook_language


@dataclass(frozen=True)
class RunningReport:
    """title: what is being reported; asked: what the assistant waits for; slots: (what, the answer) as known so far;
    at: the place as a map wants it ("33.45,-112.07"), "" while none is known; flow: its key."""

    title: str
    asked: str
    slots: tuple[tuple[str, str], ...]
    paused: bool = False
    at: str = ""
    flow: str = ""


def running_report(session_text: str, playbook: Playbook) -> RunningReport | None:
    """Read it from the stored session; None when no report is under way or it cannot be read any more."""
    try:
        session = Session.load(session_text) if session_text else Session()
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    frame = session.frame or session.paused
    flow = playbook.flows.get(frame.flow) if frame else None
    if frame is None or flow is None:
        return None
    language = playbook_language(playbook.languages)
    slots = tuple(
        (slot_label(playbook, flow, name, language), slot_value(playbook, flow.step(name), slot, language))
        for name, slot in frame.slots.items()
    )
    places = (slot.place for slot in frame.slots.values() if slot.place)
    at = next((pin for place in places if (pin := pin_of(place.lat, place.lon))), "")
    asked = _asked(playbook, flow, frame, language)
    return RunningReport(flow_title(playbook, frame.flow), asked, slots, not session.frame, at, frame.flow)


def pin_of(lat: float | None, lon: float | None) -> str:
    """A point as the address of a map names it; "" for none."""
    return f"{lat:.6f},{lon:.6f}" if lat is not None and lon is not None else ""


def flow_title(playbook: Playbook, flow: str) -> str:
    """A flow's title in the page's language, with a capital; its key when there is no such flow any more."""
    found = playbook.flows.get(flow)
    path = f"{found.path}.title" if found else ""
    return opened(playbook.text(path, playbook_language(playbook.languages))) if path and playbook.has(path) else flow


def _asked(playbook: Playbook, flow: Flow, frame: Frame, language: str) -> str:
    step = flow.step(frame.step)
    return (
        _("the resident's YES to send it")
        if step and step.kind == "confirm"
        else slot_label(playbook, flow, frame.step, language)
    )


def slot_label(playbook: Playbook, flow: Flow, name: str, language: str) -> str:
    """What a step is called in the summary; its name when it has no label."""
    step = flow.step(name)
    path = f"{step.path}.label" if step else ""
    return playbook.text(path, language) if path and playbook.has(path) else name


def slot_value(playbook: Playbook, step: Step | None, slot: Slot, language: str) -> str:
    """An answer in words: the place, the option's name, or what was written."""
    if slot.skipped:
        return playbook.text("phrases.skipped", language)
    if slot.place is not None:
        return slot.place.text
    option = next((option for option in step.options if option.key == slot.value), None) if step else None
    path = f"{option.path}.say" if option else ""
    return playbook.text(path, language) if path and playbook.has(path) else slot.value
