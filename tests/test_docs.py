"""The documentation is true: links lead somewhere, pictures and schemas are there, commands exist, all is named."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from textbot.cli import COMMANDS
from textbot.config import HOME, SETTINGS
from textbot.content.placeholders import BY_STEP
from textbot.content.schema.answer import AnswerFile
from textbot.content.schema.connectors import ConnectorsFile
from textbot.content.schema.files import schema_files
from textbot.content.schema.hours import HoursFile
from textbot.content.schema.replies import RepliesFile
from textbot.content.schema.report import STEP_KINDS, OptionEntry, ReportFile, StepEntry
from textbot.content.schema.situations import SituationsFile
from textbot.content.schema.topics import TopicsFile
from textbot.content.tree import read_yaml
from textbot.core.work_orders.kinds import IN_HOUSE, KINDS
from textbot.state.doorbell import DEEDS, QUEUES
from textbot.store.tables import metadata
from textbot.web.public.docs import _anchor

DOCS = HOME / "docs"
PAGES = [HOME / "README.md", HOME / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"(?:.*\| |\$ )?(?:[A-Z_]+=\S+ )*(?:\S*/)?textbot ([a-z][a-z0-9-]*)")
SAID = {"is", "cannot"}  # what a start prints: "textbot is running."
CODE = re.compile(r"`([^`\n]+)`|^ {4,}(.+)$", re.MULTILINE)


WHOLE = {
    "steps": ReportFile,
    "places": HoursFile,
    "situations": SituationsFile,
    "replies": RepliesFile,
    "topics": TopicsFile,
}


def named(path: Path) -> str:
    return str(path.relative_to(HOME))


def prose(page: Path) -> str:
    return FENCED.sub("", page.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    return {_anchor(line.lstrip("# ")) for line in prose(page).splitlines() if re.match(r"#{1,6} ", line)}


def links(page: Path) -> Iterator[str]:
    return (link for link in LINK.findall(prose(page)) if "://" not in link)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    for link in links(page):
        file, _, anchor = link.partition("#")
        target = page.parent / file if file else page
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_that_are_shown_exist(page: Path) -> None:
    shown = (CALL.match(first or second) for first, second in CODE.findall(prose(page)))
    assert {call[1] for call in shown if call} - SAID <= set(COMMANDS)


def test_every_page_is_on_the_front_page() -> None:
    there = {link.partition("#")[0] for link in links(DOCS / "index.md")}
    assert {path.name for path in DOCS.glob("*.md")} - {"index.md"} <= there


@pytest.mark.parametrize("kind", STEP_KINDS)
def test_every_step_kind_has_a_heading(kind: str) -> None:
    assert f"\n### {kind}\n" in (DOCS / "flows.md").read_text("utf-8")


@pytest.mark.parametrize("model", [ReportFile, StepEntry, AnswerFile, OptionEntry], ids=lambda model: model.__name__)
def test_every_field_of_the_format_is_named(model: type[ReportFile]) -> None:
    told = (DOCS / "flows.md").read_text("utf-8") + (DOCS / "answers.md").read_text("utf-8")
    assert [field for field in model.model_fields if f"`{field}`" not in told] == []


def test_every_placeholder_of_a_step_is_named() -> None:
    told = (DOCS / "flows.md").read_text("utf-8")
    assert [name for names in BY_STEP.values() for name in names if f"`{{{name}}}`" not in told] == []


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)
def test_every_setting_has_a_row_with_its_default(row: object) -> None:
    page = (DOCS / "settings.md").read_text("utf-8")
    found = re.search(rf"^\| `{row.name}` \| ([^|]+) \|", page, re.MULTILINE)  # type: ignore[attr-defined]
    assert found is not None
    default = row.default  # type: ignore[attr-defined]
    if isinstance(default, int | str):
        assert found[1] == str(int(default) if isinstance(default, bool) else default)


def test_every_table_queue_and_deed_is_on_the_map() -> None:
    page = (DOCS / "architecture.md").read_text("utf-8")
    assert [table for table in metadata.tables if f"`{table}`" not in page] == []
    assert [deed for deed in DEEDS if f"`{deed}`" not in page] == []
    assert [queue for queue in QUEUES if f"worker-{queue}" not in page] == []


def test_the_worked_examples_are_in_the_format() -> None:
    """Those that are whole files; a piece of one has no version."""
    texts = [text for page in ("flows.md", "answers.md") for text in YAML.findall((DOCS / page).read_text("utf-8"))]
    whole = [text for text in texts if text.startswith("version:")]
    assert len(whole) >= 2
    for text in whole:
        data = read_yaml("example.yaml", text.encode()).data
        found = next((model for key, model in WHOLE.items() if key in data), AnswerFile)
        found.model_validate(data)


def test_every_kind_of_system_and_its_options_are_named() -> None:
    page = (DOCS / "connectors.md").read_text("utf-8")
    for name, kind in KINDS.items():
        assert name == IN_HOUSE or f"`kind: {name}`" in page
        assert [each for each in (*kind.options, *kind.may) if f"`{each}`" not in page] == []
        assert [each for each in (*kind.secrets, *kind.may_secrets) if each not in page] == []


def test_the_example_of_connectors_is_in_the_format() -> None:
    texts = YAML.findall((DOCS / "connectors.md").read_text("utf-8"))
    for text in texts:
        ConnectorsFile.model_validate({"version": 1, **read_yaml("example.yaml", text.encode()).data})


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_the_published_schemas_are_fresh(name: str) -> None:
    assert (DOCS / "schema" / name).read_bytes() == schema_files()[name]
