"""The service requests of a phone as staff see them: where, what was said, photos, what happened, who is concerned."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from textbot.actions.requests.staff_requests import STATUSES
from textbot.core.playbook import Playbook
from textbot.core.session import Slot
from textbot.store import media, request_copies, request_events, request_notes, request_people, requests
from textbot.store.request_events import EventRow
from textbot.store.request_people import PersonRow
from textbot.store.requests import RequestRow
from textbot.web.inbox.words import clock_words
from textbot.web.programs.order_words import order_words
from textbot.web.thread.running_report import flow_title, pin_of, slot_label, slot_value
from textbot.web.translations import N_, _, playbook_language

SHOWN = 20
EVENTS = {
    "received": N_("reported"),
    "pushed": N_("sent to the city's system"),
    "status": N_("now %(status)s"),
    "followed": N_("followed"),
    "added": N_("more was sent in"),
    "corrected": N_("corrected by the resident"),
    "withdrawn": N_("taken back"),
    "asked": N_("asked whether it is fixed"),
    "verified": N_("fixed, says the resident"),
    "reopened": N_("open again"),
    "escalated": N_("went to a supervisor"),
    "routed": N_("routed"),
}
VERDICTS: Mapping[bool | None, str] = {True: N_("Fixed, says the resident"), False: N_("Not fixed, says the resident")}
PRIORITIES = {"low": N_("low"), "high": N_("high"), "urgent": N_("urgent")}
CONFIDENCE = {"approximate": N_("near there"), "range": N_("laid along the block")}


@dataclass(frozen=True)
class Report:
    """A service request of the contact, ready to be read. followed: somebody else reported it. unplaced: its place
    is on no map, and somebody should find it. orders: where it is in the city's own systems. photos: ids of copies to
    show; notes: (when, what they wrote); happened: (when, what, by whom). at: its point, as a map wants it."""

    id: int
    reference: str
    title: str
    place: str
    unplaced: bool
    status: str
    made: str
    followed: bool
    verdict: str
    facts: tuple[tuple[str, str], ...]
    photos: tuple[int, ...]
    orders: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    happened: tuple[tuple[str, str, str], ...]
    at: str = ""


def reports_of(conn: Connection, playbook: Playbook, contact_id: int, now: datetime) -> tuple[Report, ...]:
    """What the contact reported and what it follows, the newest first. now: in the city's zone."""
    parts = {each.request_id: each for each in request_people.of_contact(conn, contact_id, limit=SHOWN)}
    rows = requests.by_ids(conn, tuple(parts))
    events, orders = request_events.of_requests(conn, tuple(parts)), order_words(conn, tuple(parts), now)
    reading = _Reading(conn, playbook, now)
    return tuple(_report(reading, row, events[row.id], orders[row.id], parts[row.id]) for row in rows)


def reports_of_ids(
    conn: Connection, playbook: Playbook, request_ids: tuple[int, ...], now: datetime
) -> tuple[Report, ...]:
    """Those requests, the newest first. now: in the city's zone."""
    events, orders = request_events.of_requests(conn, request_ids), order_words(conn, request_ids, now)
    reading = _Reading(conn, playbook, now)
    return tuple(
        _report(reading, row, events[row.id], orders[row.id], request_people.of_request(conn, row.id)[0])
        for row in requests.by_ids(conn, request_ids)
    )


@dataclass(frozen=True)
class _Reading:
    conn: Connection
    playbook: Playbook
    now: datetime


def _report(
    reading: _Reading, row: RequestRow, events: Sequence[EventRow], orders: tuple[str, ...], part: PersonRow
) -> Report:
    conn, playbook, now = reading.conn, reading.playbook, reading.now
    photos = media.of_texts(conn, tuple(row.photo_sids)) if row.photo_sids else ()
    notes = request_notes.of_request(conn, row.id)
    return Report(
        id=row.id,
        reference=row.reference,
        title=flow_title(playbook, row.flow),
        place=row.place,
        unplaced=row.confidence == "unverified" and row.is_live,
        status=row.status,
        made=_clock(row.created_at, now),
        followed=part.role != request_people.REPORTER,
        verdict=_(VERDICTS.get(row.verified, "")) if row.verified is not None else "",
        facts=tuple(_facts(conn, playbook, row)),
        photos=tuple(each.id for each in photos if each.state == "stored"),
        orders=orders,
        notes=tuple((_clock(note.at, now), note.body) for note in notes if note.body),
        happened=tuple(_happened(event, now) for event in events),
        at=pin_of(row.lat, row.lon),
    )


def _facts(conn: Connection, playbook: Playbook, row: RequestRow) -> Iterator[tuple[str, str]]:
    """What was said of it, and who is concerned."""
    flow, language = playbook.flows.get(row.flow), playbook_language(playbook.languages)
    for name, value in row.slots.items():
        if value is None or value == row.place:
            continue
        label = slot_label(playbook, flow, name, language) if flow else name
        step = flow.step(name) if flow else None
        yield label, slot_value(playbook, step, Slot(str(value)), language)
    lies = (
        (_("place"), _(CONFIDENCE[row.confidence]) if row.confidence in CONFIDENCE else ""),
        (_("district"), row.district),
        (_("zone"), row.zone),
    )
    yield from ((name, said) for name, said in lies if said)
    if row.priority != "normal":
        yield _("priority"), _(PRIORITIES.get(row.priority, row.priority))
    others = tuple(_department(playbook, each.department) for each in request_copies.of_request(conn, row.id))
    yield _("department"), _department(playbook, row.department)
    told = ((_("with"), row.assignee), (_("also told"), ", ".join(others)))
    yield from ((name, said) for name, said in told if said)
    people = request_people.of_request(conn, row.id)
    for each in people:
        if each.role == request_people.REPORTER and (each.name or each.callback):
            yield _("reach them"), ", ".join(filter(None, (each.name, each.callback)))
    following = sum(each.role == request_people.FOLLOWER and each.ended_at is None for each in people)
    if following:
        yield _("followed by"), str(following)


def _department(playbook: Playbook, key: str) -> str:
    path = f"city.departments.{key}"
    return playbook.text(path, playbook_language(playbook.languages)) if key and playbook.has(path) else key


def _happened(event: EventRow, now: datetime) -> tuple[str, str, str]:
    status = _(STATUSES.get(event.status, event.status.replace("_", " ")))
    what = _(EVENTS.get(event.kind, event.kind), status=status)
    said = f"{what}: {event.words}" if event.words else what
    return _clock(event.happened_at, now), said, event.source.removeprefix("staff:")


def _clock(moment: datetime, now: datetime) -> str:
    return clock_words(moment.astimezone(now.tzinfo), now)
