"""A member makes a service request for a resident, or links the resident to one that is there, from their thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from textbot.actions.conversations.staff_turn import on_conversation, queue_text
from textbot.actions.conversations.thread_event import happened
from textbot.actions.outcome import Outcome
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.core.marking import N_
from textbot.core.open311.service import is_asked, place_step
from textbot.core.places.place import Finding, FindPlace, Place
from textbot.core.playbook import Flow, Playbook, Step
from textbot.core.redaction import clean, mask
from textbot.core.steps.ask import MOST
from textbot.core.wording import opened
from textbot.runtime import Runtime
from textbot.store import conversations, inbound, places, request_events, request_people, requests
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow

AS_WRITTEN = "as written"
"""What is chosen when the place is to stay in the words it was typed in."""
TOLD = "phrases.staff_request"

MADE, MADE_AND_TOLD = N_("%(reference)s is made."), N_("%(reference)s is made. The resident is told.")
NO_TYPE = Outcome(False, "Nothing was made: choose what it is about.")
NO_PLACE = Outcome(False, "Nothing was made: say where it is.")
CHOOSE_PLACE = Outcome(False, "Nothing was made yet: look at the place that was found, and say whether it is the one.")
NO_REFERENCE = Outcome(False, "There is no such request. A reference looks like 2026-1123-0042.")
NO_CONTACT = Outcome(False, "Nothing was made: this kind of request needs a name and a number to call.")


@dataclass(frozen=True)
class Wanted:
    """What the form holds. place: as it was typed; chosen: the text of the found place that was confirmed, or
    AS_WRITTEN. answers: step name -> what was filled in. photos: SIDs of the texts they came with. tell: whether the
    resident is to be texted the reference."""

    flow: str
    place: str = ""
    chosen: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    photos: tuple[str, ...] = ()
    name: str = ""
    callback: str = ""
    tell: bool = False


def find_place(rt: Runtime, text: str, language: str) -> Finding:
    """What the gazetteer makes of a place as staff typed it."""
    with rt.database.read() as conn:
        return places.find(conn, FindPlace(text, language, loose=False), rt.playbook.gazetteer)


def create_request(
    rt: Runtime, conversation_id: int, member: StaffRow, wanted: Wanted, expected_version: int | None = None
) -> Outcome:
    """Store it as the resident's own and have it worked on like any other. The place must have been confirmed. What a
    resident would be asked may be left out: staff know what matters."""
    playbook = rt.playbook
    flow = playbook.flows.get(wanted.flow)
    if flow is None or flow.kind == "answer":
        return NO_TYPE
    place, problem = _place(rt, flow, wanted)
    if problem is not None:
        return problem
    if flow.contact == "required" and not (wanted.name.strip() and wanted.callback.strip()):
        return NO_CONTACT
    rings: list[tuple[str, int]] = []

    def create(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        about = flow.key, playbook.language_for(row.language), _slots(flow, wanted, place)
        new = NewRequest(*about, place or Place.in_words(""), **_from_whom(conn, row, member, wanted))
        opened_request = open_request(conn, playbook, new, now)
        rings.extend(opened_request.rings)
        conversations.change(conn, row.id)
        said = {"reference": opened_request.reference}
        tells = wanted.tell and not row.opt_out
        sent = _tell(rt, conn, row, member, new, opened_request.reference, now) if tells else None
        happened(conn, row.id, member, "request", now, about=opened_request.reference)
        return Outcome(True, MADE_AND_TOLD if tells else MADE, said, outbound_id=sent)

    outcome = on_conversation(rt, conversation_id, expected_version, create, member=member, may="request")
    rt.doorbell.ring_all(tuple(rings))
    return outcome


def _from_whom(conn: Connection, row: ConversationRow, member: StaffRow, wanted: Wanted) -> dict[str, Any]:
    """The resident, whose own request it is, with their photos and how to reach them; and who made it for them."""
    return {
        "photos": _own(conn, row, wanted.photos),
        "contact_id": row.contact_id,
        "name": mask(clean(wanted.name)).strip(),
        "callback": clean(wanted.callback).strip(),
        "source": "staff",
        "by": f"staff:{member.email}",
    }


def link_request(
    rt: Runtime, conversation_id: int, member: StaffRow, reference: str, expected_version: int | None = None
) -> Outcome:
    """Let the resident follow a request that somebody else made: they hear of every change of it."""
    reference = reference.strip().removeprefix("#").replace(" ", "-").upper()

    def link(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        found = requests.by_reference(conn, reference)
        if found is None:
            return NO_REFERENCE
        said = {"reference": found.reference}
        if not found.is_live:
            return Outcome(False, "%(reference)s is done already: there is nothing more to hear of it.", said)
        if not request_people.follow(conn, found.id, row.contact_id, rt.playbook.language_for(row.language), now):
            return Outcome(True, "The resident has a part in %(reference)s already.", said)
        request_events.add(conn, found.id, "followed", now, source=f"staff:{member.email}")
        conversations.change(conn, row.id)
        happened(conn, row.id, member, "linked", now, about=found.reference)
        return Outcome(True, "The resident hears of every change of %(reference)s.", said)

    return on_conversation(rt, conversation_id, expected_version, link, member=member, may="request")


def _own(conn: Connection, row: ConversationRow, photos: tuple[str, ...]) -> tuple[str, ...]:
    """Those that came with this resident's texts: nobody else's stand on their report."""
    texts = ((sid, inbound.by_sid(conn, sid)) for sid in photos)
    return tuple(sid for sid, text in texts if text is not None and text.contact_id == row.contact_id)


def fields_of(flow: Flow) -> tuple[Step, ...]:
    """The steps that a form asks beside place and photos."""
    return tuple(step for step in flow.steps if is_asked(flow, step))


def _place(rt: Runtime, flow: Flow, wanted: Wanted) -> tuple[Place | None, Outcome | None]:
    step = place_step(flow)
    if step is None:
        return None, None
    text = mask(clean(" ".join(wanted.place.split())))[:MOST]
    if not text:
        return None, None if step.optional else NO_PLACE
    if wanted.chosen == AS_WRITTEN:
        return Place.in_words(text), None
    found = find_place(rt, text, rt.playbook.languages[0])
    chosen = next((each for each in found.places if each.text == wanted.chosen), None)
    return chosen, None if chosen else CHOOSE_PLACE


def _slots(flow: Flow, wanted: Wanted, place: Place | None) -> dict[str, str | None]:
    """As they would stand had the resident been asked."""
    step = place_step(flow)
    slots: dict[str, str | None] = {step.name: place.text} if step and place else {}
    for each in fields_of(flow):
        said = mask(clean(" ".join(wanted.answers.get(each.name, "").split())))[:MOST]
        if each.kind == "choose" and said not in {option.key for option in each.options}:
            said = ""
        if said:
            slots[each.name] = said
    return slots


def _tell(
    rt: Runtime, conn: Connection, row: ConversationRow, member: StaffRow, new: NewRequest, reference: str,
    now: datetime,
) -> int:  # fmt: skip
    body = told_words(rt.playbook, new.flow, new.place.text, reference, new.language)
    return queue_text(conn, rt.playbook, row, member, body, now, rt.new_token(), made_by=TOLD)


def told_words(playbook: Playbook, flow: str, place: str, reference: str, language: str) -> str:
    """How a resident hears of a request that staff made for them."""
    title = playbook.text(f"{playbook.flows[flow].path}.title", language)
    what = playbook.text("phrases.request_at", language, title=opened(title), place=place) if place else opened(title)
    return playbook.text(TOLD, language, what=what, reference=reference)
