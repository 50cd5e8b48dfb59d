"""The matcher's benchmark: predictions from two files, thresholds from the first alone, and their figures."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.matcher import csv_files, predict
from benchmarks.matcher.__main__ import main
from benchmarks.matcher.csv_files import OOS, Prediction
from benchmarks.matcher.scores import matthews, scores
from benchmarks.matcher.sets import TRIALS
from benchmarks.matcher.table import Outcome, table
from tests.rig.letters import PHRASINGS
from tests.rig.models import MODELS
from textbot.encoders.matchers import Matchers


@pytest.fixture
def train(tmp_path: Path) -> Path:
    rows = [(text, key) for key, texts in PHRASINGS.items() for text in texts]
    return written(tmp_path / "train.csv", ("text", "intent"), rows)


def written(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows([header, *rows])
    return path


def test_predictions_are_written_in_the_tests_order(tmp_path: Path, train: Path) -> None:
    asked = [("wen is trash day", "trash-day", "en"), ("tell me a joke", "", "en")]
    asked += [("¿a qué hora abre la biblioteca?", "library", "es")]
    test = written(tmp_path / "test.csv", ("text", "intent", "language"), asked)
    out = tmp_path / "out.csv"
    options = ["--train", str(train), "--test", str(test), "--out", str(out), "--models", str(MODELS)]
    done = CliRunner().invoke(main, options, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader(out.open(encoding="utf-8")))
    assert [(row["text"], row["gold"]) for row in rows] == [(text, key or OOS) for text, key, _ in asked]
    assert list(rows[0]) == ["text", "gold", "pred", "score", "top3"]
    assert [row["top3"].split("|")[0] for row in rows if row["gold"] != OOS] == ["trash-day", "library"]
    assert rows[0]["pred"] == "trash-day"


def test_what_is_asked_changes_no_other_prediction(train: Path) -> None:
    """The threshold comes from the training file: the rest of the test file plays no part."""
    matcher = predict.trained(Matchers(MODELS), csv_files.read(train))
    one = csv_files.Question("is the pool open", "pool-hours")
    many = [one, csv_files.Question("who won the game", OOS), csv_files.Question("blah", OOS)]
    assert list(predict.predictions(matcher, many))[0] == list(predict.predictions(matcher, [one]))[0]


def test_a_file_without_the_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="intent"):
        csv_files.read(written(tmp_path / "bad.csv", ("text", "label"), []))


def test_without_the_sets_it_says_what_to_pass(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--data", str(tmp_path)])
    assert done.exit_code == 1
    assert "--data" in done.output


def prediction(gold: str, pred: str, score: float, *top: str) -> Prediction:
    return Prediction("a text", gold, pred, score, top or (pred,))


def test_the_figures_of_a_small_file() -> None:
    rows = [
        prediction("a", "a", 0.9),
        prediction("b", "b", 0.8),
        prediction("a", "b", 0.7, "b", "a"),
        prediction("b", OOS, 0.3, "b"),
        prediction(OOS, OOS, 0.2, "a"),
    ]
    found = scores(rows)
    assert (found.raw, found.top3, found.answered, found.recall) == (0.75, 1.0, 0.5, 1.0)
    assert found.at_recall == 0.75
    assert found.best_mcc is not None
    assert found.best_mcc > found.mcc


@pytest.mark.parametrize(
    ("golds", "preds", "value"),
    [("aabb", "aabb", 1.0), ("aabb", "bbaa", -1.0), ("aabb", "aaaa", 0.0)],
    ids=["all right", "all wrong", "always the same"],
)
def test_matthews_correlation_is_what_its_formula_says(golds: str, preds: str, value: float) -> None:
    assert matthews(golds, preds) == pytest.approx(value)


def test_the_table_names_what_is_missed() -> None:
    rows = [prediction("a", "a", 0.9), prediction("a", "b", 0.8), prediction(OOS, "a", 0.7)]
    told = table([Outcome(TRIALS[0], scores(rows))])
    assert "MISSED: raw 77.0" in told
    assert "Dialogflow" in told
