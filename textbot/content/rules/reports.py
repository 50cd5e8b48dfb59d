"""The terms of a report: what must not be one, who else owns it, who is told, and what counts as the same."""

import re
from collections.abc import Iterable, Iterator

from textbot.content.draft import Draft, Sheet
from textbot.content.problems import Level, Problem, suggest
from textbot.content.rules.context import Proof
from textbot.content.schema.report import ReportFile

_CALLS = re.compile(r"\b(?:911|988)\b|\{phone_\w+\}|\d{3}-\d{4}")


def terms_are_heard_in_known_languages(draft: Draft) -> Iterator[Problem]:
    """`listen` under `safety` and `owners` is written per language of city.yaml."""
    for report in draft.reports:
        for part in ("safety", "owners"):
            for number, entry in enumerate(getattr(report.entry, part)):
                for language in entry.listen:
                    if language not in draft.languages:
                        message = f"'{language}' is no language of this city{suggest(language, draft.languages)}"
                        yield report.problem(message, part, number, "listen", language)


def terms_are_named_apart(draft: Draft) -> Iterator[Problem]:
    """Two dangers of a flow, or two of its owners, never share a key."""
    for report in draft.reports:
        for part in ("safety", "owners"):
            seen: set[str] = set()
            for number, entry in enumerate(getattr(report.entry, part)):
                if entry.key in seen:
                    yield report.problem(f"two entries of {part} have the key '{entry.key}'", part, number, "key")
                seen.add(entry.key)


def safety_says_one_thing(draft: Draft) -> Iterator[Problem]:
    """What must not be a report has words of its own, or the city's for an emergency."""
    for report in draft.reports:
        for number, entry in enumerate(report.entry.safety):
            if bool(entry.say) == bool(entry.emergency):
                message = f"'{entry.key}' needs either say: \"...\" or emergency: danger (or crisis, or gas)"
                yield report.problem(message, "safety", number)


def owner_is_known(draft: Draft) -> Iterator[Problem]:
    """An owner can be called, and an option's owner stands in its flow."""
    if draft.city is None:
        return
    phones = draft.city.entry.phones
    for report in draft.reports:
        for number, owner in enumerate(report.entry.owners):
            if owner.phone not in phones:
                message = f"city.yaml has no phone '{owner.phone}'{suggest(owner.phone, phones)}"
                yield report.problem(message, "owners", number, "phone")
        yield from _options_without_owner(report, {owner.key for owner in report.entry.owners})


def notified_department_is_known(draft: Draft) -> Iterator[Problem]:
    """Whoever is told beside the own department stands in city.yaml, too."""
    if draft.city is None:
        return
    known = draft.city.entry.departments
    for report in draft.reports:
        for number, name in enumerate(report.entry.notify):
            if name not in known:
                message = f"city.yaml has no department '{name}'{suggest(name, known)}"
                yield report.problem(message, "notify", number)


def safety_names_whom_to_call(proof: Proof) -> Iterator[Problem]:
    """Words about a danger send residents to somebody."""
    for language, texts in proof.draft.words.items():
        for path, text in texts.items():
            if ".safety." in path and not _CALLS.search(text):
                message = "this warns of a danger and names nobody to call; write 911, 988 or {phone_...}"
                yield proof.at(path, language, message)


def terms_need_a_place(proof: Proof) -> Iterator[Problem]:
    """Without a place nothing is near anything, and there is none to show."""
    for report in proof.draft.reports:
        entry = report.entry
        if any(step.kind == "locate" for step in entry.steps):
            continue
        if entry.duplicates:
            yield report.problem("duplicates: are found by place; add a locate step, or remove this", "duplicates")
        if entry.public != "none":
            message = f"public: {entry.public} shows a place, and no step asks for one; write public: none"
            yield report.problem(message, "public")


def terms_belong_to_what_is_sent(proof: Proof) -> Iterator[Problem]:
    """What only tells something is no report: nothing of it is sent, found again or followed."""
    for report in proof.draft.reports:
        if report.entry.kind != "answer":
            continue
        for name in ("duplicates", "expected_days", "notify", "updates"):
            if getattr(report.entry, name):
                yield report.problem(f"{name}: means nothing in a flow of kind answer; remove it", name)
        if report.entry.contact != "none":
            yield report.problem("contact: means nothing in a flow of kind answer; remove it", "contact")


def own_department_is_not_told_twice(proof: Proof) -> Iterator[Problem]:
    """A flow's own department gets its reports anyway."""
    for report in proof.draft.reports:
        for number, name in enumerate(report.entry.notify):
            if name == report.entry.department:
                line = report.tree.line("notify", number)
                message = f"'{name}' gets these reports anyway; remove it from notify"
                yield Problem(report.file, line, f"notify.{number}", message, Level.WARNING)


def _options_without_owner(report: Sheet[ReportFile], owners: Iterable[str]) -> Iterator[Problem]:
    for number, step in enumerate(report.entry.steps):
        for at, option in enumerate(step.options):
            if option.owner and option.owner not in owners:
                message = f"there is no owner '{option.owner}' in this flow{suggest(option.owner, owners)}"
                yield report.problem(message, "steps", number, "options", at, "owner")


TERM_RULES = (
    terms_are_heard_in_known_languages,
    terms_are_named_apart,
    safety_says_one_thing,
    owner_is_known,
    notified_department_is_known,
)
TERMS_PROOF = (
    safety_names_whom_to_call,
    terms_need_a_place,
    terms_belong_to_what_is_sent,
    own_department_is_not_told_twice,
)
