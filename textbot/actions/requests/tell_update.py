"""Who reported or follows a request hears what became of it: in the day, in their language, at most a few a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from textbot.actions.conversations.tell_inbox import tell_inbox
from textbot.actions.outgoing import queue_outgoing
from textbot.actions.requests.move_request import TOO_OLD_TO_TELL
from textbot.actions.sending_hour import had_enough, sending_hour
from textbot.core.playbook import Playbook
from textbot.core.reports.public import shown_place
from textbot.core.reports.update import Update, news_of, told
from textbot.core.turn import Reply
from textbot.runtime import Runtime
from textbot.store import (
    contacts,
    conversations,
    incidents,
    outbound,
    request_events,
    request_people,
    request_updates,
    requests,
)
from textbot.store.contacts import ContactRow
from textbot.store.incidents import IncidentRow
from textbot.store.request_events import EventRow
from textbot.store.request_people import REPORTER, PersonRow
from textbot.store.request_updates import UpdateRow
from textbot.store.requests import RequestRow

KIND = "follow-up"
ALL_CLEAR = "storm.all_clear"
"""Where the words of an all-clear come from: no file, but who closed the incident."""
# Somebody who had enough texts for today hears it when the first of them is a day old, or a little later.
TRY_AGAIN = timedelta(hours=1)
# So many all-clears may wait for the sender at once.
AHEAD, A_MOMENT = 20, timedelta(seconds=2)
# So far behind the first one the last one goes out in the morning, at most.
LONGEST_LINE = timedelta(hours=3)


def tell_update(rt: Runtime, update_id: int) -> None:
    """Write the text of one update and have it sent, or leave it for later, or drop it. Safe to run twice at once: it
    is taken off the list in the transaction that writes the text."""
    telling = _Telling(rt.playbook, rt.now(), rt.new_token())
    with rt.database.write() as conn:
        row = request_updates.by_id(conn, update_id)
        if row is None or row.state != "waiting":
            return
        contacts.hold(conn, row.contact_id)
        outbound_id = _tell(conn, telling, row) if request_updates.waits(conn, row.id) else None
    if outbound_id is not None:
        rt.doorbell.ring("send_text", outbound_id)
        tell_inbox(rt, "said", row.contact_id)


@dataclass(frozen=True)
class _Telling:
    """What is read before the transaction begins."""

    playbook: Playbook
    now: datetime
    token: str


@dataclass(frozen=True)
class _Case:
    """Who is told of what."""

    row: UpdateRow
    person: PersonRow
    event: EventRow
    request: RequestRow
    contact: ContactRow
    incident: IncidentRow | None


def _tell(conn: Connection, telling: _Telling, row: UpdateRow) -> int | None:
    """Write the text; its id, None when there is none now."""
    person, event = request_people.by_id(conn, row.person_id), request_events.by_id(conn, row.event_id)
    request = requests.by_id(conn, row.request_id)
    if person is None or event is None or request is None:
        return None
    incident = incidents.of_request(conn, request.id)
    case = _Case(row, person, event, request, contacts.by_id(conn, row.contact_id), incident)
    why = _why_not(case, telling.now)
    if why:
        request_updates.drop(conn, row.id, why, telling.now)
        return None
    at = _when(conn, telling, case)
    if at > telling.now:
        request_updates.later(conn, row.id, at)
        return None
    return _write(conn, telling, case)


def _why_not(case: _Case, now: datetime) -> str:
    """Why a person is not told; "" when they are."""
    if case.contact.opt_out:
        return "opted_out"
    if case.person.ended_at is not None:
        return "ended"
    if case.event.status != case.request.status:
        return "superseded"
    if case.incident is not None and case.event.status != "closed":
        return "discarded"  # thousands may follow it: they hear of it once, when it is over
    return "expired" if now - case.event.happened_at > TOO_OLD_TO_TELL else ""


def _when(conn: Connection, telling: _Telling, case: _Case) -> datetime:
    """When it may be written: now, in the morning, or when they have not had so many texts. An incident's when staff
    have written its all-clear, and not before those ahead of it went out: nobody's reply waits behind thousands."""
    now, contact_id = telling.now, case.row.contact_id
    if case.incident is not None and case.incident.closed_at is None:
        return now + TRY_AGAIN
    if case.incident is not None and outbound.crowd(conn, KIND, AHEAD) >= AHEAD:
        return now + A_MOMENT
    if had_enough(conn, contact_id, KIND, now):
        return now + TRY_AGAIN
    at = sending_hour(conn, telling.playbook, contact_id, KIND, now)
    closed = case.incident.closed_at if case.incident is not None else None
    # In the morning they go out one after the other, as they would have gone at once.
    return at + min(case.row.due_at - closed, LONGEST_LINE) if closed is not None and at > now else at


def _write(conn: Connection, telling: _Telling, case: _Case) -> int:
    playbook, now, request = telling.playbook, telling.now, case.request
    language = playbook.language_for(case.contact.language, case.person.language)
    asks = case.incident is None and case.event.status == "closed" and _is_asked(conn, case)
    said = _parts(playbook, case, language, asks=asks)
    parts = tuple(each.made_by for each in said)
    outbound_id = queue_outgoing(
        conn, playbook, case.contact.id, kind=KIND, body=" ".join(each.text for each in said), language=language,
        made_by=parts[0], parts=parts, token=telling.token, now=now,
    )  # fmt: skip
    if asks:  # people before updates, as whoever moves the request writes them: neither waits for the other in turn
        request_people.asked(conn, case.person.id, now)
        request_events.add(conn, request.id, "asked", now, source="bot")
    request_updates.told(conn, case.row.id, outbound_id, now)
    return outbound_id


def _parts(playbook: Playbook, case: _Case, language: str, *, asks: bool) -> tuple[Reply, ...]:
    """What is said: an incident's all-clear, which staff wrote, else the news of the request."""
    if case.incident is not None:
        words = case.incident.all_clear
        return (Reply(words.get(language) or next(iter(words.values())), ALL_CLEAR),)
    news, place = news_of(case.event.status, case.event.kind), _place(playbook, case, language)
    request = case.request
    return told(playbook, Update(request.flow, request.reference, place, news, case.event.words, asks), language)


def _place(playbook: Playbook, case: _Case, language: str) -> str:
    """All of it for who reported it; a follower hears what anybody may, by the rule of its kind."""
    row, flow = case.request, playbook.flows.get(case.request.flow)
    if case.person.role == REPORTER:
        return row.place
    block = playbook.template("phrases.place_block", language)
    shown = shown_place(flow.public if flow else "none", row.place, None, None, row.confidence, block)
    return shown.text if shown else ""


def _is_asked(conn: Connection, case: _Case) -> bool:
    """One person is asked whether it is fixed: who reported it, else the first follower who can be texted. Nobody
    while staff hold the conversation: they would not hear the answer as one."""
    held = conversations.of_contact(conn, case.contact.id)
    if case.request.verified or (held is not None and held.status == "open"):
        return False
    people = request_people.of_request(conn, case.request.id)
    able = [(each.id, each.contact_id) for each in people if each.contact_id is not None and each.ended_at is None]
    first = next((person for person, contact in able if not contacts.by_id(conn, contact).opt_out), None)
    return first == case.person.id
