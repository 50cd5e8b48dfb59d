"""How fast each department really answers: measured now and then, so that no resident is promised more than is true."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from statistics import median

from textbot.actions.conversations.targets import waited
from textbot.core.playbook import Playbook
from textbot.core.routing import TRIAGE
from textbot.runtime import Runtime
from textbot.store import hand_offs, paces

SPAN = timedelta(weeks=4)
FEWEST = 5
"""Fewer hand-offs than this tell nothing about the next one."""


def measure_paces(rt: Runtime) -> None:
    """Keep, per department and for the whole city (""), the median of office time until staff first answered what came
    in the last four weeks. What is overdue counts as having waited until now."""
    playbook, now = rt.playbook, rt.now()
    with rt.database.read() as conn:
        answered = hand_offs.waits(conn, now - SPAN)
        unanswered = hand_offs.unanswered(conn, now - SPAN)
    overdue = [(each, span) for each, since in unanswered if (span := _late(playbook, each, since, now))]
    measured = medians((*answered, *overdue))
    with rt.database.write() as conn:
        paces.replace(conn, measured, now)


def medians(waits: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, int]]:
    """Department ("" for all together) -> the median of its waits and their number, where there are enough of them."""
    spans: defaultdict[str, list[int]] = defaultdict(list)
    for department, seconds in waits:
        spans[department or TRIAGE].append(seconds)
        spans[""].append(seconds)
    return {key: (int(median(each)), len(each)) for key, each in spans.items() if len(each) >= FEWEST}


def _late(playbook: Playbook, department: str, since: datetime, now: datetime) -> int:
    """How long it has waited so far when that is more than the target; else 0."""
    seconds = int(waited(playbook, since, now).total_seconds())
    return seconds if seconds > playbook.city.hours_to_answer(department) * 3600 else 0
