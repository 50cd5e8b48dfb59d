"""Importing a FAQ spreadsheet into a playbook: what would be written, or everything that keeps it from being."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from textbot.content.csv_cells import Fault
from textbot.content.draft import read_draft
from textbot.content.faq import Faq, read_faq
from textbot.content.faq_sheet import read_sheet
from textbot.content.named_columns import NamedSheet
from textbot.content.new_answer import NewAnswer, new_problems, with_answers
from textbot.content.problems import Level, Problem

# A part of an answer -> the column it came from.
COLUMNS = {"say": "answer", "title": "title", "ask": "question", "department": "department", "owner": "owner",
           "source": "source", "review_by": "review_by", "key": "key"}  # fmt: skip


@dataclass(frozen=True)
class Import:
    """What a spreadsheet would change. changed: files to write, empty while there are faults; warnings: what could be
    better; unread: columns nothing reads."""

    answers: tuple[NewAnswer, ...] = ()
    changed: Mapping[str, bytes] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()


def import_faq(files: Mapping[str, bytes], data: bytes) -> Import:
    """Read a spreadsheet for the playbook of these files, and proof-read what it would become. Never raises."""
    sheet = read_sheet(data)
    draft = read_draft(files)
    if draft.problems:
        wrong = "; ".join(str(problem) for problem in draft.problems[:3])
        return Import(faults=(Fault(0, "", f"the city's folder must be mended first: {wrong}"),))
    faq = read_faq(sheet, draft)
    whole = tuple(answer for answer in faq.answers if _is_whole(answer, draft.languages))
    changed = with_answers(files, whole)
    problems = new_problems(files, changed)
    found = {level: _located(problems, level, faq, sheet, draft.languages) for level in (Level.ERROR, Level.WARNING)}
    faults = tuple(dict.fromkeys((*faq.faults, *found[Level.ERROR])))
    ordered = tuple(sorted(faults, key=lambda fault: (fault.row, fault.column)))
    return Import(faq.answers, {} if faults else changed, ordered, found[Level.WARNING], sheet.unread)


def _is_whole(answer: NewAnswer, languages: tuple[str, ...]) -> bool:
    """Whether there is enough of it to be proof-read."""
    parts = (answer.say, answer.ask, answer.title)
    return bool(answer.key) and all(part.get(language) for part in parts for language in languages)


def _located(
    problems: tuple[Problem, ...], level: Level, faq: Faq, sheet: NamedSheet, languages: tuple[str, ...]
) -> tuple[Fault, ...]:
    """Problems of files as faults of rows."""
    return tuple(_fault(problem, faq, sheet, languages) for problem in problems if problem.level is level)


def _fault(problem: Problem, faq: Faq, sheet: NamedSheet, languages: tuple[str, ...]) -> Fault:
    parts = problem.path.removeprefix("answers.").split(".")
    key = problem.file.rpartition("/")[2].removesuffix(".yaml") if problem.file.startswith("answers/") else parts[0]
    if (key, languages[0]) not in faq.rows:
        return Fault(0, "", str(problem))
    told = next((part for part in parts if part in COLUMNS), "")
    in_catalog = problem.file.startswith("locales/")
    spoken = problem.file.split("/")[1] if in_catalog else next((p for p in parts if p in languages), languages[0])
    row = faq.rows.get((key, spoken), faq.rows[(key, languages[0])])
    return sheet.fault(row, COLUMNS.get(told, ""), problem.message)
