"""What is heard ahead of the matcher in a labelled file: emergencies, opt-outs, wishes for a person, insults.

`python -m benchmarks.listening` runs tests/listening/open.csv, `--sealed` the half that is opened once, at the end."""

import argparse
import csv
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks import report
from textbot.content.load import load_playbook
from textbot.content.source import read_folder
from textbot.content.tree import read_yaml
from textbot.core.hearing.emergency import Emergencies
from textbot.core.hearing.keywords import Keywords
from textbot.core.hearing.refusals import Refusals
from textbot.core.hearing.second_ear import NOTHING, Ear, Sensed
from textbot.core.hearing.wishes import Wishes
from textbot.core.match import decide
from textbot.core.rungs.danger import only_nearly, plain_otherwise
from textbot.encoders.matchers import Matchers
from textbot.encoders.second_ear import open_ear

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
TEXTS = ROOT / "tests" / "listening"
LABELS = ("danger", "crisis", "gas", "stop", "person", "insult", "none")
EMERGENCIES = frozenset(("danger", "crisis", "gas"))
MOST_FALSE_ALARMS = 0.03
MODELS = ROOT / "var" / "models"


class Row(NamedTuple):
    """One labelled text and what was heard in it."""

    text: str
    language: str
    label: str
    heard: str


class Ears(NamedTuple):
    """Everything that listens ahead of the matcher. second: None for the rules alone; sure: whether the matcher is."""

    keywords: Keywords
    emergencies: Emergencies
    wishes: Wishes
    refusals: Refusals
    second: Ear | None = None
    sure: Callable[[str], bool] = bool

    def sensed(self, text: str) -> Sensed:
        """What the second ear senses."""
        return self.second.hear(text) if self.second else NOTHING


def demo_ears(models: Path | None = None) -> Ears:
    """The rules of the demo city; the second ear too, where the models folder is given."""
    data = read_yaml("keywords.yaml", (ROOT / "flows" / "keywords.yaml").read_bytes()).data
    rules = Keywords.from_data(data), Emergencies.from_data(data), Wishes.from_data(data), Refusals.from_data(data)
    if models is None:
        return Ears(*rules)
    matchers = Matchers(models)
    matcher = load_playbook(read_folder(ROOT / "flows", ROOT / "locales"), matcher_for=matchers).matcher
    sure = cache(lambda text: decide(matcher.rank(text, "en")).band == "sure")
    return Ears(*rules, open_ear(matchers.language().encoder), sure)


def hear(text: str, ears: Ears) -> str:
    """The first of LABELS that takes the text, in the order of the engine's LADDER, from a contact for whom nothing
    waits."""
    command, wishes = ears.keywords.command(text), ears.wishes
    name = command.name if command else ""
    if name in ("stop", "leave"):
        return "stop"
    if name in ("start", "help"):
        return "none"
    if emergency := ears.emergencies.heard(text):
        return emergency
    if command is not None:
        return "person" if name == "person" else "none"
    if wishes.opt_out_wish(text):
        return "stop"
    sensed = ears.sensed(text)
    plain = ears.sure(text) or plain_otherwise(text, ears.wishes, ears.refusals)
    if sensed.alarming(surer=plain) and not only_nearly(text, ears.sensed):
        return sensed.kind
    wished = _wished(text, ears)
    # The engine asks back whether texts shall end; the answer is one word.
    return "stop" if wished == "none" and sensed.unwilling and not ears.sure(text) else wished


def _wished(text: str, ears: Ears) -> str:
    if ears.wishes.distress(text):
        return "none"
    if ears.wishes.person_wish(text):
        return "person"
    return "insult" if ears.wishes.insult(text) else "none"


def run(path: Path, ears: Ears) -> list[Row]:
    """Every text of a file (text,language,label,note) and what was heard."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [Row(row["text"], row["language"], row["label"], hear(row["text"], ears)) for row in rows]


def missed_emergencies(rows: list[Row]) -> list[Row]:
    """Emergencies heard as none at all; one kind for another still warns and alerts."""
    return [row for row in rows if row.label in EMERGENCIES and row.heard not in EMERGENCIES]


def missed_opt_outs(rows: list[Row]) -> list[Row]:
    """Wishes for no more texts that were not heard."""
    return [row for row in rows if row.label == "stop" and row.heard != "stop"]


def false_alarms(rows: list[Row]) -> list[Row]:
    """Near misses and ordinary texts in which any rule was heard."""
    return [row for row in rows if row.label == "none" and row.heard != "none"]


def table(rows: list[Row], name: str) -> str:
    """The confusion table and the three counts, as Markdown."""
    counts = Counter((row.label, row.heard) for row in rows)
    alarms, near = false_alarms(rows), sum(row.label == "none" for row in rows)
    lines = [f"{name}: {len(rows)} texts. Down: what it is; across: what was heard.", ""]
    lines += [f"| | {' | '.join(LABELS)} |", f"|---|{'--:|' * len(LABELS)}"]
    lines += [f"| {label} | {' | '.join(str(counts[label, each] or '') for each in LABELS)} |" for label in LABELS]
    goals = (
        ("missed emergencies (goal 0)", str(len(missed_emergencies(rows)))),
        ("missed opt-outs (goal 0)", str(len(missed_opt_outs(rows)))),
        (
            f"false alarms on near misses (goal at most {MOST_FALSE_ALARMS:.0%})",
            f"{len(alarms)} of {near}, {len(alarms) / max(near, 1):.1%}",
        ),
    )
    return "\n".join([*lines, "", *(f"- {goal}: {reached}" for goal, reached in goals)])


def wrong(rows: list[Row]) -> str:
    """Every text heard as something else, one a line."""
    return "\n".join(f"{row.label} heard as {row.heard}: {row.text}" for row in rows if row.label != row.heard)


def main() -> None:
    """Print the table and what went wrong, and write the table into docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.listening", description=__doc__)
    parser.add_argument("--sealed", action="store_true", help="run the sealed half, which is opened once")
    half = "sealed" if parser.parse_args().sealed else "open"
    rows = run(TEXTS / f"{half}.csv", demo_ears(MODELS))
    print(table(rows, f"tests/listening/{half}.csv"), wrong(rows), sep="\n\n")
    command = "python -m benchmarks.listening" + (" --sealed" if half == "sealed" else "")
    report.write(PAGE, f"listening-{half}", table(rows, f"tests/listening/{half}.csv"), command, date.today())


if __name__ == "__main__":
    main()
