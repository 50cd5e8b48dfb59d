"""A draft: a playbook's files parsed and checked one by one, not yet fitted together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from textbot.content.entries import Model, read_entry
from textbot.content.lookup_tables import read_tables
from textbot.content.problems import Problem, suggest
from textbot.content.said import (
    Copy,
    answer_copy,
    city_copy,
    events_copy,
    hours_copy,
    newsletters_copy,
    phrases_copy,
    replies_copy,
    report_copy,
    situations_copy,
    storm_copy,
    topics_copy,
)
from textbot.content.schema.answer import AnswerFile
from textbot.content.schema.base import Entry
from textbot.content.schema.city import CityFile
from textbot.content.schema.connectors import ConnectorsFile
from textbot.content.schema.events import EventsFile
from textbot.content.schema.hours import HoursFile
from textbot.content.schema.listening import KeywordsFile, PhrasesFile
from textbot.content.schema.newsletters import NewslettersFile
from textbot.content.schema.patterns import PatternsFile
from textbot.content.schema.replies import RepliesFile
from textbot.content.schema.report import ReportFile
from textbot.content.schema.routing import RoutingFile
from textbot.content.schema.situations import SituationsFile
from textbot.content.schema.storm import StormFile
from textbot.content.schema.topics import TopicsFile
from textbot.content.source import catalog_languages
from textbot.content.things import read_things
from textbot.content.translations import Catalog, read_catalog
from textbot.content.tree import Tree, parse_yaml
from textbot.core.lookups.lookup import Table
from textbot.core.outings import Thing

Kind_co = TypeVar("Kind_co", bound=Entry, covariant=True)
FOLDERS = ("answers", "reports", "places", "locales")
REQUIRED = ("city.yaml", "phrases.yaml", "keywords.yaml")
OPTIONAL = (
    *("events.yaml", "newsletters.yaml"),
    *("hours.yaml", "situations.yaml", "connectors.yaml", "patterns.yaml", "routing.yaml", "replies.yaml"),
    *("topics.yaml", "storm.yaml"),
)


@dataclass(frozen=True)
class Sheet(Generic[Kind_co]):
    """One file that holds what it should."""

    tree: Tree
    entry: Kind_co

    @property
    def file(self) -> str:
        """The file's path in the playbook."""
        return self.tree.file

    def problem(self, message: str, *path: str | int) -> Problem:
        """An error at `path` of this file."""
        return self.tree.problem(message, *path)


@dataclass(frozen=True)
class Draft:
    """All files read, none of them fitted to the others. `problems` are those of single files; a file that has one
    is missing from the rest."""

    files: Mapping[str, bytes]
    city: Sheet[CityFile] | None = None
    phrases: Sheet[PhrasesFile] | None = None
    answers: tuple[Sheet[AnswerFile], ...] = ()
    reports: tuple[Sheet[ReportFile], ...] = ()
    keywords: Tree | None = None
    hours: Sheet[HoursFile] | None = None
    situations: Sheet[SituationsFile] | None = None
    connectors: Sheet[ConnectorsFile] | None = None
    patterns: Sheet[PatternsFile] | None = None
    routing: Sheet[RoutingFile] | None = None
    replies: Sheet[RepliesFile] | None = None
    topics: Sheet[TopicsFile] | None = None
    events: Sheet[EventsFile] | None = None
    newsletters: Sheet[NewslettersFile] | None = None
    storm: Sheet[StormFile] | None = None
    catalogs: Mapping[str, Catalog] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The playbook's languages, the one flows/ is written in first."""
        return tuple(self.city.entry.languages) if self.city else ("en",)

    @cached_property
    def copy(self) -> dict[str, Copy]:
        """Every text in the first language by its path."""
        return {each.path: each for each in self._copy()}

    @cached_property
    def words(self) -> dict[str, dict[str, str]]:
        """language -> path -> text, each language with what its catalog has."""
        first, *others = self.languages
        own = {path: each.text for path, each in self.copy.items()}
        given = {language: self.catalogs[language].words() for language in others if language in self.catalogs}
        return {first: own} | {
            language: {path: text for path, text in given.get(language, {}).items() if path in own}
            for language in others
        }

    @cached_property
    def tables(self) -> tuple[dict[str, Table], tuple[Problem, ...]]:
        """The tables that answers look things up in, and what is wrong with the others."""
        return read_tables(self.files, self.languages)

    @cached_property
    def things(self) -> tuple[tuple[Thing, ...], tuple[Problem, ...]]:
        """What there is to do, and what is wrong with the table."""
        return read_things(self.files, self.languages)

    def _copy(self) -> Iterator[Copy]:
        if self.city:
            yield from city_copy(self.city.tree, self.city.entry)
        if self.phrases:
            yield from phrases_copy(self.phrases.tree, self.phrases.entry)
        if self.hours:
            yield from hours_copy(self.hours.tree, self.hours.entry)
        if self.situations:
            yield from situations_copy(self.situations.tree, self.situations.entry)
        if self.replies:
            yield from replies_copy(self.replies.tree, self.replies.entry)
        if self.topics:
            yield from topics_copy(self.topics.tree, self.topics.entry)
        if self.events:
            yield from events_copy(self.events.tree, self.events.entry)
        if self.newsletters:
            yield from newsletters_copy(self.newsletters.tree, self.newsletters.entry)
        if self.storm:
            yield from storm_copy(self.storm.tree, self.storm.entry)
        for answer in self.answers:
            yield from answer_copy(answer.tree, answer.entry)
        for report in self.reports:
            yield from report_copy(report.tree, report.entry)


def read_draft(files: Mapping[str, bytes]) -> Draft:
    """The files as a draft; whatever is wrong with one of them is among its problems, never raised."""
    reading = _Reading(files)
    reading.problems += [_lacking(name) for name in REQUIRED if name not in files]
    reading.problems += [_stray(name) for name in files if _is_stray(name)]
    return Draft(
        files=files,
        city=reading.one("city.yaml", CityFile),
        phrases=reading.one("phrases.yaml", PhrasesFile, _wrapped),
        answers=reading.folder("answers/", AnswerFile),
        reports=reading.folder("reports/", ReportFile),
        keywords=reading.outlined("keywords.yaml", KeywordsFile),
        hours=reading.one("hours.yaml", HoursFile),
        situations=reading.one("situations.yaml", SituationsFile),
        patterns=reading.one("patterns.yaml", PatternsFile),
        connectors=reading.one("connectors.yaml", ConnectorsFile),
        routing=reading.one("routing.yaml", RoutingFile),
        replies=reading.one("replies.yaml", RepliesFile),
        topics=reading.one("topics.yaml", TopicsFile),
        events=reading.one("events.yaml", EventsFile),
        newsletters=reading.one("newsletters.yaml", NewslettersFile),
        storm=reading.one("storm.yaml", StormFile),
        catalogs=reading.catalogs(),
        problems=tuple(reading.problems),
    )


class _Reading:
    """One pass over the files, gathering problems. A Draft's arguments are read in order, so `problems` comes last."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.problems: list[Problem] = []

    def tree(self, name: str) -> Tree | None:
        if name not in self.files:
            return None
        tree, problems = parse_yaml(name, self.files[name])
        self.problems += problems
        return None if problems else tree

    def one(self, name: str, model: type[Model], shape: Callable[[Tree], Tree] | None = None) -> Sheet[Model] | None:
        tree = self.tree(name)
        if tree is None:
            return None
        tree = shape(tree) if shape else tree
        entry, problems = read_entry(tree, model)
        self.problems += problems
        return Sheet(tree, entry) if entry is not None else None

    def outlined(self, name: str, model: type[Entry]) -> Tree | None:
        """The file as it stands, when it has the model's outline."""
        sheet = self.one(name, model)
        return sheet.tree if sheet else None

    def folder(self, prefix: str, model: type[Model]) -> tuple[Sheet[Model], ...]:
        names = [name for name in self.files if name.startswith(prefix) and name.endswith(".yaml")]
        sheets = [self.one(name, model) for name in names]
        return tuple(sheet for sheet in sheets if sheet is not None)

    def catalogs(self) -> dict[str, Catalog]:
        found = {}
        for language, name in catalog_languages(self.files).items():
            found[language], problems = read_catalog(language, name, self.files[name])
            self.problems += problems
        return found


def _wrapped(tree: Tree) -> Tree:
    """phrases.yaml may also be written flat, without the one key `phrases`."""
    data: Any = tree.data
    if not isinstance(data, dict) or "phrases" in data:
        return tree
    phrases = {key: text for key, text in data.items() if key != "version"}
    lines = {("phrases", *path) if path and path[0] != "version" else path: at for path, at in tree.lines.items()}
    return Tree(tree.file, {"version": data.get("version", 1), "phrases": phrases}, lines)


def _lacking(name: str) -> Problem:
    return Problem(name, 0, "", f"{name} is missing; copy it from the demo city's flows/ and edit it")


def _is_stray(name: str) -> bool:
    folder, slash, rest = name.partition("/")
    if not slash:
        return name not in (*REQUIRED, *OPTIONAL)
    if folder in ("answers", "reports"):
        return "/" in rest or not rest.endswith(".yaml")
    return folder not in FOLDERS


def _stray(name: str) -> Problem:
    folder, slash, _ = name.partition("/")
    if slash and folder not in FOLDERS:
        return Problem(name, 0, "", f"nothing reads the folder '{folder}'{suggest(folder, FOLDERS)}")
    if not slash:
        return Problem(name, 0, "", f"nothing reads '{name}'{suggest(name, (*REQUIRED, *OPTIONAL))}")
    return Problem(name, 0, "", f"nothing reads this file; name it {folder}/<key>.yaml")
