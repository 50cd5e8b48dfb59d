"""The page of figures, ready to be shown: numbers, bars by week, and the table they are read from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from textbot.core.days.period import Period
from textbot.core.playbook import Playbook
from textbot.core.routing import TRIAGE
from textbot.store import measures
from textbot.store.measures import CITYWIDE, MEASURES, Scope
from textbot.web.figures.words import WORDS, exact_span_words, part_words, period_words
from textbot.web.translations import _, number_words, playbook_language

# A chart's own measures; it scales with the page.
WIDE, HIGH, FOOT, HEAD = 240, 112, 18, 18
CHARTS = ("engagements", "questions", "reports", "messages", "responded")
# So many bars have room for their number above them.
ROOM = 14


@dataclass(frozen=True)
class Bar:
    """One bar, in the chart's own units."""

    x: float
    y: float
    width: float
    height: float
    number: str
    words: str


@dataclass(frozen=True)
class Chart:
    """A measure week by week."""

    measure: str
    name: str
    bars: tuple[Bar, ...]
    numbered: bool


@dataclass(frozen=True)
class Part:
    """A line of the table: a week or a month. first, last: its days in ISO 8601."""

    words: str
    first: str
    last: str
    numbers: Mapping[str, int]
    median: str


@dataclass(frozen=True)
class Figures:
    """All of it. share: of a hundred personal messages, how many were answered; "" without any."""

    period: str
    totals: Mapping[str, int]
    share: str
    median: str
    charts: tuple[Chart, ...]
    parts: tuple[Part, ...]
    top: tuple[tuple[str, int], ...]


def scope_of(playbook: Playbook, departments: frozenset[str] | None) -> Scope:
    """The rows of those departments: what nobody sorted is the Action Center's."""
    if departments is None:
        return Scope()
    homes = {key: each.department for key, each in playbook.answers.items()}
    homes |= {key: each.department for key, each in playbook.flows.items()}
    answers = frozenset(key for key, home in homes.items() if (home or TRIAGE) in departments)
    return Scope(departments | ({""} if TRIAGE in departments else frozenset()), answers)


def shown(scope: Scope) -> tuple[str, ...]:
    """The measures that can be told of those departments."""
    return tuple(each for each in MEASURES if scope.departments is None or each not in CITYWIDE)


def figures(conn: Connection, playbook: Playbook, period: Period, scope: Scope) -> Figures:
    """Count everything for that period."""
    parts = _counted(conn, playbook, period.parts(), scope)
    totals = {measure: sum(numbers[measure] for _part, numbers in parts) for measure in shown(scope)}
    since, until = period.moments(playbook.city.zone)
    answered = totals["answered"]
    return Figures(
        period=period_words(period),
        totals=totals,
        share=f"{answered / totals['messages']:.0%}" if totals["messages"] else "",
        median=exact_span_words(measures.median_wait(conn, scope, since, until)),
        charts=tuple(_chart(measure, parts) for measure in CHARTS if measure in totals),
        parts=tuple(_part(conn, playbook, each, numbers, scope) for each, numbers in parts),
        top=tuple((answer_name(playbook, key), number) for key, number in
                  measures.top_answers(conn, scope, since, until)),
    )  # fmt: skip


def answer_name(playbook: Playbook, key: str) -> str:
    """What an answer is called; its key when the playbook has it no more."""
    language = playbook_language(playbook.languages)
    path = next((f"{kind}.{key}.title" for kind in ("answers", "flows") if playbook.has(f"{kind}.{key}.title")), "")
    title = playbook.text(path, language) if path else key
    return title[:1].upper() + title[1:]


def _counted(
    conn: Connection, playbook: Playbook, parts: Sequence[Period], scope: Scope
) -> list[tuple[Period, Mapping[str, int]]]:
    """Every measure of each part."""
    zone = playbook.city.zone
    bounds = [each.moments(zone)[0] for each in parts] + [parts[-1].moments(zone)[1]]
    found = {
        measure: measures.counts(conn, measure, scope, bounds) for measure in shown(scope) if measure != "responded"
    }
    found["responded"] = [sum(both) for both in zip(found["answered"], found["handled"], strict=True)]
    return [(part, {measure: numbers[at] for measure, numbers in found.items()}) for at, part in enumerate(parts)]


def _part(conn: Connection, playbook: Playbook, period: Period, numbers: Mapping[str, int], scope: Scope) -> Part:
    median = measures.median_wait(conn, scope, *period.moments(playbook.city.zone))
    first, last = period.first.isoformat(), period.last.isoformat()
    return Part(part_words(period), first, last, numbers, exact_span_words(median))


def _chart(measure: str, parts: Sequence[tuple[Period, Mapping[str, int]]]) -> Chart:
    most = max((numbers[measure] for _part, numbers in parts), default=0) or 1
    step = WIDE / len(parts)
    bars = []
    for at, (period, numbers) in enumerate(parts):
        height = round((HIGH - FOOT - HEAD) * numbers[measure] / most, 1)
        left, top = round(at * step + step * 0.12, 1), HIGH - FOOT - height
        words = f"{part_words(period)}: {number_words(numbers[measure])}"
        bars.append(Bar(left, top, round(step * 0.76, 1), height, number_words(numbers[measure]), words))
    return Chart(measure, _(WORDS[measure].name), tuple(bars), len(bars) <= ROOM)
