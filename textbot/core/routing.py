"""Routing: which department and whose hands a request or a hand-off goes to, by a city's own rules, in their order.

The first rule that fits and names a department decides. A rule without a department only tells others, and the rules
below it are still read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from textbot.core.words import fold

TRIAGE = "action-center"
"""Where all goes that nothing else fits."""
REQUEST, HAND_OFF = "request", "hand_off"


@dataclass(frozen=True)
class Matter:
    """What is to be routed. kind: request | hand_off. type: its flow, or the answer or flow a hand-off is nearest to;
    own: the department that type belongs to; both "" for none. words: what was written. at: in the city's time."""

    kind: str
    at: datetime
    type: str = ""
    own: str = ""
    district: str = ""
    words: str = ""
    priority: str = "normal"
    reason: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule. It fits when all it names fits; what is empty fits everything. hours: from and until, over midnight
    when until is earlier. days: 0 = Monday, of the day the hours begin. words: folded, one of them is enough."""

    name: str
    department: str = ""
    assignee: str = ""
    notify: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    hours: tuple[time, time] | None = None
    days: tuple[int, ...] = ()
    priorities: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    def fits(self, matter: Matter) -> bool:
        """Whether the matter is one of its own."""
        said = (
            (self.kinds, matter.kind), (self.types, matter.type), (self.districts, matter.district),
            (self.priorities, matter.priority), (self.reasons, matter.reason),
        )  # fmt: skip
        if any(wanted and value not in wanted for wanted, value in said):
            return False
        return self._heard(matter.words) and self._now(matter.at)

    def _heard(self, words: str) -> bool:
        said = f" {fold(words)} "
        return not self.words or any(f" {word} " in said for word in self.words)

    def _now(self, at: datetime) -> bool:
        begun = at.weekday()
        if self.hours is not None:
            start, end = self.hours
            over = end <= start
            if not (at.time() >= start or at.time() < end) if over else not start <= at.time() < end:
                return False
            if over and at.time() < end:
                begun = (begun - 1) % 7
        return not self.days or begun in self.days


@dataclass(frozen=True)
class Routed:
    """Where a matter goes. rule: the name of the one that decided, "" where none did. notify: (department, the rule
    that wants it told), never the department itself."""

    department: str
    assignee: str = ""
    rule: str = ""
    notify: tuple[tuple[str, str], ...] = ()


def route(rules: Sequence[Rule], matter: Matter, told: Iterable[str] = ()) -> Routed:
    """Where the matter goes: by the rules, else to the department of its type, else to triage. told: the departments
    its type wants told beside its own."""
    notify = dict.fromkeys(told, "flow")
    chosen = None
    for rule in rules:
        if not rule.fits(matter):
            continue
        notify |= {name: rule.name for name in rule.notify if name not in notify}
        if rule.department:
            chosen = rule
            break
    department = chosen.department if chosen else matter.own or TRIAGE
    others = tuple((name, by) for name, by in notify.items() if name != department)
    if chosen is None:
        return Routed(department, notify=others)
    return Routed(department, chosen.assignee, chosen.name, others)
