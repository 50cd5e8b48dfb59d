"""Lengths: no reply over 300 characters, whatever is filled in, and what each text costs."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from textbot.content.placeholders import SPOKEN_OR_PAGES
from textbot.content.problems import Problem
from textbot.content.rules.context import Proof
from textbot.core.segments import Segments, count, outside_gsm

MOST = 300
BREAK = "\n\n"
FIRST_LINE = "phrases.first_line"
ASKED = ("phrases.update_ask", "phrases.update_ask_request")
SENT_LINES = tuple(f"phrases.hand_off_{key}" for key in ("open", "closed", "by", "closed_by"))


@dataclass(frozen=True)
class Cost:
    """What one text costs at its longest."""

    path: str
    language: str
    characters: int
    segments: Segments
    outside: tuple[str, ...]


def text_fits(proof: Proof) -> Iterator[Problem]:
    """No text is over 300 characters with its longest values."""
    for path, language in _texted(proof):
        longest = proof.longest.text(path, language)
        if len(longest) > MOST:
            yield proof.at(path, language, _too_long(proof, path, language, len(longest)))


def first_reply_fits(proof: Proof) -> Iterator[Problem]:
    """Whatever a new contact asks first, the line that says who writes still fits below the reply."""
    for language in proof.draft.languages:
        last = proof.longest.text(FIRST_LINE, language)
        for paths in _first_replies(proof):
            parts = [proof.longest.text(path, language) for path in paths]
            whole = len(BREAK.join([*parts, last]))
            if whole > MOST and all(len(part) <= MOST for part in parts):
                yield proof.at(paths[-1], language, _no_room(paths, whole))


def hand_off_reply_fits(proof: Proof) -> Iterator[Problem]:
    """The words of a hand_off step leave room for the line that says when a person will read it."""
    for language in proof.draft.languages:
        below = max((proof.longest.text(path, language) for path in SENT_LINES), key=len)
        for report in proof.draft.reports:
            for step in report.entry.steps:
                path = f"flows.{report.entry.key}.steps.{step.name}.say"
                own = proof.longest.text(path, language) if step.kind == "hand_off" and step.say else ""
                whole = len(f"{own}{BREAK}{below}")
                if own and whole > MOST >= len(own):
                    message = (
                        f"with phrases.hand_off_open or hand_off_closed below it this has up to {whole} characters; "
                        f"shorten it by {whole - MOST} (at most {MOST})"
                    )
                    yield proof.at(path, language, message)


def update_leaves_room_for_its_question(proof: Proof) -> Iterator[Problem]:
    """A report's own words for "closed" leave room for the question whether it is fixed, which stands behind them."""
    for language in proof.draft.languages:
        question = max((proof.longest.text(path, language) for path in ASKED), key=len)
        for report in proof.draft.reports:
            path = f"flows.{report.entry.key}.updates.closed"
            whole = len(f"{proof.longest.text(path, language)} {question}")
            if "closed" in report.entry.updates and whole > MOST:
                message = (
                    f"with phrases.update_ask behind it this has up to {whole} characters; "
                    f"shorten it by {whole - MOST} (at most {MOST})"
                )
                yield proof.at(path, language, message)


def foreign_line_fits(proof: Proof) -> Iterator[Problem]:
    """The one line in a language the bot does not speak fits a text too."""
    city = proof.draft.city
    if city is None:
        return
    for language, line in city.entry.foreign.items():
        if len(line) > MOST:
            message = f"this line has {len(line)} characters; shorten it by {len(line) - MOST} (at most {MOST})"
            yield city.problem(message, "foreign", language)


def costs(proof: Proof) -> list[Cost]:
    """The cost of every text that is sent, in every language, at its longest."""
    found = []
    for path, language in _texted(proof):
        longest = proof.longest.text(path, language)
        found.append(Cost(path, language, len(longest), count(longest), outside_gsm(longest)))
    return found


def _texted(proof: Proof) -> Iterator[tuple[str, str]]:
    for language in proof.draft.languages:
        for path in proof.draft.words.get(language, {}):
            if _is_sent(path):
                yield path, language


def _is_sent(path: str) -> bool:
    if path.startswith("phrases."):
        return not path.removeprefix("phrases.").startswith(SPOKEN_OR_PAGES)
    if path.startswith("replies."):
        return path.endswith(".say")
    is_name = path.endswith((".title", ".label")) or ".options." in path
    return not is_name and (not path.startswith("city.") or path.startswith("city.fixed."))


def _first_replies(proof: Proof) -> Iterator[list[str]]:
    """The paths of the texts that may stand together in a first reply."""
    draft = proof.draft
    for answer in draft.answers:
        base = f"answers.{answer.entry.key}"
        parts = ("question",) if answer.entry.question else ("say", "not_yet", "holiday_say")
        yield from ([f"{base}.{part}"] for part in parts if getattr(answer.entry, part))
    for key in draft.situations.entry.situations if draft.situations else ():
        yield [f"situations.{key}.say", "phrases.services_more"]
    for report in draft.reports:
        base = f"flows.{report.entry.key}"
        first = next((step for step in report.entry.steps if step.say and not step.silent), None)
        if first is not None:
            yield [f"{base}.guidance", f"{base}.steps.{first.name}.say"]


def _too_long(proof: Proof, path: str, language: str, length: int) -> str:
    raw = proof.draft.words[language][path]
    values = proof.longest.values(raw, path, language)
    worst = sorted(values.items(), key=lambda item: -len(item[1]))[:2]
    said = ", ".join(f'{{{name}}} = "{textwrap.shorten(value, 60)}"' for name, value in worst)
    because = f" with {said}" if said else ""
    return f"this text has up to {length} characters{because}; shorten it by {length - MOST} (at most {MOST})"


def _no_room(paths: list[str], whole: int) -> str:
    with_guidance = " with the guidance above it" if len(paths) > 1 else ""
    return (
        f"as a first reply{with_guidance} and phrases.first_line below it this has up to {whole} characters; "
        f"shorten it by {whole - MOST} (at most {MOST})"
    )


LENGTH_RULES = (
    text_fits,
    first_reply_fits,
    hand_off_reply_fits,
    update_leaves_room_for_its_question,
    foreign_line_fits,
)
