"""/audit: who did what with residents' data, for admins."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from flask import Blueprint, Response, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from textbot.actions import audit
from textbot.actions.export_audit import export_audit
from textbot.store import audit_events
from textbot.store.audit_events import AuditRow, Wanted
from textbot.web.installation import installation
from textbot.web.numbers import number
from textbot.web.staff.audit_words import DEEDS, deed_words, link_of
from textbot.web.translations import _, locale

bp = Blueprint("audit", __name__, url_prefix="/audit")

PAGE = 50
LONGEST = 200
WISHES = ("who", "what", "about", "start", "end")


@dataclass(frozen=True)
class Event:
    """One event, ready to be read in the page's language."""

    number: int
    when: str
    moment: str
    by: str
    words: str
    about: str
    link: str


@bp.get("")
def page() -> ResponseReturnValue:
    """A page of events, the newest first, as the visitor wants them: `who`, `what`, `about`, `start`, `end`."""
    runtime = installation()
    zone = ZoneInfo(runtime.playbook.city.timezone)
    before = number(request.args.get("before", ""))
    with runtime.database.read() as conn:
        rows = audit_events.page(conn, _wanted(request.args, zone), before, PAGE + 1)
    wishes: dict[str, Any] = {name: request.args.get(name, "")[:LONGEST] for name in WISHES}
    older = url_for(".page", before=rows[PAGE - 1].number, **wishes) if len(rows) > PAGE else ""
    events = [_event(row, zone) for row in rows[:PAGE]]
    newest = url_for(".page", **wishes) if before is not None else ""
    choices = [
        ("", _("anything")),
        *sorted(((key, _(words)) for key, words in DEEDS.items()), key=lambda each: each[1]),
    ]
    return render_template("audit.html", events=events, wishes=wishes, choices=choices, older=older, newest=newest)


@bp.post("/export")
def export() -> ResponseReturnValue:
    """The events as wanted, in a CSV file."""
    runtime = installation()
    wanted = _wanted(request.form, ZoneInfo(runtime.playbook.city.timezone))
    lines = export_audit(runtime, g.member, wanted)
    named = {"Content-Disposition": f'attachment; filename="audit-{runtime.now():%Y-%m-%d}.csv"'}
    return Response(lines, mimetype="text/csv", headers=named)


@bp.post("/verify")
def verify() -> ResponseReturnValue:
    """Proof-read the log, and say what is wrong with it."""
    runtime = installation()
    faults = [fault.words for fault in islice(audit.verify(runtime), PAGE)]
    with runtime.database.read() as conn:
        head = audit_events.head(conn)
    return render_template("audit_verified.html", faults=faults, head=head)


def _wanted(said: MultiDict[str, str], zone: ZoneInfo) -> Wanted:
    """What the visitor asked for. A date that cannot be read is left out."""
    end = _day(said.get("end", ""), zone)
    return Wanted(
        by=said.get("who", "").strip()[:LONGEST],
        what=said.get("what", "").strip()[:LONGEST],
        about=said.get("about", "").strip()[:LONGEST],
        start=_day(said.get("start", ""), zone),
        end=end + timedelta(days=1) if end else None,
    )


def _day(said: str, zone: ZoneInfo) -> datetime | None:
    """The beginning of that day in the city."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=zone) if 1970 < day.year < 9000 else None


def _event(row: AuditRow, zone: ZoneInfo) -> Event:
    here = row.at.astimezone(zone)
    when = format_datetime(here, "medium", locale=locale())
    return Event(row.number, when, here.isoformat(), row.by, _(deed_words(row.what)), row.about, link_of(row.about))
