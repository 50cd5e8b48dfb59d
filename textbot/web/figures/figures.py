"""/figures: what residents and staff did in any span of days; each number leads to the rows behind it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from textbot.actions import audit
from textbot.actions.staff.access import department_of
from textbot.core.days.period import Period, period, presets
from textbot.core.permissions import departments
from textbot.core.phone import say_phone
from textbot.runtime import Runtime
from textbot.store import figure_rows, measures
from textbot.store.figure_rows import FigureRow
from textbot.store.measures import Scope, Spot
from textbot.web.figures.view import answer_name, figures, scope_of, shown
from textbot.web.figures.words import PRESETS, WORDS, exact_span_words, period_words
from textbot.web.inbox.items import department_name
from textbot.web.inbox.words import clock_words, reason_words
from textbot.web.installation import installation
from textbot.web.thread.reports import STATUSES
from textbot.web.translations import _, language_name

bp = Blueprint("figures", __name__, url_prefix="/figures")

PAGE = 50
USUAL = "weeks_7"


@dataclass(frozen=True)
class Asked:
    """What the visitor wants to see. preset: the name of the period, "" for days of their own; department: "" for all
    that they may see; reach: those, None for all of the city."""

    period: Period
    preset: str
    department: str
    reach: frozenset[str] | None
    scope: Scope

    @property
    def address(self) -> dict[str, str]:
        """The same, in a link."""
        days = {"from": self.period.first.isoformat(), "to": self.period.last.isoformat()}
        return days | ({"department": self.department} if self.department else {})


@bp.get("")
def page() -> ResponseReturnValue:
    """The figures of a period: `preset`, or days `from` and `to`; of one `department` or of all."""
    runtime = installation()
    asked, playbook = _asked(runtime), runtime.playbook
    with runtime.database.read() as conn:
        found = figures(conn, playbook, asked.period, asked.scope)
    return render_template(
        "figures.html", figures=found, asked=asked, words=WORDS, presets=PRESETS, departments=_choices(runtime, asked),
        shown=shown(asked.scope), columns=[each for each in shown(asked.scope) if each not in ("answered", "handled")],
    )  # fmt: skip


@bp.get("/<measure>")
def rows(measure: str) -> ResponseReturnValue:
    """The rows behind one number, the newest first."""
    runtime = installation()
    asked = _asked(runtime)
    if measure not in shown(asked.scope):
        abort(404)
    since, until = asked.period.moments(runtime.playbook.city.zone)
    after = _spot(request.args.get("after", ""))
    with runtime.database.read() as conn:
        number = measures.count(conn, measure, asked.scope, since, until)
        spots = measures.page(conn, measure, asked.scope, since, until, after, PAGE + 1)
        found = figure_rows.rows(conn, spots[:PAGE])
    audit.seen(runtime, g.member, f"{measure} {asked.period.first} to {asked.period.last}", what="figures.seen")
    here: dict[str, Any] = {"measure": measure, **asked.address}
    return render_template(
        "figures_rows.html", measure=measure, words=WORDS[measure], number=number, asked=asked,
        department=department_name(runtime.playbook, asked.department), period=period_words(asked.period),
        rows=[_shown(runtime, asked, row) for row in found],
        older=url_for(".rows", after=_cursor(spots[PAGE - 1]), **here) if len(spots) > PAGE else "",
        newest=url_for(".rows", **here) if after else "",
    )  # fmt: skip


def _asked(runtime: Runtime) -> Asked:
    """Read the address. A day or a department that is none is left out; one of others' answers 404."""
    today = runtime.now().astimezone(runtime.playbook.city.zone).date()
    first, last = _day("from"), _day("to")
    named = presets(today)
    preset = request.args.get("preset", "" if first or last else USUAL)
    chosen = named.get(preset) or period(first or last or today, last or first or today)
    reach = departments(g.member.roles, "figures")
    department = request.args.get("department", "")
    if department and not _may_ask(runtime, department, reach):
        abort(404)
    scope = scope_of(runtime.playbook, frozenset({department}) if department else reach)
    return Asked(chosen, next((key for key, each in named.items() if each == chosen), ""), department, reach, scope)


def _may_ask(runtime: Runtime, department: str, reach: frozenset[str] | None) -> bool:
    return department in runtime.playbook.city.departments and (reach is None or department in reach)


def _day(name: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(request.args.get(name, ""))
    return None


def _choices(runtime: Runtime, asked: Asked) -> list[tuple[str, str]]:
    there = [key for key in runtime.playbook.city.departments if _may_ask(runtime, key, asked.reach)]
    names = [(key, department_name(runtime.playbook, key)) for key in there]
    return [("", _("All departments") if asked.reach is None else _("All of mine")), *names]


def _home(row: FigureRow) -> str:
    return department_of(row.home or "")


def _cursor(spot: Spot) -> str:
    return f"{spot.at.astimezone(UTC).isoformat()}~{spot.kind}~{spot.id}"


def _spot(cursor: str) -> Spot | None:
    at, _tilde, rest = cursor.partition("~")
    kind, _tilde, number = rest.partition("~")
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(at.replace(" ", "+"))
        return Spot(moment, kind, int(number)) if moment.tzinfo and abs(int(number)) < 2**62 else None
    return None


def _shown(runtime: Runtime, asked: Asked, row: FigureRow) -> dict[str, Any]:
    """A row in words. Who may see some departments only gets no number and no words of a resident whose conversation
    is another department's."""
    playbook = runtime.playbook
    zone: ZoneInfo = playbook.city.zone
    at = row.spot.at.astimezone(zone)
    is_theirs = asked.reach is None or (row.conversation_id is not None and _home(row) in asked.reach)
    return {
        "at": at,
        "when": clock_words(at, runtime.now().astimezone(zone)),
        "phone": say_phone(row.phone) if row.phone and is_theirs else "",
        "language": language_name(row.language),
        "body": " ".join(row.body.split())[:160] if is_theirs and row.body else "",
        "title": answer_name(playbook, row.key) if row.key else "",
        "department": department_name(playbook, row.department) if row.spot.kind in ("report", "message") else "",
        "reason": reason_words(row.reason) if row.spot.kind == "message" else "",
        "reference": row.reference,
        "place": row.place,
        "status": _(STATUSES.get(row.status, row.status)) if row.status else "",
        "waited": exact_span_words(row.waited) if row.spot.kind == "message" else "",
        "kind": row.spot.kind,
        "conversation_id": row.conversation_id if is_theirs else None,
    }
