"""Facts of the city and of its reports: approvals, holidays, codes, foreign lines."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import holidays as holiday_tables

from textbot.content.problems import Level, Problem, suggest
from textbot.content.rules.context import Proof
from textbot.content.rules.structure import topics
from textbot.content.schema.report import ReportFile

FOREIGN_LINES = 10
_YEARS = range(2025, 2029)
OBSERVED = " (observed)"


def fixed_text_is_approved(proof: Proof) -> Iterator[Problem]:
    """What the city says about privacy and trust was read by its attorney before anyone hears it."""
    city = proof.draft.city
    if city is None:
        return
    level = Level.ERROR if proof.twilio_configured else Level.INFO
    for key, fixed in city.entry.fixed.items():
        if not fixed.approved_by.strip():
            message = f'nobody has approved this text yet; write approved_by: "Name, office, date" under {key}'
            yield Problem(city.file, city.tree.line("fixed", key), f"fixed.{key}", message, level)


def holiday_is_known(proof: Proof) -> Iterator[Problem]:
    """A holiday's name is spelled as the calendar of the country spells it."""
    city = proof.draft.city
    if city is None:
        return
    entry = city.entry.holidays
    try:
        known = _holiday_names(entry.country, entry.subdivision)
    except (NotImplementedError, KeyError):
        place = f"{entry.country} {entry.subdivision or ''}".strip()
        yield city.problem(f"there is no holiday calendar for {place}; write country: US, subdivision: AZ", "holidays")
        return
    named = known | set(entry.add.values())
    skips = city.entry.collection.skips if city.entry.collection else []
    listed = ((("holidays", "closed"), entry.closed), (("collection", "skips"), skips))
    for where, names in listed:
        for number, name in enumerate(names):
            if name not in named:
                message = f"the calendar has no holiday '{name}'{suggest(name, named)}"
                yield city.problem(message, *where, number)


def report_has_a_service_code(proof: Proof) -> Iterator[Problem]:
    """A report can be counted and passed on by its code, and someone is in charge of it."""
    for report in proof.draft.reports:
        key = report.entry.key
        submits = any(step.kind == "submit" for step in report.entry.steps)
        if submits and not report.entry.service_code.strip():
            yield report.problem(f"service_code is missing; write service_code: {key}", "service_code")
        if not report.entry.department:
            message = "department is missing: nobody would get these reports; name one of city.yaml"
            yield Problem(report.file, report.tree.line("department"), "department", message, Level.WARNING)


def service_code_is_unique(proof: Proof) -> Iterator[Problem]:
    """Two kinds of report never share a code."""
    seen: dict[str, str] = {}
    for topic in topics(proof.draft):
        if not isinstance(topic.entry, ReportFile) or not topic.entry.service_code:
            continue
        code = topic.entry.service_code
        if code in seen:
            yield topic.problem(f"the service_code '{code}' is taken by {seen[code]}; choose another", "service_code")
        seen.setdefault(code, topic.file)


def foreign_lines_are_there(proof: Proof) -> Iterator[Problem]:
    """People who write in another language get one line in it; not in one the bot speaks."""
    city = proof.draft.city
    if city is None:
        return
    foreign = city.entry.foreign
    for language in foreign:
        if language in city.entry.languages:
            message = f"the bot speaks '{language}' (languages:); remove this line"
            yield Problem(city.file, city.tree.line("foreign", language), f"foreign.{language}", message, Level.WARNING)
    if len(foreign) < FOREIGN_LINES:
        message = f"there are {len(foreign)} foreign lines; write {FOREIGN_LINES}, for languages your residents speak"
        yield Problem(city.file, city.tree.line("foreign"), "foreign", message, Level.WARNING)


@lru_cache(maxsize=8)
def _holiday_names(country: str, subdivision: str | None) -> frozenset[str]:
    table = holiday_tables.country_holidays(country, subdiv=subdivision, years=_YEARS, language="en_US")
    return frozenset(_plain(names for names in table.values()))


def _plain(values: Iterable[str]) -> Iterator[str]:
    for names in values:
        for name in names.split("; "):
            yield name.removesuffix(OBSERVED)


def report_is_confirmed(proof: Proof) -> Iterator[Problem]:
    """Nothing is sent before the resident has seen the summary."""
    for report in proof.draft.reports:
        kinds = [step.kind for step in report.entry.steps]
        if "submit" in kinds and "confirm" not in kinds[: kinds.index("submit")]:
            message = "this report is sent without showing it first; add a step of kind confirm before submit"
            line = report.tree.line("steps", kinds.index("submit"))
            yield Problem(report.file, line, "steps", message, Level.WARNING)


FACT_RULES = (
    report_is_confirmed,
    fixed_text_is_approved,
    holiday_is_known,
    report_has_a_service_code,
    service_code_is_unique,
    foreign_lines_are_there,
)
