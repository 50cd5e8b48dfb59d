"""The CSV files of the benchmark: questions with their intents, and predictions."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

OOS = "OOS"
"""Out of scope: no intent is right."""


class Question(NamedTuple):
    """One row: a text, its intent (OOS for none) and its language ("" when the file does not say)."""

    text: str
    intent: str
    language: str = ""


class Prediction(NamedTuple):
    """What was made of a question. pred: the answer, OOS when it abstained; top: the best intents, best first."""

    text: str
    gold: str
    pred: str
    score: float
    top: tuple[str, ...]


def read(path: Path) -> list[Question]:
    """The questions of a CSV with a header: `text`, `intent` and perhaps `language`. Raises SystemExit naming what is
    wrong with it."""
    with path.open(newline="", encoding="utf-8") as handle:
        rows = csv.DictReader(handle)
        missing = {"text", "intent"} - set(rows.fieldnames or ())
        if missing:
            raise SystemExit(f"{path}: the header lacks {', '.join(sorted(missing))}")
        return [Question(row["text"] or "", _intent(row["intent"]), _told(row.get("language"))) for row in rows]


def _intent(told: str | None) -> str:
    intent = _told(told)
    return OOS if intent.upper() in ("", OOS) else intent


def _told(cell: str | None) -> str:
    return (cell or "").strip()


def write_questions(path: Path, questions: Iterable[Question]) -> None:
    """Write questions as `text,intent,language`."""
    with path.open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows([Question._fields, *questions])


def write(path: Path, predictions: Iterable[Prediction]) -> None:
    """Write predictions as `text,gold,pred,score,top3`."""
    with path.open("w", newline="", encoding="utf-8") as handle:
        rows = csv.writer(handle)
        rows.writerow(("text", "gold", "pred", "score", "top3"))
        rows.writerows((each.text, each.gold, each.pred, each.score, "|".join(each.top[:3])) for each in predictions)
