"""topics.yaml: keys that differ, windows within the law's hours, things that are there."""

from collections.abc import Iterator

from textbot.content.draft import Draft, Sheet
from textbot.content.problems import Problem, suggest
from textbot.content.schema.topics import TopicEntry, TopicsFile

FIRST, LAST = "08:00", "21:00"
"""Nobody is texted unasked before or after: 47 CFR 64.1200(c)(1)."""
HEARD = ("listen", "named")


def topic_key_is_unique(draft: Draft) -> Iterator[Problem]:
    """One key means one topic."""
    seen: set[str] = set()
    for sheet, at, topic in each_topic(draft):
        if topic.key in seen:
            yield sheet.problem(f"the key '{topic.key}' is taken; choose another", "topics", at, "key")
        seen.add(topic.key)


def topic_window_is_legal(draft: Draft) -> Iterator[Problem]:
    """A window runs forward, within the hours in which anybody may be texted unasked."""
    for sheet, at, topic in each_topic(draft):
        opens, _, closes = topic.window.partition("-")
        if opens >= closes:
            message = f"'{topic.window}' ends before it begins; write 09:00-20:00"
            yield sheet.problem(message, "topics", at, "window")
        elif opens < FIRST or closes > LAST:
            message = f"'{topic.window}' goes beyond {FIRST}-{LAST}, the hours of 47 CFR 64.1200(c)(1); narrow it"
            yield sheet.problem(message, "topics", at, "window")


def topic_department_is_known(draft: Draft) -> Iterator[Problem]:
    """A department named by a topic stands in city.yaml."""
    known = draft.city.entry.departments if draft.city else {}
    for sheet, at, topic in each_topic(draft):
        if draft.city and topic.department and topic.department not in known:
            message = f"city.yaml has no department '{topic.department}'{suggest(topic.department, known)}"
            yield sheet.problem(message, "topics", at, "department")


def topic_is_offered_below_what_is_there(draft: Draft) -> Iterator[Problem]:
    """What a topic is offered below is an answer or a report."""
    known = {f"answer:{each.entry.key}" for each in draft.answers} | {
        f"flow:{each.entry.key}" for each in draft.reports
    }
    for sheet, at, topic in each_topic(draft):
        for number, name in enumerate(topic.offered):
            if name not in known:
                message = f"there is no '{name}'{suggest(name, known)}"
                yield sheet.problem(message, "topics", at, "offered", number)


def join_step_names_a_topic(draft: Draft) -> Iterator[Problem]:
    """A step of kind join offers a topic that is there, in the topic's own words."""
    known = {topic.key for _, _, topic in each_topic(draft)}
    for report in draft.reports:
        for number, step in enumerate(report.entry.steps):
            if step.kind == "join" and step.topic not in known:
                message = f"topics.yaml has no topic '{step.topic or ''}'{suggest(step.topic or '', known)}"
                yield report.problem(message, "steps", number, "topic")
            if step.kind == "join" and step.say:
                message = "a join step says its topic's own words, which the law asks for; remove 'say'"
                yield report.problem(message, "steps", number, "say")


def topic_listens_in_known_languages(draft: Draft) -> Iterator[Problem]:
    """`listen` and `named` are written per language of city.yaml."""
    for sheet, at, topic in each_topic(draft):
        for part in HEARD:
            for language in getattr(topic, part):
                if language not in draft.languages:
                    message = f"'{language}' is no language of this city{suggest(language, draft.languages)}"
                    yield sheet.problem(message, "topics", at, part, language)


def each_topic(draft: Draft) -> Iterator[tuple[Sheet[TopicsFile], int, TopicEntry]]:
    """Every topic with its file and its place there."""
    if draft.topics:
        yield from ((draft.topics, at, topic) for at, topic in enumerate(draft.topics.entry.topics))


TOPIC_RULES = (
    topic_key_is_unique,
    topic_window_is_legal,
    topic_department_is_known,
    topic_is_offered_below_what_is_there,
    topic_listens_in_known_languages,
    join_step_names_a_topic,
)
