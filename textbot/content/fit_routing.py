"""Fitting routing.yaml together: the rules as the core reads them."""

from textbot.content.fit_hours import span_of
from textbot.content.schema.base import HOURS_KEYS
from textbot.content.schema.routing import RoutingFile, RuleEntry
from textbot.core.routing import Rule
from textbot.core.words import fold


def rules_of(entry: RoutingFile | None) -> tuple[Rule, ...]:
    """The rules in their order; none without the file."""
    return tuple(_rule(each) for each in entry.rules) if entry else ()


def _rule(entry: RuleEntry) -> Rule:
    when = entry.when
    return Rule(
        name=entry.name,
        department=entry.department or "",
        assignee=entry.assignee or "",
        notify=tuple(entry.notify),
        kinds=tuple(when.kind),
        types=tuple(when.type),
        districts=tuple(when.district),
        words=tuple(fold(word) for words in when.keyword.values() for word in words),
        hours=span_of(when.hours) if when.hours else None,
        days=tuple(HOURS_KEYS.index(day) for day in when.days),
        priorities=tuple(when.priority),
        reasons=tuple(when.reason),
    )
