"""The form of a schedule: what was typed, all of it; the rule and the words that it makes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask import request

from textbot.actions.notices.list_schedules import Listed
from textbot.actions.notices.preview_newsletter import texts_of
from textbot.core.notices.draft import Draft
from textbot.core.notices.schedule import BEFORE, MONTHLY, TRASH, WEEKLY, Rule
from textbot.core.notices.schedule_said import say_rule
from textbot.core.notices.schedule_words import WEEKDAYS
from textbot.core.playbook import Playbook
from textbot.core.words import fold
from textbot.runtime import Runtime
from textbot.web.notices.choices import words as playbook_words
from textbot.web.notices.words import clock_time
from textbot.web.translations import N_, _, language_name

Pairs = Sequence[tuple[str, str]]
LONGEST_TEXT = 2000
WORD = re.compile(r"[^\W\d_]+")
KINDS: Mapping[str, str] = {
    TRASH: N_("the evening before trash day"),
    BEFORE: N_("before an event"),
    WEEKLY: N_("every week, or every few weeks"),
    MONTHLY: N_("every month"),
}
DAYS: Mapping[str, str] = {
    "monday": N_("Monday"), "tuesday": N_("Tuesday"), "wednesday": N_("Wednesday"), "thursday": N_("Thursday"),
    "friday": N_("Friday"), "saturday": N_("Saturday"), "sunday": N_("Sunday"),
}  # fmt: skip
ORDINALS: Mapping[str, str] = {
    "first": N_("first"), "second": N_("second"), "third": N_("third"), "fourth": N_("fourth"), "fifth": N_("fifth"),
    "last": N_("last"),
}  # fmt: skip
# What is said when a part of the rule cannot be read, by its name.
UNREAD: Mapping[str, str] = {
    "at": N_("Choose a time from 8:00 AM to 8:30 PM."),
    "days": N_("Write days of the month like those in the example."),
    "weekdays": N_("Choose at least one day of the week."),
    "lead": N_("Write how long before: 3h or 2d."),
    "dates": N_("Write each day with its time, like 2026-12-05 18:00."),
}
HOURS = {TRASH: "3", BEFORE: "12", WEEKLY: "12", MONTHLY: "48"}


@dataclass(frozen=True)
class TypedSchedule:
    """What stands in the form. hours: for how long it is true; wrong: name of a field -> what is wrong with it."""

    title: str = ""
    topic: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    hours: str = "3"
    kind: str = TRASH
    at: str = "18:00"
    zones: str = ""
    weekdays: tuple[str, ...] = ()
    weeks: str = "1"
    since: str = ""
    days: str = "first tuesday"
    event: str = ""
    dates: str = ""
    lead: str = "1d"
    until: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Choices:
    """Pairs are (key, words)."""

    kinds: Pairs
    topics: Pairs
    events: Pairs
    weekdays: Pairs
    tongues: Pairs


def choices(rt: Runtime) -> Choices:
    """All there is to choose from."""
    playbook = rt.playbook
    events = [(key, playbook_words(playbook, f"{each.path}.title", key)) for key, each in playbook.events.items()]
    return Choices(
        kinds=[(key, _(words)) for key, words in KINDS.items()],
        topics=[("", _("Choose a topic"))]
        + [(key, playbook_words(playbook, f"{each.path}.title", key)) for key, each in playbook.topics.items()],
        events=[("", _("one of my own, below")), *events],
        weekdays=[(key, _(words)) for key, words in DAYS.items()],
        tongues=[(code, language_name(code)) for code in playbook.languages],
    )


def blank(rt: Runtime, newsletter: str) -> TypedSchedule:
    """An empty form; for a newsletter with its texts, once a month."""
    found = rt.playbook.newsletters.get(newsletter)
    if found is None:
        return TypedSchedule(days=_days_said("first tuesday"))
    title = rt.playbook.text(f"{found.path}.title", rt.playbook.languages[0])
    texts = texts_of(rt.playbook, found)
    days = _days_said("first tuesday")
    return TypedSchedule(title, found.topic, texts, HOURS[MONTHLY], MONTHLY, "10:00", days=days)


def read_typed(rt: Runtime) -> TypedSchedule:
    """The form that was sent."""
    form = request.form
    words = {code: form.get(f"text-{code}", "").replace("\r\n", "\n").strip() for code in rt.playbook.languages}
    plain = ("title", "topic", "hours", "at", "zones", "weeks", "since", "days", "event", "dates", "lead", "until")
    typed: dict[str, Any] = {name: form.get(name, "").strip()[:200] for name in plain}
    return TypedSchedule(
        **typed,
        texts={code: text[:LONGEST_TEXT] for code, text in words.items()},
        kind=form.get("kind", "") if form.get("kind", "") in KINDS else TRASH,
        weekdays=tuple(day for day in WEEKDAYS if day in form.getlist("weekdays")),
    )


def typed_of(found: Listed) -> TypedSchedule:
    """The form of a schedule as it is stored."""
    rule, pattern = found.schedule.rule, found.pattern
    lists: dict[str, Any] = {name: ", ".join(map(str, rule.get(name) or ())) for name in ("zones", "days", "dates")}
    lists["days"] = _days_said(lists["days"])
    return TypedSchedule(
        title=pattern.title, topic=pattern.topic, texts=pattern.texts, hours=f"{pattern.validity_minutes / 60:g}",
        kind=str(rule["kind"]), at=str(rule.get("at", "18:00")), weekdays=tuple(rule.get("weekdays") or ()),
        weeks=str(rule.get("weeks", 1)), since=str(rule.get("from", "")), event=str(rule.get("event", "")),
        lead=str(rule.get("lead", "1d")), until=str(rule.get("until", "")), **lists,
    )  # fmt: skip


def to_schedule(
    rt: Runtime, typed: TypedSchedule, was: Listed | None = None
) -> tuple[Mapping[str, Any], Draft] | TypedSchedule:
    """The rule and the words it makes; the form with what is wrong in it when it cannot be read. What the pattern has
    beside (its audience, what is said to who asks) stays."""
    wrong: dict[str, str] = {}
    rule = rule_of(typed)
    try:
        Rule.from_data(rule)
    except ValueError as problem:
        name = str(problem).partition(":")[0]
        wrong["kind"] = _(UNREAD[name]) if name in UNREAD else str(problem)
    try:
        minutes = round(float(typed.hours) * 60)
    except (ValueError, OverflowError):
        minutes = 0
    if not 0 < minutes <= 7 * 24 * 60:
        wrong["hours"] = _("Write for how many hours it is true, such as 3.")
    if not typed.title:
        wrong["title"] = _("Give it a name that colleagues find it by. Residents do not see it.")
    if typed.topic not in rt.playbook.topics:
        wrong["topic"] = _("Choose its topic: people get only what they joined.")
    if wrong:
        return replace(typed, wrong=wrong)
    texts = {code: text for code, text in typed.texts.items() if text}
    draft = Draft(typed.title, texts, {"any": [{"topic": typed.topic}]}, topic=typed.topic, validity_minutes=minutes)
    if was is not None:
        kept = was.pattern
        audience = kept.audience if kept.topic == typed.topic else draft.audience
        draft = replace(draft, audience=audience, fallback=kept.fallback, poll=kept.poll, more=kept.more or {})
    return rule, draft


def rule_of(typed: TypedSchedule) -> dict[str, Any]:
    """The rule as it is stored; what was left empty is left out."""
    rule: dict[str, Any] = {"kind": typed.kind, "until": typed.until}
    if typed.kind == TRASH:
        rule |= {"at": typed.at, "zones": _list(typed.zones)}
    elif typed.kind == WEEKLY:
        weeks = int(typed.weeks) if typed.weeks.isdecimal() else 0
        rule |= {"at": typed.at, "weekdays": list(typed.weekdays), "weeks": weeks, "from": typed.since}
    elif typed.kind == MONTHLY:
        rule |= {"at": typed.at, "days": _list(_days_read(typed.days)), "from": typed.since}
    else:
        rule |= {"event": typed.event, "dates": [] if typed.event else _list(typed.dates), "lead": typed.lead}
        rule |= {"at": typed.at} if typed.lead.endswith("d") else {}
    return {name: value for name, value in rule.items() if value not in ("", [], None)}


def _list(said: str) -> list[str]:
    return [each.strip() for each in said.split(",") if each.strip()]


def rule_words(playbook: Playbook, rule: Mapping[str, Any]) -> str:
    """A schedule's rule as a sentence in the page's language."""
    words, values = say_rule(rule)
    own = {"days": _days_said(values["days"])} if "days" in values else {}
    if event := playbook.events.get(str(rule.get("event", ""))):
        own["event"] = playbook_words(playbook, f"{event.path}.title", str(rule["event"]))
    if "at" in values:
        own["at"] = clock_time(str(values["at"]))
    return _(words, **{**values, **own})


def _days_said(days: str) -> str:
    """ "first tuesday" in the page's language."""
    return WORD.sub(lambda each: _({**ORDINALS, **DAYS}.get(each[0], each[0])).lower(), days)


def _days_read(typed: str) -> str:
    """The same the other way: "primer martes", "primero martes" are "first tuesday". What is unknown stays."""
    return WORD.sub(lambda each: _key_of(each[0]), typed)


def _key_of(word: str) -> str:
    said = fold(word)
    ours = ((key, fold(_(words))) for key, words in {**ORDINALS, **DAYS}.items())
    return next((key for key, own in ours if said == key or said.startswith(own)), word)
