"""What residents' texts get from the demo city: the right answer, a choice that holds it, a person, or something else.

    python -m benchmarks.answers [--write] [--show]

The texts stand in tests/listening/everyday.csv and tests/refusals/ and were written by people who had not seen the
playbook. Each is the first text of a new phone, taken through the whole engine on a weekday at ten.
"""

import csv
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

import click

from benchmarks.report import write
from tests.rig.rehearsal import Rehearsal, stage
from textbot.actions.turns.inbound_text import InboundText
from textbot.actions.turns.think import think
from textbot.config import HOME
from textbot.core.effects import HandOff
from textbot.core.turn import Turn
from textbot.runtime import Runtime

WHEN = datetime.fromisoformat("2026-11-23T10:00:00-07:00")
TEXTS = HOME / "tests"
# tests/… file -> what its table calls it
SETS = {
    "listening/everyday.csv": "everyday questions and reports",
    "refusals/ordinary.csv": "ordinary questions near a refusal",
    "refusals/adversarial.csv": "texts a city line must not answer",
}
OUTCOMES = ("right", "offered", "person", "missed", "wrong")
# Phrases that are the answer of a key.
ALSO = {
    "phrases.help": "who-are-you",
    "phrases.greeting": "who-are-you",
    "phrases.menu": "who-are-you",
    "city.fixed.immigration": "refuse-immigration",
    "city.fixed.privacy": "privacy-help",
    "city.fixed.who_sees": "privacy-help",
}
HEAD = (
    "| texts | number | right | offered in a choice | a person | not understood | wrong |\n"
    "|---|--:|--:|--:|--:|--:|--:|\n"
)


class Verdict(NamedTuple):
    """How one text fared: one of OUTCOMES, and what was served for it."""

    text: str
    expect: str
    outcome: str
    served: tuple[str, ...]


def heard(rt: Runtime, text: str, number: int) -> Turn:
    """The turn this text leads to, as a new phone's first."""
    phone = f"+1602555{number:04d}"
    rehearsal = Rehearsal(rt, phone, WHEN)
    return think(rehearsal.rt, phone, rehearsal.stands(), InboundText(f"SM{number:032x}", phone, text).message())


def judge(turn: Turn, text: str, expect: str, refusals: frozenset[str]) -> Verdict:
    """a|b: either is right; a+b: both are wanted. Being handed to a person counts as `person`, whatever was wanted,
    except where a person was."""
    served = _served(turn)
    wanted = [set(part.removeprefix("answer:").split("|")) for part in expect.split("+")]
    person = any(isinstance(effect, HandOff) for effect in turn.effects)
    if all(part & {*served, *(["person"] if person else [])} for part in wanted):
        outcome = "right"
    elif all(part & {*served, *_offered(turn)} for part in wanted):
        outcome = "offered"
    elif person and not set(served) - refusals:
        outcome = "person"
    else:
        outcome = "wrong" if served else "missed"
    return Verdict(text, expect, outcome, served)


def _served(turn: Turn) -> tuple[str, ...]:
    """Keys of the answers and flows that speak in the reply."""
    keys = [reply.made_by.split(".")[1] for reply in turn.replies if reply.made_by.startswith(("answers.", "flows."))]
    keys += [ALSO[reply.made_by] for reply in turn.replies if reply.made_by in ALSO]
    frames = (turn.session.frame, turn.session.parked)
    coming = [later.name.partition(":")[2] for later in turn.session.later]
    return tuple(dict.fromkeys([*keys, *(frame.flow for frame in frames if frame), *coming]))


def _offered(turn: Turn) -> set[str]:
    offer = turn.session.offer
    return {option.partition(":")[2] for option in offer.options} if offer else set()


def verdicts(rt: Runtime, file: str) -> Iterator[Verdict]:
    """How every text of a file fares."""
    refusals = frozenset(key for key, answer in rt.playbook.answers.items() if answer.refuse)
    numbers = count(1)
    with (TEXTS / file).open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            yield judge(heard(rt, row["text"], next(numbers)), row["text"], row["expect"], refusals)


def line(name: str, found: list[Verdict]) -> str:
    """One line of the table."""
    counted = Counter(verdict.outcome for verdict in found)
    cells = [f"{counted[outcome]} ({counted[outcome] / len(found):.0%})" for outcome in OUTCOMES]
    return f"| {name} | {len(found)} | " + " | ".join(cells) + " |"


@click.command()
@click.option("--write", "writes", is_flag=True, help="Put the table into docs/benchmarks.md.")
@click.option("--show", is_flag=True, help="Show every text that did not get what it wanted.")
def main(writes: bool, show: bool) -> None:
    """Measure what residents' texts get from the demo city."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        rt = stage(f"sqlite:///{folder}/answers.db", Path(folder))
        for file, name in SETS.items():
            found = list(verdicts(rt, file))
            lines.append(line(name, found))
            for verdict in found if show else ():
                if verdict.outcome != "right":
                    click.echo(f"{verdict.outcome:8} {verdict.expect:34} {','.join(verdict.served):34} {verdict.text}")
    text = HEAD + "\n".join(lines)
    click.echo(text)
    if writes:
        write(HOME / "docs" / "benchmarks.md", "answers", text, "python -m benchmarks.answers --write", date.today())


if __name__ == "__main__":
    main()
