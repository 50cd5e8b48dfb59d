"""What a turn does to service requests becomes rows: made, followed, corrected, added to, taken back, verified.

Appliers like those of `apply_effects`. A reference that is not there, or not this contact's, changes nothing.
"""

from collections.abc import Mapping
from typing import Any

from textbot.actions.conversations.targets import due
from textbot.actions.requests.move_request import Moved, move_request
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.actions.requests.queue_push import queue_push
from textbot.actions.turns.ground import Applied, Ground
from textbot.core.effects import (
    AddToRequest,
    CorrectRequest,
    FollowRequest,
    SubmitRequest,
    UnfollowRequest,
    VerifyFixed,
    WithdrawRequest,
)
from textbot.core.places.place import Place
from textbot.core.redaction import mask
from textbot.core.session import Slot
from textbot.core.wording import REFERENCE
from textbot.store import arrivals, outbox, request_events, request_notes, request_people, requests
from textbot.store.request_people import PersonRow
from textbot.store.requests import RequestRow

RESIDENT = "resident"
# So often a repair may be said not to be one before a supervisor hears of it.
NOES = 2
MOST_PHOTOS = 20
# Steps that a flow gets by its `contact` -> columns of request_people.
REACH = {"contact_name": "name", "contact_phone": "callback"}


def submit_request(ground: Ground, effect: SubmitRequest, applied: Applied) -> None:
    """Make the request."""
    place = next((slot.place for slot in effect.slots.values() if slot.place), None) or Place.in_words("")
    slots, _ = _apart(effect.slots)
    name, callback = mask(effect.name), effect.callback
    new = NewRequest(
        effect.flow, effect.language, slots, place, effect.photos, ground.contact_id, ground.inbound_id,
        name=name, callback=callback,
    )  # fmt: skip
    opened = open_request(ground.conn, ground.playbook, new, ground.now)
    applied.marks[REFERENCE] = opened.reference
    applied.rings += opened.rings


def follow_request(ground: Ground, effect: FollowRequest, applied: Applied) -> None:
    """The contact hears of every later change."""
    row = requests.by_reference(ground.conn, effect.reference)
    if row and request_people.follow(ground.conn, row.id, ground.contact_id, ground.language, ground.now):
        request_events.add(ground.conn, row.id, "followed", ground.now, source=RESIDENT)


def unfollow_request(ground: Ground, effect: UnfollowRequest, applied: Applied) -> None:
    """The contact hears no more of it."""
    _, person = _own(ground, effect.reference)
    if person:
        request_people.end(ground.conn, person.id, ground.now)


def withdraw_request(ground: Ground, effect: WithdrawRequest, applied: Applied) -> None:
    """The contact takes it back. A request that others follow goes on for them; a follower who takes it back only stops
    following."""
    row, person = _own(ground, effect.reference)
    if row is None or person is None:
        return
    note_id = _note(ground, row, "withdrawn", effect.words)
    request_people.end(ground.conn, person.id, ground.now)
    others = any(each.ended_at is None for each in request_people.of_request(ground.conn, row.id))
    if not others and row.is_live:
        _move(ground, applied, row, "withdrawn", "withdrawn")
        applied.rings += queue_push(ground.conn, row.id, "withdraw", ground.now, note_id)


def correct_request(ground: Ground, effect: CorrectRequest, applied: Applied) -> None:
    """Other slots, and with a place among them another place."""
    row, person = _own(ground, effect.reference)
    if row is None or person is None or person.role != "reporter":
        return
    place = next((slot.place for slot in effect.slots.values() if slot.place), None)
    changed, reach = _apart(effect.slots)
    if reach:
        request_people.reach(ground.conn, person.id, **reach)
    moved: dict[str, Any] = _columns_of(place) if place else {}
    requests.change(ground.conn, row.id, ground.now, slots={**row.slots, **changed}, **moved)
    note_id = _note(ground, row, "corrected", effect.words)
    applied.rings += queue_push(ground.conn, row.id, "correct", ground.now, note_id)
    request_events.add(ground.conn, row.id, "corrected", ground.now, source=RESIDENT)


def add_to_request(ground: Ground, effect: AddToRequest, applied: Applied) -> None:
    """More words or photos, from whoever has a part in it."""
    row, person = _own(ground, effect.reference)
    if row is None or person is None:
        return
    note_id = _note(ground, row, "added", effect.text, effect.photos)
    applied.rings += queue_push(ground.conn, row.id, "comment", ground.now, note_id)
    request_events.add(ground.conn, row.id, "added", ground.now, source=RESIDENT)


def verify_fixed(ground: Ground, effect: VerifyFixed, applied: Applied) -> None:
    """What the contact says of the repair: yes settles it; no opens it again, with the evidence; the second no goes to
    a supervisor."""
    row, person = _own(ground, effect.reference)
    if row is None or person is None:
        return
    request_people.asked(ground.conn, person.id, None)
    if effect.fixed:
        _fixed(ground, row)
        return
    note_id = _note(ground, row, "reopened", effect.text, effect.photos)
    applied.rings += queue_push(ground.conn, row.id, "comment", ground.now, note_id)
    if row.status != "closed":  # it never was said to be done: what they say is one more word about it
        request_events.add(ground.conn, row.id, "added", ground.now, source=RESIDENT)
    else:
        _move(ground, applied, row, "open", "reopened")
    if row.status == "withdrawn":
        return
    requests.change(ground.conn, row.id, ground.now, verified=False)
    if row.status == "closed" and request_events.count(ground.conn, row.id, "reopened", RESIDENT) >= NOES:
        _escalate(ground, applied, row)


def _fixed(ground: Ground, row: RequestRow) -> None:
    """The city's own status stays as it is: a resident's word closes no work order."""
    if row.status == "withdrawn":
        return
    request_people.none_asked(ground.conn, row.id)
    requests.change(ground.conn, row.id, ground.now, verified=True)
    request_events.add(ground.conn, row.id, "verified", ground.now, source=RESIDENT)


def _escalate(ground: Ground, applied: Applied, row: RequestRow) -> None:
    """An urgent item of the inbox for the department that said it was done."""
    request_events.add(ground.conn, row.id, "escalated", ground.now, source="bot")
    by_when = due(ground.playbook, row.department, ground.now, urgent=True)
    conversation_id = arrivals.to_inbox(
        ground.conn, ground.contact_id, ground.now,
        reason="not_fixed", priority="urgent", about=f"{row.reference} {row.place}".strip(), department=row.department,
        due_at=by_when,
    )  # fmt: skip
    deed = outbox.add(ground.conn, "route_conversation", conversation_id, ground.now)
    applied.rings.append(("route_conversation", deed))


def _move(ground: Ground, applied: Applied, row: RequestRow, status: str, kind: str) -> Moved:
    moved = move_request(
        ground.conn, row.id, status,
        at=ground.now, now=ground.now, source=RESIDENT, kind=kind, by_contact=ground.contact_id,
    )  # fmt: skip
    applied.rings += moved.rings
    return moved


def _own(ground: Ground, reference: str) -> tuple[RequestRow | None, PersonRow | None]:
    """The request, and the contact's part in it that has not ended."""
    row = requests.by_reference(ground.conn, reference)
    person = request_people.of_request_and_contact(ground.conn, row.id, ground.contact_id) if row else None
    return row, person if person and person.ended_at is None else None


def _note(ground: Ground, row: RequestRow, kind: str, words: str, photos: tuple[str, ...] = ()) -> int:
    if photos:
        every = list(dict.fromkeys((*row.photo_sids, *photos)))[:MOST_PHOTOS]
        requests.change(ground.conn, row.id, ground.now, photo_sids=every)
    return request_notes.add(
        ground.conn, row.id, kind, ground.now,
        contact_id=ground.contact_id, inbound_id=ground.inbound_id, body=mask(words), photos=photos,
    )  # fmt: skip


def _apart(slots: Mapping[str, Slot]) -> tuple[dict[str, str | None], dict[str, str]]:
    """The request's facts, and how to reach its people, which is kept apart from them."""
    values = {name: None if slot.skipped else mask(slot.value) for name, slot in slots.items()}
    reach = {column: values.pop(step) or "" for step, column in REACH.items() if step in values}
    return values, reach


def _columns_of(place: Place) -> dict[str, Any]:
    return {
        "place": place.text, "lat": place.lat, "lon": place.lon, "district": place.district, "zone": place.zone,
        "confidence": place.confidence, "found_by": place.found_by,
    }  # fmt: skip
