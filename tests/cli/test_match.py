"""`textbot match`: a JSON line for each text, from the trained matcher."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.rig.models import MODELS
from textbot.cli.match import match
from textbot.config import HOME

FIELDS = {"text", "band", "kind", "key", "score", "language", "repaired", "alternatives", "also"}
ASKED = {
    "wen is trash day": ("sure", "trash-day", "en", "when is trash day"),
    "donde pago el agua": ("sure", "water-bill-pay", "es", "donde pago el agua"),
    "there is a hugee pothole on my st": ("sure", "pothole", "en", "there is a huge pothole on my st"),
    "xq no pasaron x la basura": ("sure", "missed-trash", "es", "porque no pasaron por la basura"),
    "zzz qqq": ("none", None, "en", "zzz qqq"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    data: Path = tmp_path_factory.mktemp("var")
    env = {"TEXTBOT_DATA": str(data), "TEXTBOT_MODELS": str(MODELS), "TEXTBOT_CITY": str(HOME / "flows")}
    done = CliRunner(env=env).invoke(match, input="\n".join(ASKED), catch_exceptions=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["text"] for line in lines] == list(ASKED)
    return {line["text"]: line for line in lines}


@pytest.mark.parametrize("text", ASKED)
def test_a_text_is_explained(told: dict[str, dict[str, Any]], text: str) -> None:
    line = told[text]
    assert set(line) == FIELDS
    assert tuple(line[name] for name in ("band", "key", "language")) == ASKED[text][:3]


@pytest.mark.parametrize("text", ["there is a hugee pothole on my st", "xq no pasaron x la basura"])
def test_it_shows_how_the_text_was_read(told: dict[str, dict[str, Any]], text: str) -> None:
    assert told[text]["repaired"] == ASKED[text][3]


def test_other_candidates_are_named_best_first(told: dict[str, dict[str, Any]]) -> None:
    scores = [each["score"] for each in told["donde pago el agua"]["alternatives"]]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] < told["donde pago el agua"]["score"]
