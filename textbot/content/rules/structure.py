"""What keeps a playbook from running: files that do not fit together. Checked at every load."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from textbot.content.draft import Draft, Sheet
from textbot.content.patterns import USE
from textbot.content.placeholders import PHRASES
from textbot.content.problems import Problem, suggest
from textbot.content.rules.answers import ANSWER_RULES
from textbot.content.rules.connectors import CONNECTOR_RULES
from textbot.content.rules.filling import FILLING_RULES
from textbot.content.rules.guests import GUEST_RULES
from textbot.content.rules.lookups import LOOKUP_RULES
from textbot.content.rules.newsletters import NEWSLETTER_RULES
from textbot.content.rules.on_call import ON_CALL_RULES
from textbot.content.rules.refusals import REFUSAL_RULES
from textbot.content.rules.replies import REPLY_RULES
from textbot.content.rules.reports import TERM_RULES
from textbot.content.rules.routing import ROUTING_RULES
from textbot.content.rules.steps import STEP_RULES
from textbot.content.rules.storm import STORM_RULES
from textbot.content.rules.topics import TOPIC_RULES
from textbot.content.schema.answer import AnswerFile
from textbot.content.schema.city import FIXED_KEYS
from textbot.content.schema.report import ReportFile

Rule = Callable[[Draft], Iterable[Problem]]
Topic = Sheet[AnswerFile] | Sheet[ReportFile]


def keys_are_unique(draft: Draft) -> Iterator[Problem]:
    """One key means one answer or one flow."""
    seen: dict[str, str] = {}
    for topic in topics(draft):
        key = topic.entry.key
        if key in seen:
            yield topic.problem(f"the key '{key}' is taken by {seen[key]}; choose another", "key")
        seen.setdefault(key, topic.file)


def situations_are_named_apart(draft: Draft) -> Iterator[Problem]:
    """A situation shares its key with no answer and no flow, and has phrasings in known languages."""
    if draft.situations is None:
        return
    seen = {topic.entry.key: topic.file for topic in topics(draft)}
    for key, situation in draft.situations.entry.situations.items():
        if key in seen:
            message = f"the key '{key}' is taken by {seen[key]}; choose another"
            yield draft.situations.problem(message, "situations", key)
        for part, heard in {"ask": situation.ask, "listen": situation.listen}.items():
            for language in heard:
                if language not in draft.languages:
                    message = f"'{language}' is no language of this city{suggest(language, draft.languages)}"
                    yield draft.situations.problem(message, "situations", key, part, language)


def file_is_named_by_its_key(draft: Draft) -> Iterator[Problem]:
    """answers/x.yaml holds the key x, so that a key leads to its file."""
    for topic in topics(draft):
        folder, _, name = topic.file.rpartition("/")
        if name != f"{topic.entry.key}.yaml":
            message = f"key '{topic.entry.key}' in a file named {name}; rename it {folder}/{topic.entry.key}.yaml"
            yield topic.problem(message, "key")


def department_is_known(draft: Draft) -> Iterator[Problem]:
    """A department named by an answer or report stands in city.yaml."""
    if draft.city is None:
        return
    known = draft.city.entry.departments
    for topic in topics(draft):
        name = topic.entry.department
        if name and name not in known:
            yield topic.problem(f"city.yaml has no department '{name}'{suggest(name, known)}", "department")


def phrases_are_all_there(draft: Draft) -> Iterator[Problem]:
    """Every sentence the bot may need stands in phrases.yaml."""
    if draft.phrases is None:
        return
    own = draft.phrases.entry.phrases
    for key in PHRASES:
        if key not in own:
            yield draft.phrases.problem(f"the phrase '{key}' is missing; add {key}: \"...\"", "phrases")


def fixed_texts_are_all_there(draft: Draft) -> Iterator[Problem]:
    """The four questions about trust have an answer."""
    if draft.city is None:
        return
    for key in FIXED_KEYS:
        if key not in draft.city.entry.fixed:
            message = f"fixed text '{key}' is missing; add {key}: {{say: ..., approved_by: \"\"}}"
            yield draft.city.problem(message, "fixed")


def office_closes_after_it_opens(draft: Draft) -> Iterator[Problem]:
    """Opening hours run forward, and some day is open."""
    if draft.city is None:
        return
    hours = draft.city.entry.hours
    if not hours.spans:
        yield draft.city.problem('no day is open; write mon: "08:00-17:00" and so on', "hours")
    for key, span in hours.spans.items():
        opens, _, closes = span.partition("-")
        if opens >= closes:
            yield draft.city.problem(f"'{span}' ends before it begins; write 08:00-17:00", "hours", key)


def listening_is_in_known_languages(draft: Draft) -> Iterator[Problem]:
    """`ask`, `listen`, `hear` and `fill` are written per language of city.yaml."""
    for topic in topics(draft):
        entry = topic.entry
        yield from _unknown(topic, draft.languages, {"ask": entry.ask, "listen": entry.listen})
        for number, step in enumerate(entry.steps if isinstance(entry, ReportFile) else ()):
            yield from _unknown(topic, (*draft.languages, USE), {"fill": step.fill}, "steps", number)
            for at, option in enumerate(step.options):
                yield from _unknown(topic, draft.languages, {"hear": option.hear}, "steps", number, "options", at)


def topics(draft: Draft) -> Iterator[Topic]:
    """All answers and reports."""
    yield from draft.answers
    yield from draft.reports


def _unknown(
    topic: Topic, languages: Iterable[str], heard: Mapping[str, Iterable[str]], *place: str | int
) -> Iterator[Problem]:
    for name, by_language in heard.items():
        for language in by_language:
            if language not in languages:
                message = f"'{language}' is no language of this city{suggest(language, languages)}"
                yield topic.problem(message, *place, name, language)


STRUCTURE: tuple[Rule, ...] = (
    keys_are_unique,
    situations_are_named_apart,
    file_is_named_by_its_key,
    department_is_known,
    *LOOKUP_RULES,
    phrases_are_all_there,
    fixed_texts_are_all_there,
    office_closes_after_it_opens,
    listening_is_in_known_languages,
    *ANSWER_RULES,
    *REFUSAL_RULES,
    *STEP_RULES,
    *TERM_RULES,
    *FILLING_RULES,
    *CONNECTOR_RULES,
    *ROUTING_RULES,
    *STORM_RULES,
    *REPLY_RULES,
    *NEWSLETTER_RULES,
    *ON_CALL_RULES,
    *GUEST_RULES,
    *TOPIC_RULES,
)


def structure_problems(draft: Draft) -> Iterator[Problem]:
    """Everything that keeps the draft from being a playbook."""
    for rule in STRUCTURE:
        yield from rule(draft)
