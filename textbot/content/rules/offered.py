"""What a resident is offered to type: never a word that carriers or commands take away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from textbot.content.draft import Sheet
from textbot.content.problems import Level, Problem
from textbot.content.rules.context import Proof
from textbot.content.schema.report import OptionEntry, ReportFile, StepEntry
from textbot.core.hearing.keywords import CARRIER_WORDS
from textbot.core.words import fold

ANSWERS = frozenset({"yes", "no", "ok", "unsure", "more"})
"""Commands that a waiting step hears itself; all others are taken before it."""
ENDING = frozenset({"stop", "leave"})
TELLS_HOW_TO_STOP = frozenset(
    [
        "greeting",
        "first_line",
        "first_line_short",
        "stop_ask",
        "help",
        "stopped",
        "stopped_call",
        "started",
        "already_in",
        "left_flow",
        "quiet",
        "topic_ask",
        "topic_ask_many",
        "topic_ask_varied",
        "topic_joined",
        "notice_who",
        "notice_who_all",
        "topic_again",
        "topic_kept",
        "topic_joined_many",
        "topic_joined_all",
        "topic_not_on",
        "topic_stays",
        "topics_often",
        "topics_warnings",
        "texts_cost",
        "fewer",
        "no_weekdays",
        "hours_ask",
    ]
)
_CAPITALS = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{3,}\b")


@dataclass(frozen=True)
class Word:
    """One word that picks an option: in which language, and where it was written (`spoken`: it is shown)."""

    text: str
    language: str
    problem: Problem
    spoken: bool = False


def option_is_no_carrier_word(proof: Proof) -> Iterator[Problem]:
    """A carrier takes STOP, CANCEL, END ... before the bot hears them: whoever picks such an option is opted out."""
    for word in _words(proof):
        said = fold(word.text)
        if said in CARRIER_WORDS:
            yield _as(word, f"'{word.text}' as a text opts the resident out before the bot hears it; use another word")
        elif word.spoken and (taken := CARRIER_WORDS.intersection(said.split())):
            shown = sorted(taken)[0].upper()
            loud = shown in word.text
            message = f"whoever picks '{word.text}' by texting {shown} is opted out; use other words"
            yield _as(word, message, Level.ERROR if loud else Level.WARNING)


def text_offers_no_carrier_word(proof: Proof) -> Iterator[Problem]:
    """Only the texts about opting out tell people to text STOP and the like."""
    for language, texts in proof.draft.words.items():
        for path, text in texts.items():
            if ".options." in path or _may_say_stop(path):
                continue
            for loud in dict.fromkeys(_CAPITALS.findall(text)):
                if _ends_texts(proof, loud, language):
                    message = f"this offers {loud}, which opts the resident out; offer another word (NO, BACK, SKIP)"
                    yield proof.at(path, language, message)


def option_is_no_command(proof: Proof) -> Iterator[Problem]:
    """HELP, BACK, MENU, AGENT ... are heard before a waiting step, so they cannot pick an option."""
    if proof.keywords is None:
        return
    for word in _words(proof):
        command = proof.keywords.command(word.text, word.language)
        if command is None or fold(word.text) in CARRIER_WORDS:
            continue
        if command.name not in ANSWERS:
            message = f"'{word.text}' is the command {command.name.upper()}, heard before this step; use another word"
            yield _as(word, message)


def option_word_picks_one(proof: Proof) -> Iterator[Problem]:
    """A word picks one option of its step, and numbers are the options' own."""
    for report in proof.draft.reports:
        for number, step in enumerate(report.entry.steps):
            seen: dict[tuple[str, str], int] = {}
            for at, word in _step_words(proof, report, number, step):
                said = fold(word.text)
                if said.isdecimal():
                    yield _as(word, f"'{word.text}' is a number: options are picked by their own; use words")
                elif seen.setdefault((word.language, said), at) != at:
                    yield _as(word, f"'{word.text}' picks two options of step '{step.name}'; keep it in one")


def _may_say_stop(path: str) -> bool:
    if path.startswith("newsletters."):
        return path.endswith(".text")  # as every notice's text must
    if not path.startswith("phrases."):
        return False
    key = path.removeprefix("phrases.")
    return key in TELLS_HOW_TO_STOP or key.startswith(("about_", "privacy_", "terms_"))


def _ends_texts(proof: Proof, word: str, language: str) -> bool:
    command = proof.keywords.command(word, language) if proof.keywords else None
    return fold(word) in CARRIER_WORDS or (command is not None and command.name in ENDING)


def _words(proof: Proof) -> Iterator[Word]:
    for report in proof.draft.reports:
        for number, step in enumerate(report.entry.steps):
            yield from (word for _, word in _step_words(proof, report, number, step))


def _step_words(proof: Proof, report: Sheet[ReportFile], number: int, step: StepEntry) -> Iterator[tuple[int, Word]]:
    """(the option's place, a word that picks it) for all options, as shown and as heard."""
    for at, option in enumerate(step.options):
        place = ("steps", number, "options", at)
        path = f"flows.{report.entry.key}.steps.{step.name}.options.{option.key}.say"
        for language in proof.draft.languages:
            if text := proof.draft.words[language].get(path):
                yield at, Word(text, language, proof.at(path, language, ""), spoken=True)
        yield from ((at, word) for word in _heard_words(report, option, place))


def _heard_words(report: Sheet[ReportFile], option: OptionEntry, place: tuple[str | int, ...]) -> Iterator[Word]:
    for language, texts in option.hear.items():
        for position, text in enumerate(texts):
            yield Word(text, language, report.problem("", *place, "hear", language, position))


def _as(word: Word, message: str, level: Level = Level.ERROR) -> Problem:
    return Problem(word.problem.file, word.problem.line, word.problem.path, message, level)


OFFERED_RULES = (
    option_is_no_carrier_word,
    text_offers_no_carrier_word,
    option_is_no_command,
    option_word_picks_one,
)
