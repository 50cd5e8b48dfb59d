"""events.yaml and newsletters.yaml: keys that differ, and what they name is there."""

from collections.abc import Iterable, Iterator

from textbot.content.draft import Draft, Sheet
from textbot.content.problems import Problem, suggest
from textbot.content.schema.events import EventsFile
from textbot.content.schema.newsletters import LineEntry, NewslettersFile
from textbot.core.notices.newsletter import EVENT, FIXED

Places = tuple[str | int, ...]


def event_key_is_unique(draft: Draft) -> Iterator[Problem]:
    """One key means one event."""
    if draft.events:
        yield from _twice(draft.events, ("events",), (each.key for each in draft.events.entry.events))


def event_zone_is_known(draft: Draft) -> Iterator[Problem]:
    """An event's zones are the city's trash zones."""
    if draft.events is None or draft.city is None:
        return
    known = draft.city.entry.collection.zones if draft.city.entry.collection else {}
    for at, event in enumerate(draft.events.entry.events):
        for zone in event.by_zone:
            if zone not in known:
                message = f"city.yaml's collection has no zone '{zone}'{suggest(zone, known)}"
                yield draft.events.problem(message, "events", at, "by_zone", zone)


def newsletter_keys_are_unique(draft: Draft) -> Iterator[Problem]:
    """One key means one newsletter, and one rule of it; a topic has one newsletter."""
    if draft.newsletters is None:
        return
    sheet, own = draft.newsletters, draft.newsletters.entry.newsletters
    yield from _twice(sheet, ("newsletters",), (each.key for each in own))
    yield from _twice(sheet, ("newsletters",), (each.topic for each in own), "topic")
    for at, newsletter in enumerate(own):
        yield from _twice(sheet, ("newsletters", at, "rules"), (rule.key for rule in newsletter.rules))


def newsletter_topics_are_known(draft: Draft) -> Iterator[Problem]:
    """The topic that residents join, and those that rules ask for, stand in topics.yaml."""
    if draft.newsletters is None:
        return
    known = {each.key for each in draft.topics.entry.topics} if draft.topics else set()
    for at, newsletter in enumerate(draft.newsletters.entry.newsletters):
        named: list[tuple[str, Places]] = [(newsletter.topic, ("topic",))]
        for number, rule in enumerate(newsletter.rules):
            where = ("rules", number, "when", "topics")
            named += [(topic, (*where, place)) for place, topic in enumerate(rule.when.topics)]
        for topic, place in named:
            if topic not in known:
                message = f"topics.yaml has no topic '{topic}'{suggest(topic, known)}"
                yield draft.newsletters.problem(message, "newsletters", at, *place)


def newsletter_rules_name_what_is_there(draft: Draft) -> Iterator[Problem]:
    """A rule about requests names a report, one about an event an event, others nothing."""
    for sheet, place, rule in _rules(draft):
        known = _of(draft, rule)
        needs = rule.about == EVENT
        if (rule.of or needs) and rule.of not in known:
            what = {FIXED: "a report", EVENT: "an event of events.yaml"}.get(rule.about)
            found = f"of: '{rule.of}' is not {what}{suggest(rule.of, known)}"
            yield sheet.problem(found if what else "of: nothing reads this here; remove it", *place, "of")


def newsletter_says_what_it_found(draft: Draft) -> Iterator[Problem]:
    """The text of a newsletter has a place for its lines."""
    if draft.newsletters is None:
        return
    for at, newsletter in enumerate(draft.newsletters.entry.newsletters):
        if "{digest}" not in newsletter.text:
            yield draft.newsletters.problem("write {digest} where the lines go", "newsletters", at, "text")


def _rules(draft: Draft) -> Iterator[tuple[Sheet[NewslettersFile], Places, LineEntry]]:
    sheet = draft.newsletters
    for at, newsletter in enumerate(sheet.entry.newsletters if sheet else ()):
        for number, rule in enumerate(newsletter.rules):
            if sheet:
                yield sheet, ("newsletters", at, "rules", number), rule


def _of(draft: Draft, rule: LineEntry) -> set[str]:
    if rule.about == FIXED:
        return {report.entry.key for report in draft.reports}
    if rule.about == EVENT:
        return {event.key for event in draft.events.entry.events} if draft.events else set()
    return set()


def _twice(
    sheet: Sheet[EventsFile] | Sheet[NewslettersFile], place: Places, keys: Iterable[str], name: str = "key"
) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, key in enumerate(keys):
        if key in seen:
            yield sheet.problem(f"the {name} '{key}' is taken; choose another", *place, at, name)
        seen.add(key)


NEWSLETTER_RULES = (
    event_key_is_unique,
    event_zone_is_known,
    newsletter_keys_are_unique,
    newsletter_topics_are_known,
    newsletter_rules_name_what_is_there,
    newsletter_says_what_it_found,
)
