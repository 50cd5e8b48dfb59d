"""The demo city's named patterns, and how a step uses one."""

import re

import pytest

from tests.content.tiny import edited, tiny
from textbot.config import HOME
from textbot.content.load import load_playbook
from textbot.content.problems import ContentErrors
from textbot.content.tree import read_yaml

PATTERNS = read_yaml("patterns.yaml", (HOME / "flows" / "patterns.yaml").read_bytes()).data["patterns"]
TOLD = [
    ("age", "been there weeks, almost wrecked my car", "weeks"),
    ("age", "its been out for about 2 weeks", "about 2 weeks"),
    ("age", "broken since last Monday", "since last Monday"),
    ("age", "two months now and nobody came", "two months now"),
    ("age", "lleva como tres semanas ahí", "tres semanas"),
    ("age", "está así desde el lunes", "desde el lunes"),
    ("age", "desde hace días", "días"),
    ("age", "where can I park for the weekend", None),
    ("age", "the pool is in two blocks", None),
    ("severity", "a huge pothole", "huge"),
    ("severity", "almost wrecked my car", "almost wrecked my car"),
    ("severity", "it blew out my front tire", "blew out my front tire"),
    ("severity", "casi choco por ese hoyo", "casi choco"),
    ("severity", "se me ponchó la llanta", "se me ponchó la llanta"),
    ("severity", "pothole on Elm", None),
    ("day", "they skipped us last friday", "last friday"),
    ("day", "no pasaron el lunes pasado", "el lunes pasado"),
    ("side", "on the north side of Elm", "north side"),
    ("side", "en el lado derecho", "lado derecho"),
    ("plate", "blue truck, plate ABC1234", "ABC1234"),
    ("plate", "placas XYZ-987 de Sonora", "XYZ-987"),
    ("plate", "it has no plates on it", None),
]


@pytest.mark.parametrize(("name", "text", "value"), TOLD, ids=[f"{name}: {text}" for name, text, _ in TOLD])
def test_a_pattern_keeps_what_is_told_in_passing(name: str, text: str, value: str | None) -> None:
    found = (re.search(each, text, re.IGNORECASE) for language in ("en", "es") for each in PATTERNS[name][language])
    assert next((match[1] for match in found if match), None) == value


def test_a_step_uses_a_pattern_by_name_beside_its_own() -> None:
    files = edited("reports/pothole.yaml", "fill: {en: ['for (\\w+) weeks']}", "fill: {use: age, en: now}")
    files["patterns.yaml"] = b"version: 1\npatterns:\n  age: {en: ['(weeks)'], es: ['(semanas)']}\n"
    step = load_playbook(files).flows["pothole"].step("age")
    assert step is not None
    assert step.fill == {"en": ("now", "(weeks)"), "es": ("(semanas)",)}


@pytest.mark.parametrize(
    ("patterns", "finding"),
    [
        ("age: {en: ['(weeks)']}", "reports/pothole.yaml:32: patterns.yaml has no 'aeg': did you mean 'age'?"),
        ("aeg: {ex: ['(weeks)']}", "patterns.yaml:3: 'ex' is no language of this city"),
        ("aeg: {en: ['(weeks']}", "patterns.yaml:3: 'en' entry 1: this regular expression is broken"),
    ],
    ids=["unknown name", "unknown language", "broken expression"],
)
def test_a_wrong_pattern_is_told_with_file_and_line(patterns: str, finding: str) -> None:
    files = edited("reports/pothole.yaml", "fill: {en: ['for (\\w+) weeks']}", "fill: {use: aeg}", retranslate=False)
    files["patterns.yaml"] = f"version: 1\npatterns:\n  {patterns}\n".encode()
    with pytest.raises(ContentErrors) as raised:
        load_playbook(files)
    assert any(str(problem).startswith(finding) for problem in raised.value.problems), raised.value


def test_a_city_may_have_no_patterns() -> None:
    assert load_playbook(tiny()).flows["pothole"].step("age") is not None
