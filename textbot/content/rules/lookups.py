"""Lookups: an answer that looks something up asks for what it needs, and what it looks up is there."""

from collections.abc import Iterator

from textbot.content.draft import Draft, Sheet
from textbot.content.problems import Problem, suggest
from textbot.content.schema import AnswerFile, LookupEntry
from textbot.core.lookup import BY_AREA, NEAREST, NUMBER

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


LOOKUP_RULES = (table_can_be_read, things_can_be_read, lookup_can_be_answered, step_looks_up_by_address)
