"""Steps of a flow: each says and holds what its kind needs, and every way through them ends well."""

from collections.abc import Iterable, Iterator, Mapping

from textbot.content.draft import Draft, Sheet
from textbot.content.patterns import USE
from textbot.content.problems import Problem, suggest
from textbot.content.schema.report import ReportFile, StepEntry

ENDS = frozenset({"submit", "hand_off"})
LAST = ENDS | {"say", "join"}
IN_SUMMARY = frozenset({"ask", "choose", "locate", "photo"})
_MEANT_FOR: Mapping[str, frozenset[str]] = {
    "pick": frozenset({"say"}),
    "options": frozenset({"choose"}),
    "fill": frozenset({"ask", "choose"}),
    "label": IN_SUMMARY,
    "optional": IN_SUMMARY,
    "silent": frozenset({"ask", "choose", "locate", "photo"}),
    "secret": frozenset({"ask"}),
    "lookup": frozenset({"say"}),
    "topic": frozenset({"join"}),
}


def step_holds_what_its_kind_needs(draft: Draft) -> Iterator[Problem]:
    """A choose step has options, a spoken one has words, one in the summary has a label."""
    for report, number, step in _steps(draft):
        at = ("steps", number)
        if not step.say and not step.silent and step.kind not in ("hand_off", "join"):
            yield report.problem(f"step '{step.name}' says nothing; add say: \"...\" (or silent: true)", *at)
        if step.kind in IN_SUMMARY and not step.label:
            yield report.problem(f"step '{step.name}' has no label; add label: a word or two for the summary", *at)
        if step.kind == "choose" and not 2 <= len(step.options) <= 9:
            yield report.problem(f"step '{step.name}' offers {len(step.options)} options; write 2 to 9", *at)
        if step.kind == "ask" and step.silent and not step.fill:
            yield report.problem(f"nothing can fill the silent step '{step.name}'; add fill: or let it ask", *at)


def step_holds_nothing_useless(draft: Draft) -> Iterator[Problem]:
    """A key that means nothing on a step of this kind is a misunderstanding."""
    for report, number, step in _steps(draft):
        for key, kinds in _MEANT_FOR.items():
            if getattr(step, key) and step.kind not in kinds:
                kind = " or ".join(sorted(kinds))
                message = f"'{key}' means nothing on a {step.kind} step (only on {kind}); remove it"
                yield report.problem(message, "steps", number, key)
        if step.next and step.kind in ENDS:
            message = f"nothing follows a {step.kind} step: it ends the flow; remove 'next'"
            yield report.problem(message, "steps", number, "next")


def names_are_unique(draft: Draft) -> Iterator[Problem]:
    """Two steps of a flow, or two options of a step, never share a name."""
    for report in draft.reports:
        steps = report.entry.steps
        names = [step.name for step in steps]
        for number in _repeated(names):
            yield report.problem(f"two steps are named '{names[number]}'; rename one", "steps", number, "name")
        for at, step in enumerate(steps):
            keys = [option.key for option in step.options]
            for number in _repeated(keys):
                where = ("steps", at, "options", number, "key")
                yield report.problem(f"two options have the key '{keys[number]}'; rename one", *where)


def next_names_a_step(draft: Draft) -> Iterator[Problem]:
    """`next` leads to a step of the same flow."""
    for report, number, step in _steps(draft):
        names = {other.name for other in report.entry.steps}
        if step.next and step.next not in names:
            message = f"next: there is no step '{step.next}'{suggest(step.next, names)}"
            yield report.problem(message, "steps", number, "next")
        for at, option in enumerate(step.options):
            if option.next and option.next not in names:
                message = f"next: there is no step '{option.next}'{suggest(option.next, names)}"
                yield report.problem(message, "steps", number, "options", at, "next")


def fill_uses_known_patterns(draft: Draft) -> Iterator[Problem]:
    """`use` names patterns of patterns.yaml, which are written per language of city.yaml."""
    named = draft.patterns.entry.patterns if draft.patterns else {}
    for report, number, step in _steps(draft):
        for name in step.fill.get(USE, ()):
            if name not in named:
                message = f"patterns.yaml has no '{name}'{suggest(name, named)}"
                yield report.problem(message, "steps", number, "fill", USE)
    for name, fill in named.items():
        for language in fill:
            if draft.patterns and language not in draft.languages:
                message = f"'{language}' is no language of this city{suggest(language, draft.languages)}"
                yield draft.patterns.problem(message, "patterns", name, language)


def flow_ends_well(draft: Draft) -> Iterator[Problem]:
    """The last step submits, hands off or speaks: nobody is left without an answer."""
    for report in draft.reports:
        steps = report.entry.steps
        if steps[-1].kind not in LAST:
            message = (
                f"dead end: the flow stops after '{steps[-1].name}' ({steps[-1].kind}); "
                "end it with a step of kind submit, hand_off or say"
            )
            yield report.problem(message, "steps", len(steps) - 1)


def every_step_is_reached(draft: Draft) -> Iterator[Problem]:
    """A step no way leads to is never asked."""
    for report in draft.reports:
        ways = _ways(report.entry)
        reached = _reach({0}, ways)
        for number, step in enumerate(report.entry.steps):
            if number not in reached:
                message = f"step '{step.name}' is never reached; point a 'next' at it, or remove it"
                yield report.problem(message, "steps", number)


def every_way_ends(draft: Draft) -> Iterator[Problem]:
    """From every step some way leads to the end; a circle without one would never let go."""
    for report in draft.reports:
        ways = _ways(report.entry)
        back: dict[int, set[int]] = {number: set() for number in ways}
        for number, targets in ways.items():
            for target in targets:
                back[target].add(number)
        ends = {number for number, step in enumerate(report.entry.steps) if step.kind in ENDS or not ways[number]}
        endless = set(ways) - _reach(ends, back)
        for number in sorted(endless):
            name = report.entry.steps[number].name
            message = f"from step '{name}' the flow never ends; let a 'next' lead to a submit, hand_off or last say"
            yield report.problem(message, "steps", number)


def _steps(draft: Draft) -> Iterator[tuple[Sheet[ReportFile], int, StepEntry]]:
    for report in draft.reports:
        for number, step in enumerate(report.entry.steps):
            yield report, number, step


def _repeated(names: Iterable[str]) -> list[int]:
    seen: set[str] = set()
    again = []
    for number, name in enumerate(names):
        if name in seen:
            again.append(number)
        seen.add(name)
    return again


def _ways(report: ReportFile) -> dict[int, set[int]]:
    """step number -> the numbers of the steps that may follow it."""
    where = {step.name: number for number, step in enumerate(report.steps)}
    return {number: _after(step, number, where) for number, step in enumerate(report.steps)}


def _after(step: StepEntry, number: int, where: Mapping[str, int]) -> set[int]:
    if step.kind in ENDS:
        return set()
    own = where.get(step.next) if step.next else number + 1
    if step.options and all(option.owner for option in step.options):
        return set()
    ways = (option.next for option in step.options if not option.owner)
    targets = {where.get(way) if way else own for way in ways} or {own}
    if step.optional or step.silent:
        targets.add(own)
    return {target for target in targets if target is not None and target < len(where)}


def _reach(start: set[int], ways: Mapping[int, set[int]]) -> set[int]:
    seen: set[int] = set()
    waiting = set(start)
    while waiting:
        number = waiting.pop()
        seen.add(number)
        waiting |= ways.get(number, set()) - seen
    return seen


STEP_RULES = (
    step_holds_what_its_kind_needs,
    step_holds_nothing_useless,
    names_are_unique,
    next_names_a_step,
    fill_uses_known_patterns,
    flow_ends_well,
    every_step_is_reached,
    every_way_ends,
)
