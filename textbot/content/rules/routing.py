"""routing.yaml: rules that name what there is, lead somewhere and can be reached."""

from collections.abc import Iterator

from textbot.content.draft import Draft, Sheet
from textbot.content.place_areas import read_areas
from textbot.content.problems import ContentErrors, Level, Problem, suggest
from textbot.content.schema.routing import RoutingFile, RuleEntry, WhenEntry
from textbot.core.routing import REQUEST

DISTRICTS = "districts.geojson"


def rule_names_what_there_is(draft: Draft) -> Iterator[Problem]:
    """Departments, types, districts and languages of a rule are the city's own."""
    sheet = draft.routing
    if sheet is None or draft.city is None:
        return
    departments = set(draft.city.entry.departments)
    types = {report.entry.key for report in draft.reports} | {answer.entry.key for answer in draft.answers}
    districts = _districts(draft)
    for at, rule in enumerate(sheet.entry.rules):
        named = (
            (("department",), [rule.department] if rule.department else [], departments, "department"),
            (("notify",), rule.notify, departments, "department"),
            (("when", "type"), rule.when.type, types, "report or answer"),
            (("when", "district"), rule.when.district, districts, "district"),
            (("when", "keyword"), list(rule.when.keyword), set(draft.languages), "language of this city"),
        )
        for where, names, known, noun in named:
            for name in names:
                if known is not None and name not in known:
                    message = f"there is no {noun} '{name}'{suggest(name, known)}"
                    yield sheet.problem(message, "rules", at, *where)


def rule_leads_somewhere(draft: Draft) -> Iterator[Problem]:
    """A rule names a department or departments to be told, and an assignee only beside a department; names differ."""
    sheet = draft.routing
    if sheet is None:
        return
    seen: set[str] = set()
    for at, rule in enumerate(sheet.entry.rules):
        if rule.name in seen:
            yield sheet.problem(f"the name '{rule.name}' is taken by a rule above; choose another", "rules", at, "name")
        seen.add(rule.name)
        if not rule.department and not rule.notify:
            message = "this rule leads nowhere; add department: or notify:"
            yield sheet.problem(message, "rules", at, "name")
        if rule.assignee and not rule.department:
            yield sheet.problem("an assignee needs a department beside it", "rules", at, "assignee")
        if rule.when.reason and rule.when.kind == [REQUEST]:
            yield sheet.problem("only hand-offs have a reason; remove it", "rules", at, "when", "reason")


def rule_can_be_reached(draft: Draft) -> Iterator[Problem]:
    """Nothing below a rule that takes everything is ever read; nor a second rule for the very same."""
    sheet = draft.routing
    if sheet is None:
        return
    above: list[RuleEntry] = []
    for at, rule in enumerate(sheet.entry.rules):
        before = next((each for each in above if each.when in (WhenEntry(), rule.when)), None)
        if before is not None:
            yield _unreached(sheet, at, before)
        if rule.department:
            above.append(rule)


def _unreached(sheet: Sheet[RoutingFile], at: int, before: RuleEntry) -> Problem:
    message = f"'{before.name}' above takes all of this; move this rule above it, or remove one"
    line = sheet.tree.line("rules", at, "name")
    return Problem(sheet.file, line, f"rules.{at}.name", message, Level.ERROR)


def _districts(draft: Draft) -> set[str] | None:
    """The districts' names; None where they are not in the playbook, or cannot be read (which is said elsewhere)."""
    file = f"places/{DISTRICTS}"
    if file not in draft.files:
        return None
    try:
        return {area.name for area in read_areas({DISTRICTS: draft.files[file]})}
    except ContentErrors:
        return None


ROUTING_RULES = (rule_names_what_there_is, rule_leads_somewhere, rule_can_be_reached)
