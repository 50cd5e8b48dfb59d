"""A request as anybody may see it, ready to be shown: its kind, its place under that kind's rule, and what happened."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.core.days.calendar import say_date
from textbot.core.playbook import Playbook
from textbot.core.reports.expectation import WITHIN, expectation
from textbot.core.reports.public import shown_place
from textbot.core.wording import opened
from textbot.store import request_events, request_people, requests
from textbot.store.request_events import EventRow
from textbot.store.requests import RequestRow

REFERENCE = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4,9}")
# What happened -> how it is called, by the event's kind or else by the status it set. What is missing here is not
# shown.
BY_KIND: Mapping[str, str] = {
    "received": "page_received", "reopened": "state_reopened", "verified": "page_verified",
    "withdrawn": "state_withdrawn",
}  # fmt: skip
BY_STATUS: Mapping[str, str] = {"open": "state_open", "in_progress": "state_in_progress", "closed": "state_closed"}


@dataclass(frozen=True)
class Happened:
    """One thing that happened. on: the day in words; day: the same as 2026-11-21; words: the city's, mostly ""."""

    what: str
    on: str
    day: str
    words: str


@dataclass(frozen=True)
class Shown:
    """A request as the page shows it. place, usual, others: "" where nothing is to be said."""

    title: str
    reference: str
    place: str
    state: str
    usual: str
    others: str
    happened: tuple[Happened, ...]


def shown_request(conn: Connection, playbook: Playbook, reference: str, language: str, now: datetime) -> Shown | None:
    """What anybody may see of the request; None for a number nobody has, and for one that nobody may see."""
    row = requests.by_reference(conn, reference) if REFERENCE.fullmatch(reference) else None
    flow = playbook.flows.get(row.flow) if row else None
    if row is None or flow is None:
        return None
    block = playbook.template("phrases.place_block", language)
    place = shown_place(flow.public, row.place, row.lat, row.lon, row.confidence, block)
    if place is None:
        return None
    zone = ZoneInfo(playbook.city.timezone)
    events = request_events.of_request(conn, row.id)
    return Shown(
        title=opened(playbook.text(f"{flow.path}.title", language)),
        reference=row.reference,
        place=place.text,
        state=opened(playbook.text(f"phrases.{_state(row, events)}", language)),
        usual=_usual(conn, playbook, row, language, now) if row.is_live else "",
        others=_others(conn, playbook, row, language),
        happened=tuple(_happened(playbook, events, language, zone)),
    )


def _state(row: RequestRow, events: tuple[EventRow, ...]) -> str:
    if row.verified and row.status != "withdrawn":
        return "state_fixed"
    if row.status == "withdrawn":
        return "state_withdrawn"
    last = next((each for each in reversed(events) if each.status), None)
    return "state_reopened" if last and last.kind == "reopened" else BY_STATUS[row.status]


def _happened(playbook: Playbook, events: tuple[EventRow, ...], language: str, zone: ZoneInfo) -> Iterator[Happened]:
    for event in events:
        key = BY_KIND.get(event.kind) or (BY_STATUS.get(event.status) if event.kind == "status" else None)
        if key is None:
            continue
        day = event.happened_at.astimezone(zone).date()
        what = opened(playbook.text(f"phrases.{key}", language))
        yield Happened(what, say_date(day, language), day.isoformat(), event.words)


def _usual(conn: Connection, playbook: Playbook, row: RequestRow, language: str, now: datetime) -> str:
    """What repairs of this kind took lately, said as a text says it; "" where too few are known."""
    found = expectation(requests.repairs(conn, row.flow, now - timedelta(days=WITHIN)))
    if found is None:
        return ""
    path = "phrases.history_days" if found.low == found.high else "phrases.history_range"
    values = {"low": found.low, "high": found.high, "fixed": found.fixed, "within": found.within}
    return playbook.text(path, language, **values)


def _others(conn: Connection, playbook: Playbook, row: RequestRow, language: str) -> str:
    number = request_people.counts(conn, (row.id,)).get(row.id, 0)
    return playbook.text("phrases.page_people", language, count=number) if number > 1 else ""
