"""The form of a notice: what was typed, all of it, so that nothing is lost; and the draft that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import request

from textbot.core.notices.audience import Audience
from textbot.core.notices.draft import EMERGENCY, REGULAR, Draft
from textbot.runtime import Runtime
from textbot.store.notices import NoticeRow
from textbot.web.notices.rule_form import RuleRow, read_audience, read_rows, rows_of
from textbot.web.numbers import number
from textbot.web.translations import N_, _

UNITS: Mapping[str, tuple[str, int]] = {
    "minutes": (N_("minutes"), 1),
    "hours": (N_("hours"), 60),
    "days": (N_("days"), 24 * 60),
}
POLLS = {"": N_("No question"), "yes-no": N_("YES or NO"), "scale": N_("A number from 1 to 5")}
LONGEST_TEXT = 2000
# Minutes; a notice is true no longer than this.
A_YEAR = 60 * 24 * 366
# Reckoning so far ahead leads beyond the calendar.
NEVER_MEANT = 2200


@dataclass(frozen=True)
class Typed:
    """What stands in the form. texts, more: language -> words. valid, unit: "6", "hours". when: now | at; at: as
    <input type=datetime-local> writes it, in the city's zone. uploading: a long list of phones that is looked through
    meanwhile. wrong: name of a field -> what is wrong with it."""

    title: str = ""
    class_: str = REGULAR
    topic: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    valid: str = "6"
    unit: str = "hours"
    when: str = "now"
    at: str = ""
    fallback: str = ""
    poll: str = ""
    rules: tuple[RuleRow, ...] = ()
    corrects_id: int | None = None
    uploading: int | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)


def read_typed(rt: Runtime) -> Typed:
    """The form that was sent."""
    form = request.form
    tongues = rt.playbook.languages
    return Typed(
        title=form.get("title", "")[:200].strip(),
        class_=EMERGENCY if form.get("class") == EMERGENCY else REGULAR,
        topic=form.get("topic", "")[:40],
        texts={code: _words(form.get(f"text-{code}", "")) for code in tongues},
        more={code: _words(form.get(f"more-{code}", "")) for code in tongues},
        reason=form.get("reason", "")[:1000].strip(),
        valid=form.get("valid", "")[:8].strip(),
        unit=form.get("unit", "") if form.get("unit", "") in UNITS else "hours",
        when="at" if form.get("when") == "at" else "now",
        at=form.get("at", "")[:20],
        fallback=form.get("fallback", "")[:8],
        poll=form.get("poll", "") if form.get("poll", "") in POLLS else "",
        rules=tuple(read_rows(form)),
        corrects_id=number(form.get("corrects", "")) or None,
        uploading=number(form.get("uploading", "")) or None,
    )


def typed_of(row: NoticeRow, zone: ZoneInfo) -> Typed:
    """The form of a notice as it is stored."""
    valid, unit = _span(row.validity_minutes)
    return Typed(
        row.title, row.class_, row.topic, row.texts, row.more or {}, row.reason, valid, unit,
        "at" if row.not_before else "now",
        row.not_before.astimezone(zone).strftime("%Y-%m-%dT%H:%M") if row.not_before else "",
        row.fallback, str((row.poll or {}).get("kind", "")), tuple(rows_of(row.audience)), row.corrects_id,
    )  # fmt: skip


def to_draft(rt: Runtime, typed: Typed) -> tuple[Draft | None, Typed]:
    """The draft it makes; None while something cannot be read, which the form that comes back says."""
    wrong: dict[str, str] = {}
    if not typed.title:
        wrong["title"] = _("Give it a name that colleagues find it by. Residents do not see it.")
    audience, rules = read_audience(typed.rules)
    if typed.topic and typed.class_ == REGULAR and not any(each.part in ("any", "all") for each in rules):
        # Nothing said means everybody who joined the topic. An emergency's audience is always said.
        audience["any"] = [{"topic": typed.topic}]
    if bad := next((each.wrong for each in rules if each.wrong), ""):
        wrong["audience"] = bad
    moment = None
    try:
        moment = _moment(typed, rt.playbook.city.zone)
    except ValueError as error:
        wrong["at"] = str(error)
    minutes = (number(typed.valid) or 0) * UNITS[typed.unit][1]
    if not 1 <= minutes <= A_YEAR:
        wrong["valid"] = _("Write for how long it is true, as a whole number.")
    back = replace(typed, rules=tuple(rules), wrong=wrong)
    return None if wrong else _draft(typed, audience, minutes, moment), back


def _draft(typed: Typed, audience: Mapping[str, Any], minutes: int, moment: datetime | None) -> Draft:
    return Draft(
        title=typed.title,
        texts={code: words for code, words in typed.texts.items() if words},
        audience=Audience.from_data(audience).to_data(),
        class_=typed.class_,
        topic="" if typed.class_ == EMERGENCY else typed.topic,
        reason=typed.reason,
        validity_minutes=minutes,
        not_before=moment,
        fallback=typed.fallback,
        poll={"kind": typed.poll} if typed.poll else None,
        more={code: words for code, words in typed.more.items() if words},
        corrects_id=typed.corrects_id,
    )


def _words(said: str) -> str:
    return said.replace("\r\n", "\n").strip()[:LONGEST_TEXT]


def _span(minutes: int) -> tuple[str, str]:
    unit = next(name for name, (_said, size) in reversed(list(UNITS.items())) if minutes % size == 0)
    return str(minutes // UNITS[unit][1]), unit


def _moment(typed: Typed, zone: ZoneInfo) -> datetime | None:
    if typed.when == "now":
        return None
    try:
        found = datetime.fromisoformat(typed.at).replace(tzinfo=zone)
        if found.year >= NEVER_MEANT:
            raise ValueError
        # A time that the clocks skip that night is an hour later, as the wall clock shows it.
        return (found.astimezone(ZoneInfo("UTC")) + timedelta(0)).astimezone(zone)
    except (ValueError, OverflowError):
        raise ValueError(_("Choose a day and a time.")) from None
