"""What figures are called, and what exactly each of them counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from babel.dates import format_date, format_interval, format_skeleton

from textbot.core.days.period import Period
from textbot.web.translations import N_, _, locale


@dataclass(frozen=True)
class FigureWords:
    """name: of the figure; short: at the head of a column; means: what it counts, in one sentence."""

    name: str
    short: str
    means: str


WORDS: Mapping[str, FigureWords] = {
    "engagements": FigureWords(
        N_("Engagements"), N_("Engagements"), N_("Residents who texted, each counted once for every day they did.")
    ),
    "questions": FigureWords(
        N_("Questions answered by the assistant"),
        N_("Questions answered"),
        N_("Texts that the assistant answered from the knowledge base."),
    ),
    "reports": FigureWords(N_("Reports filed"), N_("Reports"), N_("Reports and requests that got a reference.")),
    "messages": FigureWords(N_("Personal messages"), N_("Messages"), N_("Times that a conversation came to people.")),
    "answered": FigureWords(N_("Personal messages answered"), N_("Answered"), N_("Those that staff answered by text.")),
    "handled": FigureWords(
        N_("Reports responded to"), N_("Reports moved on"), N_("Reports that staff or the city's system moved on.")
    ),
    "responded": FigureWords(
        N_("Messages and requests responded"),
        N_("Responded"),
        N_("Personal messages answered and reports responded to."),
    ),
}
PRESETS = {
    "this_week": N_("This week"),
    "last_week": N_("Last week"),
    "days_30": N_("30 days"),
    "weeks_7": N_("Seven weeks"),
}


def period_words(period: Period) -> str:
    """From which day to which: "Oct 5 – Nov 22, 2026"."""
    if period.first == period.last:
        return str(format_date(period.first, "medium", locale=locale()))
    return str(format_interval(period.first, period.last, "yMMMd", locale=locale()))


def part_words(period: Period) -> str:
    """A week or a month in a table: "Oct 5 – 11"."""
    if period.first == period.last:
        return str(format_skeleton("MMMd", period.first, locale=locale()))
    return str(format_interval(period.first, period.last, "MMMd", locale=locale()))


def exact_span_words(seconds: int | None) -> str:
    """A span of office time to the minute: "1 h 10 min"; "–" for none."""
    if seconds is None:
        return "–"
    hours, minutes = divmod(int(timedelta(seconds=seconds).total_seconds() // 60), 60)
    if not hours:
        return _("%(number)s min", number=minutes)
    if not minutes:
        return _("%(number)s h", number=hours)
    return _("%(hours)s h %(minutes)s min", hours=hours, minutes=minutes)
