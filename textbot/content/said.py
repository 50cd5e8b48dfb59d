"""Every text the bot says, by its path, with the place it was written at. Paths are what catalogs translate."""

from collections.abc import Iterator
from dataclasses import dataclass

from textbot.content.schema.answer import AnswerFile
from textbot.content.schema.city import CityFile
from textbot.content.schema.events import EventsFile
from textbot.content.schema.hours import HoursFile
from textbot.content.schema.listening import PhrasesFile
from textbot.content.schema.newsletters import LineEntry, NewslettersFile
from textbot.content.schema.replies import RepliesFile
from textbot.content.schema.report import ReportFile, StepEntry
from textbot.content.schema.situations import SituationsFile
from textbot.content.schema.storm import StormFile
from textbot.content.schema.topics import TopicsFile
from textbot.content.tree import Path, Tree

QUESTION = ".question"
ASKED = ".place.say"
ANSWER_SAYS = ("question", "say", "not_yet", "holiday_say")


@dataclass(frozen=True)
class Copy:
    """One text in the first language: where it stands in the playbook's words, and in which file and line."""

    path: str
    text: str
    file: str
    line: int


def city_copy(tree: Tree, city: CityFile) -> Iterator[Copy]:
    """The city's names, hours, departments, packs, fixed texts, and the holidays an answer may name."""
    yield _copy(tree, "city.name", city.name, "name")
    yield _copy(tree, "city.short_name", city.short_name, "short_name")
    yield _copy(tree, "city.hours", city.hours.text, "hours", "text")
    for key, department in city.departments.items():
        yield _copy(tree, f"city.departments.{key}", department.name, "departments", key, "name")
    for key, pack in city.packs.items():
        yield _copy(tree, f"city.packs.{key}", pack.title, "packs", key, "title")
    for key, fixed in city.fixed.items():
        yield _copy(tree, f"city.fixed.{key}.say", fixed.say, "fixed", key, "say")
    skips = city.collection.skips if city.collection else ()
    places: dict[str, Path] = {name: ("collection", "skips", number) for number, name in enumerate(skips)}
    places |= {name: ("holidays", "add", str(day)) for day, name in city.holidays.add.items()}
    places |= {name: ("holidays", "closed", number) for number, name in enumerate(city.holidays.closed)}
    for name, place in places.items():
        yield _copy(tree, f"city.holiday_names.{name}", city.holidays.names.get(name, name), *place)


def hours_copy(tree: Tree, hours: HoursFile) -> Iterator[Copy]:
    """Each place's name, and what is said of an open and of a closed day."""
    for key, place in hours.places.items():
        yield _copy(tree, f"hours.{key}.name", place.name, "places", key, "name")
        yield _copy(tree, f"hours.{key}.open", place.open, "places", key, "open")
        yield _copy(tree, f"hours.{key}.closed", place.closed, "places", key, "closed")


def situations_copy(tree: Tree, situations: SituationsFile) -> Iterator[Copy]:
    """Each situation's short name, and the line above its list of services."""
    for key, situation in situations.situations.items():
        yield _copy(tree, f"situations.{key}.title", situation.title, "situations", key, "title")
        yield _copy(tree, f"situations.{key}.say", situation.say, "situations", key, "say")


def replies_copy(tree: Tree, replies: RepliesFile) -> Iterator[Copy]:
    """What each reply of staff is called and says, and the words where a value is not known."""
    for name, words in replies.fallbacks.model_dump().items():
        yield _copy(tree, f"replies.fallbacks.{name}", words, "fallbacks", name)
    for number, reply in enumerate(replies.replies):
        yield _copy(tree, f"replies.{reply.key}.name", reply.name, "replies", number, "name")
        yield _copy(tree, f"replies.{reply.key}.say", reply.say, "replies", number, "say")


def topics_copy(tree: Tree, topics: TopicsFile) -> Iterator[Copy]:
    """Each topic's short name, what comes and how often."""
    for number, topic in enumerate(topics.topics):
        for name in ("title", "about", "frequency"):
            yield _copy(tree, f"topics.{topic.key}.{name}", getattr(topic, name), "topics", number, name)


def storm_copy(tree: Tree, storm: StormFile) -> Iterator[Copy]:
    """What each incident is called."""
    for key, incident in storm.incidents.items():
        yield _copy(tree, f"incidents.{key}.title", incident.title, "incidents", key, "title")


def events_copy(tree: Tree, events: EventsFile) -> Iterator[Copy]:
    """What each event is called, and where it is."""
    for number, event in enumerate(events.events):
        yield _copy(tree, f"events.{event.key}.title", event.title, "events", number, "title")
        if event.where:
            yield _copy(tree, f"events.{event.key}.where", event.where, "events", number, "where")


def newsletters_copy(tree: Tree, newsletters: NewslettersFile) -> Iterator[Copy]:
    """Each newsletter's name, its whole text, its spans of days and the lines of its rules."""
    for number, each in enumerate(newsletters.newsletters):
        base, place = f"newsletters.{each.key}", ("newsletters", number)
        yield _copy(tree, f"{base}.title", each.title, *place, "title")
        yield _copy(tree, f"{base}.text", each.text, *place, "text")
        for name, words in each.days.model_dump().items():
            yield _copy(tree, f"{base}.days_{name}", words, *place, "days", name)
        for at, rule in enumerate(each.rules):
            yield from _line_copy(tree, f"{base}.rules.{rule.key}", (*place, "rules", at), rule)


def _line_copy(tree: Tree, base: str, place: Path, rule: LineEntry) -> Iterator[Copy]:
    yield _copy(tree, f"{base}.say", rule.say, *place, "say")
    if rule.say_one:
        yield _copy(tree, f"{base}.say_one", rule.say_one, *place, "say_one")


def phrases_copy(tree: Tree, phrases: PhrasesFile) -> Iterator[Copy]:
    """The bot's own sentences."""
    for key, text in phrases.phrases.items():
        yield _copy(tree, f"phrases.{key}", text, "phrases", key)


def answer_copy(tree: Tree, answer: AnswerFile) -> Iterator[Copy]:
    """An answer's title and whatever it says: its words, its question, the words for other days."""
    base = f"answers.{answer.key}"
    yield _copy(tree, f"{base}.title", answer.title, "title")
    for name in ANSWER_SAYS:
        text = getattr(answer, name)
        if text:
            yield _copy(tree, f"{base}.{name}", text, name)


def report_copy(tree: Tree, report: ReportFile) -> Iterator[Copy]:
    """A flow's title, guidance, and what its steps and options say."""
    base = f"flows.{report.key}"
    yield _copy(tree, f"{base}.title", report.title, "title")
    yield _copy(tree, f"{base}.guidance", report.guidance, "guidance")
    for number, step in enumerate(report.steps):
        yield from _step_copy(tree, f"{base}.steps.{step.name}", ("steps", number), step)
    yield from _terms_copy(tree, base, report)


def _terms_copy(tree: Tree, base: str, report: ReportFile) -> Iterator[Copy]:
    """What is said of dangers, of other owners, and of a new status."""
    for number, safety in enumerate(report.safety):
        if safety.say:
            yield _copy(tree, f"{base}.safety.{safety.key}.say", safety.say, "safety", number, "say")
    for number, owner in enumerate(report.owners):
        yield _copy(tree, f"{base}.owners.{owner.key}.name", owner.name, "owners", number, "name")
        if owner.say:
            yield _copy(tree, f"{base}.owners.{owner.key}.say", owner.say, "owners", number, "say")
    for status, text in report.updates.items():
        yield _copy(tree, f"{base}.updates.{status}", text, "updates", status)


def _step_copy(tree: Tree, base: str, place: Path, step: StepEntry) -> Iterator[Copy]:
    if step.label:
        yield _copy(tree, f"{base}.label", step.label, *place, "label")
    if step.say:
        yield _copy(tree, f"{base}.say", step.say, *place, "say")
    for number, option in enumerate(step.options):
        yield _copy(tree, f"{base}.options.{option.key}.say", option.say, *place, "options", number, "say")


def _copy(tree: Tree, path: str, text: str, *place: str | int) -> Copy:
    return Copy(path, text, tree.file, tree.line(*place))
