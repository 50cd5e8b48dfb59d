"""How well questions are matched.

python -m benchmarks.matcher --train T.csv --test S.csv --out P.csv [--time]   predictions for one pair of files
python -m benchmarks.matcher [--data FOLDER] [--write]                         the whole table (make bench-matcher)
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

import click

from benchmarks import report
from benchmarks.matcher import csv_files, predict
from benchmarks.matcher.price import Price, price
from benchmarks.matcher.scores import scores
from benchmarks.matcher.sets import TRIALS
from benchmarks.matcher.table import Outcome, prices, table
from textbot.config import HOME
from textbot.encoders.matchers import Matchers

BESIDE = HOME.parent / "shared" / "benchmarks" / "matcher"
MODELS = HOME / "var" / "models"
# Together the size of a large city's playbook.
PRICED = ("hint3-sofmattress", "clinc75a", "banking77", "nlpjs39-es")

File = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(help=__doc__)
@click.option("--train", type=File, help="CSV of text,intent (and perhaps language) to learn from.")
@click.option("--test", type=File, help="CSV of the same form to be asked.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where predictions go.")
@click.option("--time", "timed", is_flag=True, help="Also measure time, memory and start, in a process of its own.")
@click.option("--data", envvar="BENCH_MATCHER_DATA", type=click.Path(path_type=Path), help="The folder of the sets.")
@click.option("--models", type=click.Path(path_type=Path), default=MODELS, help="Where trained matchers are kept.")
@click.option("--write", is_flag=True, help="Put the table into docs/benchmarks.md.")
def main(
    train: Path | None, test: Path | None, out: Path | None, timed: bool, data: Path | None, models: Path, write: bool
) -> None:
    if train and test and out:
        _one(train, test, out, models, timed)
        return
    if train or test or out:
        raise click.UsageError("--train, --test and --out go together")
    _whole(data or BESIDE, models, write)


def _one(train: Path, test: Path, out: Path, models: Path, timed: bool) -> None:
    matcher = predict.trained(Matchers(models, _say), csv_files.read(train))
    csv_files.write(out, predict.predictions(matcher, csv_files.read(test)))
    if timed:
        _told(price(models, train, test))


def _told(found: Price) -> None:
    click.echo(f"p50 {found.p50:.1f} ms, p95 {found.p95:.1f} ms, ready in {found.ready:.2f} s, {found.memory:.0f} MB")


def _whole(data: Path, models: Path, write: bool) -> None:
    trials = [each for each in TRIALS if (data / each.train).is_file() and (data / each.test).is_file()]
    if not trials:
        raise click.ClickException(f"no sets in {data}: pass their folder with --data, or in BENCH_MATCHER_DATA")
    matchers, outcomes = Matchers(models, _say), []
    for trial in trials:
        matcher = predict.trained(matchers, csv_files.read(data / trial.train))
        told = list(predict.predictions(matcher, csv_files.read(data / trial.test)))
        outcomes.append(Outcome(trial, scores(told)))
    text = table(outcomes)
    text += "\n\n" + _priced(data, models)
    click.echo(text)
    if write:
        report.write(HOME / "docs" / "benchmarks.md", "matcher", text, "make bench-matcher", date.today())


def _priced(data: Path, models: Path) -> str:
    """The price with all that the priced sets know in one model, asked all that they ask."""
    learned, asked = (
        [row for name in PRICED if (data / name / file).is_file() for row in csv_files.read(data / name / file)]
        for file in ("train.csv", "test_noisy.csv")
    )
    with tempfile.TemporaryDirectory() as folder:
        train, test = Path(folder) / "train.csv", Path(folder) / "test.csv"
        csv_files.write_questions(train, learned)
        csv_files.write_questions(test, asked[::5])
        predict.trained(Matchers(models, _say), learned)
        name = f"{len({row.intent for row in learned})} intents, {len(learned):,} phrasings, noisy questions"
        return prices(name, price(models, train, test))


def _say(news: str) -> None:
    click.echo(f"{news} ...", err=True)


if __name__ == "__main__":
    sys.exit(main())
