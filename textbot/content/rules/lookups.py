"""Lookups: an answer that looks something up asks for what it needs, and what it looks up is there."""

from collections.abc import Iterator
from datetime import date

from textbot.content.draft import Draft, Sheet
from textbot.content.place_areas import read_areas
from textbot.content.problems import ContentErrors, Level, Problem, suggest
from textbot.content.rules.context import Proof
from textbot.content.schema.answer import AnswerFile, LookupEntry
from textbot.core.lookups.lookup import BY_AREA, NEAREST, NUMBER, last_day

# Nothing is over while nobody says what day it is.
FIRST_DAY = date.min

ASKS = {
    "address": 'question: "What is your street address? ..."',
    "number": 'question: "What is your permit number? ..."',
    "account": 'question: "What is your account number? ..."',
}


def table_can_be_read(draft: Draft) -> Iterator[Problem]:
    """Every table under places/tables has a key and whole rows."""
    yield from draft.tables[1]


def things_can_be_read(draft: Draft) -> Iterator[Problem]:
    """places/things.csv is whole, and there where a step picks from it."""
    things, problems = draft.things
    yield from problems
    for report in draft.reports:
        names = {step.name for step in report.entry.steps}
        for number, step in enumerate(report.entry.steps):
            if step.pick and not things and not problems:
                message = "nothing to pick from; add places/things.csv (name,who,minutes,area,what,link)"
                yield report.problem(message, "steps", number, "pick")
            if step.pick and not {"who", "time"} <= names:
                yield report.problem("a step that picks needs the choose steps who and time", "steps", number, "pick")


def lookup_can_be_answered(draft: Draft) -> Iterator[Problem]:
    """An answer that looks something up asks a question, and the city has what it looks up."""
    for answer in draft.answers:
        entry = answer.entry
        if entry.question and not entry.lookup:
            yield answer.problem("question is only asked with lookup; add lookup: or remove this", "question")
        if entry.lookup and not entry.question:
            by = entry.lookup.by if isinstance(entry.lookup, LookupEntry) else "address"
            yield answer.problem(f"lookup needs something to look up by; add {ASKS[by]}", "lookup")
        if entry.lookup == "collection" and draft.city and not draft.city.entry.collection:
            yield answer.problem("city.yaml has no collection: to look up; add its zones", "lookup")
        if isinstance(entry.lookup, LookupEntry):
            yield from _source(draft, answer, entry.lookup)


def step_looks_up_by_address(draft: Draft) -> Iterator[Problem]:
    """A report's step knows an address, no number and no account."""
    for report in draft.reports:
        for number, step in enumerate(report.entry.steps):
            if isinstance(step.lookup, LookupEntry) and step.lookup.by != "address":
                message = "a report looks up by address only; make an answer of it"
                yield report.problem(message, "steps", number, "lookup")


def _source(draft: Draft, answer: Sheet[AnswerFile], lookup: LookupEntry) -> Iterator[Problem]:
    """A table or a connector, and one that fits."""
    if (lookup.table is None) == (lookup.connector is None):
        yield answer.problem("name a table (of places/tables) or a connector (of city.yaml), one of the two", "lookup")
    if lookup.table is not None:
        yield from _table(draft, answer, lookup, lookup.table)
    connectors = draft.city.entry.connectors if draft.city else {}
    if lookup.connector is not None and lookup.connector not in connectors:
        message = f"city.yaml has no connector '{lookup.connector}'{suggest(lookup.connector, connectors)}"
        yield answer.problem(message, "lookup", "connector")
    if lookup.connector is not None and lookup.by == "address":
        yield answer.problem("an address is looked up in a table; name one of places/tables", "lookup", "connector")


def _table(draft: Draft, answer: Sheet[AnswerFile], lookup: LookupEntry, name: str) -> Iterator[Problem]:
    table = draft.tables[0].get(name)
    if table is None:
        message = f"there is no places/tables/{name}.csv{suggest(name, draft.tables[0])}"
        yield answer.problem(message, "lookup", "table")
        return
    wanted = {"address": (*BY_AREA, NEAREST), "number": (NUMBER,), "account": ()}[lookup.by]
    if table.key not in wanted:
        message = f"table {name} is keyed by {table.key} and cannot be looked up by {lookup.by}"
        yield answer.problem(message, "lookup", "table")


def area_has_a_row(proof: Proof) -> Iterator[Problem]:
    """Every district or zone on the map has a row that is not over."""
    today = (proof.today or FIRST_DAY).isoformat()
    for name, table in proof.draft.tables[0].items():
        if table.key not in BY_AREA:
            continue
        there = {row[table.key] for row in table.rows if not last_day(row) or last_day(row) >= today}
        for area in _areas(proof.draft, table.key):
            if area not in there:
                over = "only days that are over" if "date" in table.rows[0] else "no row"
                message = f"{table.key} {area} has {over}: who lives there is passed to a person; add one"
                yield Problem(f"places/tables/{name}.csv", 1, "", message, Level.WARNING)


def _areas(draft: Draft, kind: str) -> tuple[str, ...]:
    """The names of the map's areas of that kind; none while the map cannot be read, which is said elsewhere."""
    file = f"{kind}s.geojson"
    data = draft.files.get(f"places/{file}")
    try:
        return tuple(area.name for area in read_areas({file: data})) if data else ()
    except ContentErrors:
        return ()


TABLE_RULES = (area_has_a_row,)
LOOKUP_RULES = (table_can_be_read, things_can_be_read, lookup_can_be_answered, step_looks_up_by_address)
