"""events.yaml and newsletters.yaml: what they name is there, and faults are told by line."""

from collections.abc import Iterator

import pytest

from textbot.config import HOME
from textbot.content.draft import Draft, read_draft
from textbot.content.rules.newsletters import NEWSLETTER_RULES
from textbot.content.source import read_folder


@pytest.fixture(scope="module")
def files() -> Iterator[dict[str, bytes]]:
    """The demo city's."""
    yield read_folder(HOME / "flows", HOME / "locales")


def faults(files: dict[str, bytes], name: str, old: str, new: str) -> list[str]:
    """What is told of the demo's file with one thing changed."""
    text = files[name].decode()
    assert old in text
    draft: Draft = read_draft({**files, name: text.replace(old, new, 1).encode()})
    found = [*draft.problems, *(problem for rule in NEWSLETTER_RULES for problem in rule(draft))]
    return [f"{problem.file}:{problem.line} {problem.message}" for problem in found]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("newsletters.yaml", "of: pothole", "of: potholes", "is not a report: did you mean 'pothole'?"),
        ("newsletters.yaml", "of: council-meeting", "of: parade", "is not an event of events.yaml"),
        ("newsletters.yaml", "topic: newsletter", "topic: newsletters", "topics.yaml has no topic 'newsletters'"),
        ("newsletters.yaml", "topics: [events]", "topics: [evnts]", "topics.yaml has no topic 'evnts'"),
        ("newsletters.yaml", "key: graffiti", "key: potholes", "the key 'potholes' is taken"),
        ("newsletters.yaml", "{digest} ", "", "write {digest} where the lines go"),
        ("newsletters.yaml", "about: own-open", "about: mine", "about"),
        ("events.yaml", '"5": 2026-12-28', '"9": 2026-12-28', "city.yaml's collection has no zone '9'"),
        ("events.yaml", "months: [first saturday]", "months: [sixth saturday]", "months"),
        ("events.yaml", "    months: [first saturday]\n", "", "say when it is"),
        ("events.yaml", "key: farmers-market", "key: council-meeting", "the key 'council-meeting' is taken"),
    ],
    ids=["report", "event", "topic", "asked topic", "rule twice", "digest", "about", "zone", "day", "no day", "twice"],
)
def test_a_fault_is_told_with_its_line(files: dict[str, bytes], name: str, old: str, new: str, told: str) -> None:
    found = [each for each in faults(files, name, old, new) if told in each]
    assert found and found[0].startswith(f"{name}:")


def test_the_demo_city_has_none(files: dict[str, bytes]) -> None:
    draft = read_draft(files)
    assert [problem for rule in NEWSLETTER_RULES for problem in rule(draft)] == []
