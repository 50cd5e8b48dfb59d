"""The texts in listening_texts/ and the demo city's keywords, for the tests of what is heard."""

from pathlib import Path
from typing import Any

import pytest

from textbot.content.tree import read_yaml

TEXTS = Path(__file__).parent / "listening_texts"
KEYWORDS = Path(__file__).parents[2] / "flows" / "keywords.yaml"


def texts(name: str) -> list[Any]:
    """A pytest parameter for every line of a file, with the text as its id."""
    lines = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [pytest.param(line, id=line[:60]) for line in lines if line]


def demo_data() -> dict[str, Any]:
    """flows/keywords.yaml as the playbook reads it."""
    data: dict[str, Any] = read_yaml("keywords.yaml", KEYWORDS.read_bytes()).data
    return data
