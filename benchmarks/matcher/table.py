"""The whole table, as Markdown."""

from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.matcher.price import Price
from benchmarks.matcher.scores import Scores
from benchmarks.matcher.sets import ANCHORS, MEMORY, P95, READY, Aim, Anchor, Trial

HEAD = "| set | raw | top 3 | best MCC | right at 80% | own threshold: right / abstained / MCC | aim |\n"
RULE = "|---|--:|--:|--:|--:|--:|---|\n"
TOLD = {"raw": "raw", "best_mcc": "best MCC", "at_recall": "right at 80%", "mcc": "own MCC"}


class Outcome(NamedTuple):
    """A trial and what came of it."""

    trial: Trial
    scores: Scores


def table(outcomes: Iterable[Outcome]) -> str:
    """A line a trial, the published systems below."""
    lines = [_line(each.trial.name, each.scores, _verdicts(each)) for each in outcomes]
    lines += [_published(each) for each in ANCHORS]
    return HEAD + RULE + "\n".join(lines)


def prices(name: str, found: Price) -> str:
    """What a question costs, and whether that is within the price."""
    checks = ((found.p95 <= P95, f"p95 at most {P95:.0f} ms"), (found.ready <= READY, f"ready in {READY:.0f} s"))
    checks += ((found.memory <= MEMORY, f"at most {MEMORY:.0f} MB"),)
    told = "; ".join(f"{'reached' if held else 'MISSED'}: {said}" for held, said in checks)
    head = "| price, one core | p50 ms | p95 ms | ready from a saved model | memory (PSS) | aim |\n"
    figures = f"{found.p50:.1f} | {found.p95:.1f} | {found.ready:.2f} s | {found.memory:.0f} MB"
    return f"{head}|---|--:|--:|--:|--:|---|\n| {name} | {figures} | {told} |"


def _line(name: str, found: Scores, verdicts: str) -> str:
    own = f"{_share(found.answered)} / {_share(found.recall)} / {_mcc(found.mcc)}"
    cells = (_share(found.raw), _share(found.top3), _mcc(found.best_mcc), _share(found.at_recall), own, verdicts)
    return f"| {name} | {' | '.join(cells)} |"


def _published(system: Anchor) -> str:
    figures = f"{_share(system.raw)} | | {_mcc(system.best_mcc)} | {_share(system.at_recall)}"
    return f"| *{system.name}, on the real chatbot* | {figures} | | |"


def _verdicts(each: Outcome) -> str:
    return "; ".join(_verdict(aim, getattr(each.scores, aim.field)) for aim in each.trial.aims)


def _verdict(aim: Aim, reached: float | None) -> str:
    shown = _mcc if "mcc" in aim.field else _share
    name = TOLD[aim.field]
    if reached is None or round(reached, 4) < aim.must:
        return f"MISSED: {name} {shown(aim.must)}"
    if reached < aim.beyond:
        return (f"reached: {name} {shown(aim.must)}, " if aim.must else f"{name} ") + f"not {shown(aim.beyond)}"
    return f"reached: {name} {shown(aim.beyond)}"


def _share(value: float | None) -> str:
    return "" if value is None else f"{100 * value:.1f}"


def _mcc(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
