"""A request as anybody may read it: facts, its place under the `public` rule of its kind, no word of a resident."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from textbot.core.city import City
from textbot.core.open311.service import codes_by_flow, department_name
from textbot.core.playbook import Flow, Playbook
from textbot.core.reports.public import Shown, shown_place, without_numbers
from textbot.core.wording import opened

# Ours -> the two that GeoReport knows, and back.
STATUSES = {"open": "open", "in_progress": "open", "closed": "closed", "withdrawn": "closed"}
OURS = {theirs: tuple(ours for ours, word in STATUSES.items() if word == theirs) for theirs in ("open", "closed")}
MOST_DAYS = 366


@dataclass(frozen=True)
class Facts:
    """What is stored of a request, without its people and notes. slots: as they were told, free text among them."""

    id: int
    reference: str
    flow: str
    department: str
    status: str
    verified: bool | None
    slots: Mapping[str, Any]
    place: str
    lat: float | None
    lon: float | None
    district: str | None
    confidence: str
    created_at: datetime
    updated_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True)
class PublicRequest:
    """All that is public of a request. status: open | closed; detail: ours. notes: the last words that staff or the
    city's system published, else what the status means. description: the options that were chosen. verified: whether
    the resident says it is fixed. Times are the city's, with its zone."""

    reference: str
    code: str
    name: str
    status: str
    detail: str
    notes: str
    description: str
    agency: str
    requested_at: datetime
    updated_at: datetime
    expected_at: datetime | None
    closed_at: datetime | None
    address: str
    lat: float | None
    lon: float | None
    district: str
    verified: bool | None


def public_flows(playbook: Playbook) -> tuple[str, ...]:
    """The keys of the flows whose requests anybody may know of."""
    return tuple(key for key in codes_by_flow(playbook) if playbook.flows[key].public in ("place", "block"))


class PublicReader:
    """Reads many requests of one playbook for the public, in one language; what they share is worked out once."""

    def __init__(self, playbook: Playbook, language: str) -> None:
        self._playbook, self._language = playbook, language
        self._codes = codes_by_flow(playbook)
        self._zone = ZoneInfo(playbook.city.timezone)
        self._expected: dict[tuple[str, date], datetime | None] = {}

    def read(self, row: Facts, words: str) -> PublicRequest | None:
        """What of it is public; None when nothing is, not even that it exists. words: those of its last status
        event."""
        if row.flow not in self._codes:
            return None
        flow = self._playbook.flows[row.flow]
        place = shown_place(flow.public, row.place, row.lat, row.lon, row.confidence)
        return None if place is None else self._shown(row, flow, place, words)

    def _shown(self, row: Facts, flow: Flow, place: Shown, words: str) -> PublicRequest:
        playbook, language = self._playbook, self._language
        made = row.created_at.astimezone(self._zone)
        return PublicRequest(
            reference=row.reference,
            code=self._codes[flow.key],
            name=opened(playbook.text(f"{flow.path}.title", language)),
            status=STATUSES.get(row.status, "open"),
            detail=row.status,
            notes=words or _meaning(playbook, row.status, language),
            description=chosen(playbook, flow, row.slots, language) if flow.public == "place" else "",
            agency=department_name(playbook, row.department, language),
            requested_at=made,
            updated_at=row.updated_at.astimezone(self._zone),
            expected_at=self._expected_at(flow, made),
            closed_at=row.closed_at.astimezone(self._zone) if row.closed_at else None,
            address=without_numbers(place.text),
            lat=place.lat,
            lon=place.lon,
            district=row.district or "",
            verified=row.verified,
        )

    def _expected_at(self, flow: Flow, made: datetime) -> datetime | None:
        key = flow.key, made.date()
        if key not in self._expected:
            self._expected[key] = expected_at(self._playbook.city, flow, made)
        return self._expected[key]


def chosen(playbook: Playbook, flow: Flow, slots: Mapping[str, Any], language: str) -> str:
    """The options that were chosen, as the city words them ("Lane: northbound"). Nothing that somebody typed."""
    parts = []
    for step in flow.steps:
        option = next((each for each in step.options if each.key == slots.get(step.name)), None)
        if option is not None:
            label = f"{step.path}.label"
            name = opened(playbook.text(label, language)) if playbook.has(label) else step.name
            parts.append(f"{name}: {playbook.text(f'{option.path}.say', language)}")
    return "; ".join(parts)


def expected_at(city: City, flow: Flow, made: datetime) -> datetime | None:
    """The end of the last working day it usually takes, counted from the next one; None when nobody says. made: local,
    with zone."""
    if flow.expected_days is None:
        return None
    left, day = flow.expected_days[1], made.date()
    for _ in range(MOST_DAYS * 10):
        span = city.hours.span(day)
        if span is not None and left <= 0:
            return datetime.combine(day, span[1], made.tzinfo)
        day += timedelta(days=1)
        left -= city.hours.span(day) is not None
    return None


def _meaning(playbook: Playbook, status: str, language: str) -> str:
    path = f"phrases.open311_{status}"
    return playbook.text(path, language) if playbook.has(path) else ""
