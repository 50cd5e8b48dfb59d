"""Telling what a lookup found: one protocol for addresses, numbers and accounts; a table, not a switch.

Whatever is looked up, three things can come of it: the values (said), nothing (said kindly, and a person is offered),
or no answer from a connector (staff will text).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from textbot.core.days.calendar import next_pickup, say_date, say_short_date, say_weekday
from textbot.core.effects import AskConnector
from textbot.core.lookups.account import AccountFacts, ReadAccount
from textbot.core.lookups.lookup import COLLECTION, Lookup, Row, said_values
from textbot.core.people import pass_on
from textbot.core.places.place import Place
from textbot.core.playbook import Flow, Step
from textbot.core.rungs.home import offer_to_keep
from textbot.core.scene import Scene
from textbot.core.session import Offer, Slot

# What the PIN's slot says when there is no account to tell of.
LOST = ("away", "locked")


def tell(scene: Scene, flow: Flow, step: Step, lookup: Lookup) -> None:
    """Say what the lookup finds, or what is done instead."""
    TELL[lookup.by](scene, flow, step, lookup)


def tell_answer(scene: Scene, flow: Flow, number: str, state: str, values: Row) -> None:
    """Say what came of a number that was asked about: found | unknown | away."""
    if state == "away":
        away(scene, flow, number)
    elif state == "found":
        _say_values(scene, flow, values, number=number)
    else:
        _not_found(scene, "number_unknown", number, number=number)


def away(scene: Scene, flow: Flow, about: str) -> None:
    """The connector cannot be reached: staff get the question, and the resident hears so."""
    title = scene.words(f"{flow.path}.title")
    pass_on(scene, "flow", f"{title}: {about}" if about else title, department=flow.department)
    scene.replies.pop()
    scene.phrase("lookup_away")


def _address(scene: Scene, flow: Flow, step: Step, lookup: Lookup) -> None:
    place = _place(scene)
    if place is None:
        return
    said = _collection(scene, step, place) if lookup.table == COLLECTION else _row(scene, step, lookup, place)
    if said:
        _remember(scene, place)
        offer_to_keep(scene, place)


def _remember(scene: Scene, place: Place) -> None:
    """What is asked next need not ask for the address again."""
    if scene.session.told is not None:
        scene.keep(told=replace(scene.session.told, place=place))


def _collection(scene: Scene, step: Step, place: Place) -> bool:
    weekday = scene.playbook.city.collection.get(place.zone or "")
    if weekday is None:
        scene.phrase("no_zone", place=place.text)
        return False
    today = scene.now.date()
    pickup = next_pickup(today, weekday, scene.playbook.city.collection_skips)
    regular = today + timedelta(days=(weekday - today.weekday()) % 7)
    note = scene.words("phrases.holiday_note", holiday=scene.holiday(pickup.holiday)) if pickup.holiday else ""
    scene.say(
        f"{step.path}.say",
        place=place.text,
        weekday=say_weekday(regular, scene.language),
        date=say_date(pickup.day, scene.language),
        holiday_note=note,
    )
    return True


def _row(scene: Scene, step: Step, lookup: Lookup, place: Place) -> bool:
    row = scene.playbook.tables[lookup.table].of_place(place, scene.now.date())
    if row is None:
        _not_found(scene, "lookup_none", place.text, place=place.text)
        return False
    values = said_values(row, scene.language, scene.playbook.languages)
    scene.say(f"{step.path}.say", **values, place=place.text)
    return True


def _number(scene: Scene, flow: Flow, step: Step, lookup: Lookup) -> None:
    number = _slot(scene, "number").value
    if lookup.connector:
        scene.do(AskConnector(flow.key, lookup.connector, number))
        scene.phrase("checking", number=number)
        return
    row = scene.playbook.tables[lookup.table].of_number(number, scene.now.date())
    tell_answer(scene, flow, number, "found" if row else "unknown", row or {})


def _account(scene: Scene, flow: Flow, step: Step, lookup: Lookup) -> None:
    identity, state = scene.session.identity, _slot(scene, "pin").value
    if state in LOST or identity is None:
        _no_account(scene, flow, state)
        return
    facts: AccountFacts = scene.world(ReadAccount(identity.connector, identity.handle))
    if facts.state == "read":
        _say_values(scene, flow, facts.values, last4=identity.last4)
        return
    scene.keep(identity=None)
    if facts.state == "expired":
        scene.phrase("account_expired", title=scene.words(f"{flow.path}.title"))
        return
    away(scene, flow, "")


def _no_account(scene: Scene, flow: Flow, state: str) -> None:
    scene.keep(identity=None)
    if state != "locked":
        away(scene, flow, "")
        return
    pass_on(scene, "flow", scene.words(f"{flow.path}.title"), department=flow.department)
    scene.replies.pop()
    scene.phrase("pin_locked")


def _say_values(scene: Scene, flow: Flow, values: Row, **more: str) -> None:
    said = said_values(values, scene.language, scene.playbook.languages)
    today = say_short_date(scene.now.date(), scene.language)
    scene.say(f"{flow.path}.say", **{"as_of": today, **said, **more})


def _not_found(scene: Scene, phrase: str, about: str, **values: object) -> None:
    """Kind words, and a person who may know."""
    scene.phrase(phrase, **values)
    if scene.session.parked is None and scene.session.offer is None:
        scene.keep(offer=Offer("person", text=about))


def _place(scene: Scene) -> Place | None:
    frame = scene.session.frame
    slots = frame.slots.values() if frame else ()
    return next((slot.place for slot in slots if slot.place), None)


def _slot(scene: Scene, name: str) -> Slot:
    frame = scene.session.frame
    return frame.slots[name] if frame and name in frame.slots else Slot("")


TELL: Mapping[str, Callable[[Scene, Flow, Step, Lookup], None]] = {
    "address": _address,
    "number": _number,
    "account": _account,
}
