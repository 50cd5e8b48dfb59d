"""Files -> Playbook."""

from collections.abc import Callable, Mapping, Sequence

from textbot.content.draft import Draft, read_draft
from textbot.content.fit import (
    answer_of,
    asking_flow,
    city_of,
    examples,
    flow_of,
    replies_of,
    situations_of,
    spoken,
    with_kinds,
)
from textbot.content.fit_connectors import assignments_of
from textbot.content.fit_hours import opening_of
from textbot.content.fit_newsletters import events_of, newsletters_of
from textbot.content.fit_routing import rules_of
from textbot.content.fit_storm import incidents_of
from textbot.content.fit_topics import topics_of
from textbot.content.gazetteer import gazetteer_version
from textbot.content.listening import read_listening
from textbot.content.problems import ContentErrors, Level
from textbot.content.rules.structure import structure_problems
from textbot.content.source import version_of
from textbot.core.languages.language import Detector
from textbot.core.match import Example, Matcher
from textbot.core.matching.quick import QuickMatcher
from textbot.core.playbook import Answer, Flow, Playbook

# Makes a language detector for the languages a playbook speaks.
DetectorFor = Callable[[tuple[str, ...]], Detector]
# Makes the matcher of a playbook's example phrasings.
MatcherFor = Callable[[Sequence[Example]], Matcher]


def load_playbook(
    files: Mapping[str, bytes], detector_for: DetectorFor | None = None, matcher_for: MatcherFor = QuickMatcher
) -> Playbook:
    """The playbook these files hold, with the quick matcher unless another is made. Raises ContentErrors with
    everything that keeps it from running; what only reads badly (a missing translation, a long text) is for the
    proof-reader."""
    draft = read_draft(files)
    listening, misheard = read_listening(draft.keywords)
    problems = [*draft.problems, *misheard, *structure_problems(draft)]
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if errors or draft.city is None or listening is None:
        raise ContentErrors(errors)
    flows, answers = _topics(draft)
    city = city_of(draft.city.entry)
    return Playbook(
        version=version_of(draft.files),
        city=city,
        flows={flow.key: flow for flow in flows},
        answers={answer.key: answer for answer in answers},
        keywords=listening.keywords,
        wishes=listening.wishes,
        refusals=listening.refusals,
        emergencies=listening.emergencies,
        language_words=listening.language_words,
        words=spoken(draft.words),
        matcher=matcher_for(tuple(examples(flows, answers))),
        detector=detector_for(city.languages) if detector_for else None,
        gazetteer=gazetteer_version(draft.files),
        opening=opening_of(draft.hours.entry, city) if draft.hours else {},
        tables=draft.tables[0],
        things=draft.things[0],
        assignments=assignments_of(draft.connectors.entry if draft.connectors else None),
        routing=rules_of(draft.routing.entry if draft.routing else None),
        replies=replies_of(draft.replies.entry) if draft.replies else (),
        incidents=incidents_of(draft.storm.entry if draft.storm else None),
        events=events_of(draft.events.entry if draft.events else None),
        newsletters=newsletters_of(draft.newsletters.entry if draft.newsletters else None),
        topics=topics_of(draft.topics.entry if draft.topics else None, flows),
        topic_wishes=listening.topic_wishes,
    )


def _topics(draft: Draft) -> tuple[list[Flow], list[Answer]]:
    """What residents can ask for: an answer that looks something up is a flow, and a situation is an answer."""
    patterns = draft.patterns.entry if draft.patterns else None
    flows = [flow_of(report.entry, patterns) for report in draft.reports]
    flows += [asking_flow(answer.entry) for answer in draft.answers if answer.entry.lookup]
    answers = with_kinds((answer_of(answer.entry) for answer in draft.answers if not answer.entry.lookup), flows)
    return flows, answers + (situations_of(draft.situations.entry) if draft.situations else [])
