"""/storm: one switch for the days when everybody texts at once, and what is gathered while it is on."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from textbot.actions.outcome import Outcome
from textbot.actions.storm.close_incident import close_incident
from textbot.actions.storm.switch_storm import LONGEST_HOURS, Choice, faults_of, refusal
from textbot.core.permissions import departments
from textbot.core.playbook import Playbook
from textbot.core.segments import count
from textbot.core.storm import SMALL, reports
from textbot.core.wording import opened
from textbot.runtime import Runtime
from textbot.store import incidents, request_people, requests, storms
from textbot.store.incidents import Crowd, IncidentRow
from textbot.store.staff import StaffRow
from textbot.store.storms import StormRow
from textbot.web.inbox.words import clock_words
from textbot.web.installation import installation
from textbot.web.notices import storm_sure
from textbot.web.notices.words import short_words
from textbot.web.numbers import number
from textbot.web.translations import _, language_name, ngettext, playbook_language, say

bp = Blueprint("storm", __name__, url_prefix="/storm")

BREAK = 2
"""A blank line parts the banner from what is said below it."""
LONGEST_REFERENCE = "2026-1121-10042"
HISTORY = 5


@dataclass(frozen=True)
class Incident:
    """One that is open, ready to be read."""

    id: int
    title: str
    reference: str
    department: str
    crowd: Crowd
    told: int
    since: str
    last: str
    pins: tuple[str, ...]


@bp.record_once
def _prepare(state: BlueprintSetupState) -> None:
    """Every page for staff says that storm mode is on."""
    state.app.jinja_env.globals.update(storm_until=storm_until)


@bp.get("")
def page() -> ResponseReturnValue:
    """How it stands, the switch, and what is gathered."""
    return _page(storm_sure.kept())


@bp.post("")
def start() -> ResponseReturnValue:
    """Turn it on, or change it: what was typed is kept, and what it does is asked first."""
    rt = installation()
    choice = _typed(rt.playbook)
    wrong = refusal(rt.playbook, g.member, choice)
    if wrong is not None:
        flash(_said(wrong), "bad")
        return _page(choice), 400
    storm_sure.keep(choice)
    return redirect(url_for("storm_sure.page", deed="on"), 303)


@bp.post("/incidents/<int(max=2147483647):incident_id>/close")
def close(incident_id: int) -> ResponseReturnValue:
    """Close an incident, with one all-clear to everybody who texted about it."""
    rt = installation()
    words = {language: request.form.get(f"clear-{language}", "")[:1000] for language in rt.playbook.languages}
    outcome = close_incident(rt, g.member, incident_id, words)
    if not outcome.done:
        flash(_said(outcome), "bad")
        return _page(None, {incident_id: words}), 400
    return _back(outcome)


def storm_until() -> str:
    """Until when storm mode is on, "" while it is off."""
    rt = installation()
    storm, now = rt.shelf.storm, rt.now()
    here = now.astimezone(rt.playbook.city.zone)
    return clock_words(storm.until.astimezone(here.tzinfo), here) if storm and storm.is_on(now) else ""


def strip(conn: Connection, rt: Runtime, member: StaffRow) -> tuple[Incident, ...]:
    """The open incidents that the member sees, for the top of the inbox."""
    reach = departments(member.roles, "see")
    every = (_shown(conn, rt, row) for row in incidents.open_ones(conn))
    return tuple(each for each in every if each and (reach is None or each.department in reach))


def _page(typed: Choice | None, clears: Mapping[int, Mapping[str, str]] | None = None) -> str:
    rt = installation()
    playbook, now = rt.playbook, rt.now()
    with rt.database.read() as conn:
        row = storms.running(conn)
        row = row if row is not None and row.until > now else None
        found = [each for one in incidents.open_ones(conn) if (each := _shown(conn, rt, one))]
        held = storms.held(conn, row.id) if row else 0
        before = [(each, short_words(each.started_at, rt), _ending(rt, each)) for each in storms.last(conn, HISTORY)]
    choice = typed or (Choice(row.texts, tuple(row.pauses), tuple(row.incidents)) if row else Choice({}))
    return render_template(
        "storm.html",
        storm=row,
        until=short_words(row.until, rt) if row else "",
        started=short_words(row.started_at, rt) if row else "",
        held=held,
        choice=choice,
        tongues=[(code, language_name(code), room(playbook, code)) for code in playbook.languages],
        sender=playbook.facts(playbook.languages[0])["short"],
        costs={code: count(choice.texts.get(code, "")) for code in playbook.languages},
        wrong={each.language for each in faults_of(playbook, choice.texts)} if typed else set(),
        flows=_flows(playbook, choice),
        kinds=_kinds(playbook, choice),
        incidents=found,
        clears=clears or {},
        longest=LONGEST_HOURS,
        hour_choices=[(each, _hours(each)) for each in range(1, LONGEST_HOURS + 1)],
        history=[each for each in before if each[0].ended_at is not None],
    )


def room(playbook: Playbook, language: str) -> int:
    """How many letters of a banner leave room for an incident's number below it, in the same segment."""
    said = [
        playbook.text("phrases.storm_noted", language, reference=LONGEST_REFERENCE,
                      title=playbook.text(f"{each.path}.title", language))
        for each in playbook.incidents
    ]  # fmt: skip
    return SMALL - BREAK - max((count(each).units for each in said), default=0)


def _typed(playbook: Playbook) -> Choice:
    texts = {code: request.form.get(f"banner-{code}", "").strip()[:1000] for code in playbook.languages}
    hours = number(request.form.get("hours", "")) or LONGEST_HOURS
    return Choice(texts, tuple(request.form.getlist("pause")), tuple(request.form.getlist("incident")), hours)


def _flows(playbook: Playbook, choice: Choice) -> list[tuple[str, str, bool, bool]]:
    """(key, title, whether it waits, whether it is urgent), those that may wait first."""
    named = [(each.key, _title(playbook, f"{each.path}.title"), each.urgent) for each in reports(playbook)]
    rows = [
        (key, title, key in choice.pauses if choice.pauses is not None else not urgent, urgent)
        for key, title, urgent in named
    ]
    return sorted(rows, key=lambda each: (each[3], each[1]))


def _kinds(playbook: Playbook, choice: Choice) -> list[tuple[str, str, str, bool]]:
    """(key, title, some of its words, whether it is gathered)."""
    language = playbook_language(playbook.languages)
    return [
        (
            each.key,
            _title(playbook, f"{each.path}.title"),
            ", ".join(f"“{words}”" for words in each.listen.get(language, ())[:3]),
            choice.incidents is None or each.key in choice.incidents,
        )
        for each in playbook.incidents
    ]


def _shown(conn: Connection, rt: Runtime, row: IncidentRow) -> Incident | None:
    request_row = requests.by_id(conn, row.request_id)
    if request_row is None:
        return None
    crowd = incidents.crowd(conn, row.id)
    return Incident(
        id=row.id,
        title=_title(rt.playbook, f"incidents.{row.kind}.title", row.kind),
        reference=request_row.reference,
        department=request_row.department,
        crowd=crowd,
        told=request_people.count_told(conn, row.request_id),
        since=short_words(row.opened_at, rt),
        last=short_words(crowd.last_at, rt) if crowd.last_at else "",
        pins=tuple(f"{lat},{lon}" for lat, lon in crowd.points),
    )


def _title(playbook: Playbook, path: str, otherwise: str = "") -> str:
    language = playbook_language(playbook.languages)
    return opened(playbook.text(path, language)) if playbook.has(path) else otherwise


def _ending(rt: Runtime, row: StormRow) -> str:
    return short_words(row.ended_at, rt) if row.ended_at else ""


def _hours(number_of: int) -> str:
    return ngettext("%(num)s hour", "%(num)s hours", number_of)


def _said(outcome: Outcome) -> str:
    """The outcome, with a language by its name."""
    code = outcome.values.get("language")
    if not isinstance(code, str):
        return say(outcome)
    return _(outcome.words, **{**outcome.values, "language": language_name(code)})


def _back(outcome: Outcome) -> ResponseReturnValue:
    flash(_said(outcome), "good" if outcome.done else "bad")
    return redirect(url_for(".page"), 303)
