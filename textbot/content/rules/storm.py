"""storm.yaml fits the reports: an incident's request is of a kind there is, with steps and options it has."""

from collections.abc import Iterator

from textbot.content.draft import Draft
from textbot.content.problems import Problem, suggest


def incidents_fit(draft: Draft) -> Iterator[Problem]:
    """Each incident names a report, steps of it and their options, and listens in languages of the city."""
    if draft.storm is None:
        return
    reports = {each.entry.key: each.entry for each in draft.reports}
    for key, incident in draft.storm.entry.incidents.items():
        place = ("incidents", key)
        report = reports.get(incident.flow)
        if report is None:
            message = f"there is no report '{incident.flow}'{suggest(incident.flow, reports)}"
            yield draft.storm.problem(message, *place, "flow")
        for language in incident.listen:
            if language not in draft.languages:
                message = f"'{language}' is no language of this city{suggest(language, draft.languages)}"
                yield draft.storm.problem(message, *place, "listen", language)
        steps = {step.name: step for step in report.steps} if report else {}
        for name, value in incident.slots.items() if report else ():
            options = [option.key for option in steps[name].options] if name in steps else []
            if name not in steps:
                yield draft.storm.problem(f"'{incident.flow}' has no step '{name}'", *place, "slots", name)
            elif options and value not in options:
                message = f"step '{name}' has no option '{value}'{suggest(value, options)}"
                yield draft.storm.problem(message, *place, "slots", name)


STORM_RULES = (incidents_fit,)
