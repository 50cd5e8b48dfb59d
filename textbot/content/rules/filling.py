"""Placeholders: only values the engine gives, the same in every language."""

from collections.abc import Iterator, Mapping

from textbot.content.draft import Draft
from textbot.content.placeholders import (
    NEEDED_BY_STEP,
    always,
    answer_allows,
    hours_allow,
    newsletter_allows,
    phrase_allows,
    report_allows,
)
from textbot.content.problems import Problem, suggest
from textbot.core.saved_replies import GIVEN
from textbot.core.wording import placeholders

NONE: frozenset[str] = frozenset()


def placeholder_is_known(draft: Draft) -> Iterator[Problem]:
    """A {name} no value is given for would make the reply fail."""
    if draft.city is None:
        return
    everywhere, special = always(draft.city.entry.phones), _special(draft)
    for path, copy in draft.copy.items():
        allowed = everywhere | special.get(path, NONE)
        for name in sorted(placeholders(copy.text) - allowed):
            yield Problem(copy.file, copy.line, path, f"no value is given for {{{name}}} here{suggest(name, allowed)}")
        yield from _odd_braces(copy.file, copy.line, path, copy.text)


def placeholder_is_used(draft: Draft) -> Iterator[Problem]:
    """The summary is shown before it is sent, and the reference is told."""
    for report in draft.reports:
        for number, step in enumerate(report.entry.steps):
            for name in sorted(NEEDED_BY_STEP.get(step.kind, NONE) - placeholders(step.say or "")):
                message = f"a {step.kind} step must say {{{name}}}; write it where the {name} shall stand"
                yield report.problem(message, "steps", number, "say")


def translation_has_the_same_placeholders(draft: Draft) -> Iterator[Problem]:
    """What the first language fills in, the others fill in too, and nothing else."""
    for language, catalog in draft.catalogs.items():
        if language not in draft.languages[1:]:
            continue
        for path, entry in catalog.entries.items():
            if path not in draft.copy or not entry.text.strip():
                continue
            own, other = placeholders(draft.copy[path].text), placeholders(entry.text)
            for name in sorted(other - own):
                message = f"{{{name}}} is not in the original{suggest(name, own)}"
                yield Problem(catalog.file, entry.line, path, message)
            for name in sorted(own - other):
                yield Problem(catalog.file, entry.line, path, f"{{{name}}} of the original is missing; write it in")
            yield from _odd_braces(catalog.file, entry.line, path, entry.text)


def _odd_braces(file: str, line: int, path: str, text: str) -> Iterator[Problem]:
    rest = text
    for name in placeholders(text):
        rest = rest.replace(f"{{{name}}}", "")
    if "{" in rest or "}" in rest:
        yield Problem(file, line, path, "a { or } stands alone here; write placeholders as {lower_case} or remove it")


def _special(draft: Draft) -> Mapping[str, frozenset[str]]:
    """path -> values given there beyond those every text has."""
    found: dict[str, frozenset[str]] = {}
    if draft.phrases:
        found |= {f"phrases.{key}": phrase_allows(key) for key in draft.phrases.entry.phrases}
    for answer in draft.answers:
        found |= dict(answer_allows(answer.entry, draft))
    if draft.hours:
        found |= dict(hours_allow(draft.hours.entry.places))
    for newsletter in draft.newsletters.entry.newsletters if draft.newsletters else ():
        found |= dict(newsletter_allows(newsletter))
    for report in draft.reports:
        found |= dict(report_allows(report.entry, draft))
    if draft.replies:
        found |= {f"replies.{each.key}.say": GIVEN for each in draft.replies.entry.replies}
    return found


FILLING_RULES = (placeholder_is_known, placeholder_is_used, translation_has_the_same_placeholders)
