"""Keywords: whole texts that are commands, and questions about the line itself that have fixed answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from textbot.core.hearing.carrier_words import CARRIER_WORDS, TWILIO_HELP, TWILIO_START, TWILIO_STOP
from textbot.core.hearing.courtesy import answer_of, kindness, laughs
from textbot.core.hearing.mending import nearest
from textbot.core.hearing.phrases import Phrases, expansions, parse
from textbot.core.hearing.tables import ANY, per_language, phrases, table
from textbot.core.words import fold, unstretched

__all__ = ["CARRIER_WORDS", "TWILIO_HELP", "TWILIO_START", "TWILIO_STOP", "Command", "Keywords"]

NAMES = frozenset(
    ["stop", "leave", "start", "help", "yes", "no", "skip", "unsure", "back", "menu", "restart", "never_mind", "person"]
    + ["language", "greeting", "thanks", "ok", "laugh", "status", "more", "scam", "who_sees", "immigration", "privacy"]
    + ["resume"]
    + ["moved", "forget_home"]
)
SWITCH = "language"
# Commands that are heard among kind words, too.
ANSWERS = frozenset((SWITCH, "yes", "no", "skip", "unsure"))
FIXED = ("scam", "who_sees", "immigration", "privacy")


@dataclass(frozen=True, slots=True)
class Command:
    """A whole text understood as a command. name: one of NAMES. language: the language of the word, None when it is
    said alike in several; for the command "language" it is the language asked for."""

    name: str
    language: str | None = None


@dataclass(frozen=True)
class Keywords:
    """Every command word of a playbook. A word may mean one thing per language."""

    _words: Mapping[str, Mapping[str, Command]]
    _questions: Mapping[str, Phrases] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From flows/keywords.yaml as parsed. Raises ValueError that begins with the path of the wrong entry."""
        words: dict[str, dict[str, Command]] = {word: {ANY: Command("stop")} for word in CARRIER_WORDS}
        for name, language, path, text in _entries(data):
            for word in _spelled(text, path):
                _add(words, word, language, Command(name, None if language == ANY else language), path)
        return cls(words, _fixed(data))

    def command(self, text: str, language: str | None = None) -> Command | None:
        """The command that the whole text is, whatever its case, punctuation, emoji, or doubled words; or the fixed
        question it asks. `language` decides for a word that two languages use for different things."""
        folded = fold(text)
        whole = self._whole(folded, language) or self._question(folded) or self._courtesy(text, folded)
        return whole or self._politely(text, folded, language)

    def mended(self, text: str) -> Command | None:
        """The command that a single mistyped word is meant to be, when it can be no other and never STOP."""
        word = nearest(unstretched(fold(text)), self._singles)
        return self._whole(word, None) if word else None

    @cached_property
    def _singles(self) -> Mapping[str, frozenset[str]]:
        return {word: self._named(word) for word in self._words if " " not in word}

    def _named(self, word: str) -> frozenset[str]:
        return frozenset(meaning.name for meaning in self._words.get(word, {}).values())

    def _courtesy(self, text: str, folded: str) -> Command | None:
        """Laughter, and several kind words in a row; a question is neither."""
        if "?" in text:
            return None
        name = "laugh" if laughs(folded) else kindness(folded, self._named)
        return Command(name) if name else None

    def _politely(self, text: str, folded: str, language: str | None) -> Command | None:
        """An answer among kind words: "sí, gracias y disculpe la molestia", "english please sorry"."""
        bare = "" if "?" in text else answer_of(folded)
        meant = self._whole(bare, language) if bare and bare != folded else None
        return meant if meant is not None and meant.name in ANSWERS else None

    def _whole(self, folded: str, language: str | None) -> Command | None:
        for form in (folded, _said_once(folded), unstretched(folded)):
            if meanings := self._words.get(form):
                return _chosen(meanings, language)
        return None

    def _question(self, folded: str) -> Command | None:
        asked = (Command(name) for name in FIXED if name in self._questions and self._questions[name].found(folded))
        return next(asked, None)


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """(command, language, path, text) for every line under `commands`."""
    for name, entry in table(data.get("commands"), "commands").items():
        if name not in NAMES:
            raise ValueError(f"commands.{name}: no such command; write one of {', '.join(sorted(NAMES))}")
        for language, path, text in per_language(entry, f"commands.{name}"):
            yield name, language, path, text


def _spelled(text: str, path: str) -> frozenset[str]:
    try:
        return expansions(parse(text))
    except ValueError as wrong:
        raise ValueError(f"{path}: {wrong}") from None


def _add(words: dict[str, dict[str, Command]], word: str, language: str, command: Command, path: str) -> None:
    meanings = words.setdefault(word, {})
    clashing = meanings.values() if language == ANY else [meanings[key] for key in (language, ANY) if key in meanings]
    other = next((each for each in clashing if each.name != command.name or _two_switches(each, command)), None)
    if other:
        raise ValueError(f'{path}: "{word}" already means "{other.name}"; keep it in one of the two')
    meanings[language] = command


def _two_switches(one: Command, other: Command) -> bool:
    return one.name == SWITCH and one != other


def _chosen(meanings: Mapping[str, Command], language: str | None) -> Command:
    if len({meaning.name for meaning in meanings.values()}) == 1 and len(meanings) > 1:
        return Command(next(iter(meanings.values())).name)
    return meanings.get(language or ANY) or next(iter(meanings.values()))


def _said_once(folded: str) -> str:
    """ "stop stop stop" -> "stop"; any other text as it is."""
    words = set(folded.split())
    return words.pop() if len(words) == 1 else folded


def _fixed(data: Mapping[str, Any]) -> dict[str, Phrases]:
    questions = table(data.get("questions"), "questions")
    for name in questions:
        if name not in FIXED:
            raise ValueError(f"questions.{name}: no such question; write one of {', '.join(FIXED)}")
    return {name: phrases(entry, f"questions.{name}") for name, entry in questions.items()}
