"""The examples in docs/connectors.md can be copied: textbot check finds no fault with their systems."""

import re

import pytest

from tests.content.tiny import tiny
from textbot.config import HOME
from textbot.content.proof import proofread
from textbot.core.work_orders.kinds import KINDS

PAGE = (HOME / "docs" / "connectors.md").read_text("utf-8")
EXAMPLES = [text for text in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL) if "systems:" in text]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: re.findall(r"kind: (\w+)", text)[0])
def test_an_example_of_a_system_is_fine(example: str) -> None:
    text = example if example.startswith("version:") else f"version: 1\n{example}"
    found = proofread({**tiny(), "connectors.yaml": text.encode()}).problems
    own = [problem for problem in found if problem.file == "connectors.yaml" and problem.path.startswith("systems")]
    assert [problem for problem in own if "Riverbend" not in problem.message] == []


@pytest.mark.parametrize("kind", ["open311", "salesforce", "servicenow", "dynamics"])
def test_every_option_of_a_kind_is_explained(kind: str) -> None:
    known = KINDS[kind]
    told = {*known.secrets, *known.options, *known.may, *known.may_secrets}
    assert [name for name in told if name not in PAGE] == []
