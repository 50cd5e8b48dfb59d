"""A FAQ spreadsheet becomes answers: which rows belong together, and what keeps them from being imported."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from textbot.content.csv_cells import Fault
from textbot.content.draft import Draft
from textbot.content.named_columns import NamedRow, NamedSheet
from textbot.content.new_answer import NewAnswer
from textbot.content.problems import suggest
from textbot.content.rules.structure import topics
from textbot.core.match import STOP_WORDS
from textbot.core.words import fold

LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "en": ("en", "eng", "english", "inglés"),
    "es": ("es", "esp", "spa", "spanish", "español", "castellano"),
}
_LANGUAGE = {fold(name): code for code, names in LANGUAGES.items() for name in names}
_NAMES = {"en": "English", "es": "Spanish"}
_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_KEY = re.compile(r"[a-z][a-z0-9_-]*")
# Words of questions that say nothing of what they are about.
_ASKING = frozenset(
    """how what whats where wheres when whens who why which can could should would will does did there need want get
    have has with from about como cual donde cuando quien porque puedo puede debo hay tengo quiero necesito se sus su
    con sobre""".split()
)
KEY_WORDS = 4
TITLE = 40
FACTS = ("title", "department", "owner", "source", "review_by")


@dataclass
class Group:
    """The rows of one answer. rows: by language; say, ask, facts: what they hold, facts by name."""

    key: str
    given: bool
    rows: dict[str, list[NamedRow]] = field(default_factory=dict)
    say: dict[str, str] = field(default_factory=dict)
    ask: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def first(self) -> NamedRow:
        """Its first row."""
        return min((row for rows in self.rows.values() for row in rows), key=lambda row: row.number)


@dataclass(frozen=True)
class Faq:
    """What a spreadsheet holds: answers, the row each language of each began in, and what to mend."""

    answers: tuple[NewAnswer, ...] = ()
    rows: Mapping[tuple[str, str], int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_faq(sheet: NamedSheet, draft: Draft) -> Faq:
    """The answers of a sheet for this city. With any fault nothing may be written."""
    reading = _Reading(sheet, draft)
    for row in sheet.rows:
        reading.take(row)
    groups = reading.groups
    faults = (*sheet.faults, *reading.faults, *_group_faults(sheet, draft, groups))
    rows = {(group.key, language): rows[0].number for group in groups for language, rows in group.rows.items()}
    answers = tuple(_answer(group) for group in groups)
    return Faq(answers, rows, tuple(sorted(faults, key=lambda fault: (fault.row, fault.column))))


def slug(question: str) -> str:
    """A key made of a question's telling words: "How do I reserve a park shelter?" -> "reserve-park-shelter"."""
    words = re.findall(r"[a-z0-9]+", fold(question))
    telling = [word for word in words if word not in STOP_WORDS | _ASKING] or words
    made = "-".join(telling[:KEY_WORDS])
    return made if not made[:1].isdigit() else f"about-{made}"


def iso_date(written: str) -> str:
    """A date as spreadsheets write it, 5/31/2027 or 31.05.2027, as 2027-05-31; anything else as it is. Of two numbers
    that could both be the month, the first is: this is an American city's file."""
    found = _DATE.fullmatch(written)
    if found is None:
        return written
    first, second, year = int(found[1]), int(found[2]), found[3]
    month, day = (second, first) if first > 12 or "." in written else (first, second)
    return f"{year}-{month:02}-{day:02}"


class _Reading:
    """One pass over the rows."""

    def __init__(self, sheet: NamedSheet, draft: Draft) -> None:
        self.groups: list[Group] = []
        self.faults: list[Fault] = []
        self._sheet = sheet
        self._languages = draft.languages
        self._departments = _departments(draft)

    def take(self, row: NamedRow) -> None:
        language = self._language(row)
        key = row["key"].lower()
        if key and not _KEY.fullmatch(key):
            self._fault(row, "key", f"'{row['key']}' cannot be a key; write lower-case letters, digits and -")
            return
        if not row["question"] and not row["answer"]:
            self._fault(row, "question", "this row has neither a question nor an answer; fill it in or delete it")
            return
        if language is None:
            return
        group = self._group(row, key, language)
        group.rows.setdefault(language, []).append(row)
        self._say(group, row, language)
        asked = [" ".join(line.split()) for line in row["question"].splitlines() if line.strip()]
        group.ask.setdefault(language, []).extend(each for each in asked if each not in group.ask.get(language, ()))
        for name in FACTS:
            if row[name]:
                self._fact(group, row, name, language)

    def _language(self, row: NamedRow) -> str | None:
        written = row["language"]
        code = _LANGUAGE.get(fold(written), fold(written)) if written else ""
        if code in self._languages:
            return code
        known = " or ".join(self._languages)
        self._fault(row, "language", f"'{written}' is no language of this city; write {known}" if written else
                    f"this is empty; write {known}")  # fmt: skip
        return None

    def _group(self, row: NamedRow, key: str, language: str) -> Group:
        """The answer a row belongs to: by its key; without one by its answer's words, or as the other language, or
        one more question, of the row above."""
        if key:
            found = next((group for group in self.groups if group.given and group.key == key), None)
            return found or self._new(key, given=True)
        said = " ".join(row["answer"].split())
        keyless = [group for group in self.groups if not group.given]
        same = next((group for group in keyless if said and group.say.get(language) == said), None)
        if same:
            return same
        above = self.groups[-1] if self.groups and not self.groups[-1].given else None
        if above and (not said or language not in above.say):
            return above
        return self._new(slug(row["question"]), given=False)

    def _new(self, key: str, *, given: bool) -> Group:
        self.groups.append(Group(key, given))
        return self.groups[-1]

    def _say(self, group: Group, row: NamedRow, language: str) -> None:
        said = " ".join(row["answer"].split())
        known = group.say.get(language)
        if said and known and said != known:
            first = group.rows[language][0].number
            message = f"'{group.key}' has another answer in this language in row {first}; keep one, or give each a key"
            self._fault(row, "answer", message)
        elif said:
            group.say[language] = said

    def _fact(self, group: Group, row: NamedRow, name: str, language: str) -> None:
        value = " ".join(row[name].split())
        if name == "title":
            group.titles.setdefault(language, value)
            return
        if name == "department":
            value = self._department(row, value)
        if name == "review_by":
            value = iso_date(value)
        if value and group.facts.setdefault(name, value) != value:
            self._fault(row, name, f"'{group.key}' has '{group.facts[name]}' here in another row; write the same")

    def _department(self, row: NamedRow, value: str) -> str:
        found = self._departments.get(fold(value), "")
        if not found:
            keys = sorted(set(self._departments.values()))
            self._fault(row, "department", f"city.yaml has no department '{value}'{suggest(fold(value), keys)}")
        return found

    def _fault(self, row: NamedRow, column: str, message: str) -> None:
        self.faults.append(self._sheet.fault(row.number, column, message))


def _departments(draft: Draft) -> dict[str, str]:
    """Departments by key and by name in every language, folded."""
    keys = draft.city.entry.departments if draft.city else {}
    named = {fold(key): key for key in keys}
    for words in draft.words.values():
        named |= {fold(words[path]): key for key in keys if (path := f"city.departments.{key}") in words}
    return named


def _group_faults(sheet: NamedSheet, draft: Draft, groups: list[Group]) -> Iterator[Fault]:
    taken = {topic.entry.key: topic.file for topic in topics(draft)}
    seen: dict[str, int] = {}
    for group in groups:
        row = group.first.number
        if not group.key:
            yield sheet.fault(row, "question", "no key can be made of this; add a column key and write one")
        elif group.key in taken:
            yield sheet.fault(row, "key", f"'{group.key}' is there already ({taken[group.key]}); edit that file, or "
                              "choose another key")  # fmt: skip
        elif group.key in seen:
            message = f"this gets the key '{group.key}', as row {seen[group.key]} does; write keys of your own"
            yield sheet.fault(row, "key", message)
        seen.setdefault(group.key, row)
        yield from _lacking(sheet, draft.languages, group)


def _lacking(sheet: NamedSheet, languages: tuple[str, ...], group: Group) -> Iterator[Fault]:
    for language in languages:
        name = _NAMES.get(language, language)
        if language not in group.rows:
            message = f"'{group.key}' has no {name}; put a row for it right below, or give both rows one key"
            yield sheet.fault(group.first.number, "language", message)
        elif language not in group.say:
            yield sheet.fault(group.rows[language][0].number, "answer", "this is empty; write the answer")
        elif not group.ask.get(language):
            yield sheet.fault(group.rows[language][0].number, "question", "this is empty; write how residents ask it")


def _answer(group: Group) -> NewAnswer:
    asked = {language: tuple(texts) for language, texts in group.ask.items() if texts}
    titles = {language: group.titles.get(language) or _title(texts[0]) for language, texts in asked.items()}
    facts: dict[str, Any] = group.facts
    return NewAnswer(group.key, titles, group.say, asked, **facts)


def _title(question: str) -> str:
    """A short name made of a question, cut between words."""
    bare = question.strip(" ¿?¡!.")
    if len(bare) <= TITLE:
        return bare
    return bare[: TITLE + 1].rpartition(" ")[0] or bare[:TITLE]
