"""Which language a resident writes: heard on the first words, kept, and changed only by a clear change."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, Self

from textbot.core.hearing.phrases import Phrases
from textbot.core.hearing.tables import per_language
from textbot.core.languages.scripts import by_script
from textbot.core.languages.words import ASKED, COURTESY, FOREIGN, HINTS, LETTERS, MARKERS, NEUTRAL, PLACE_WORDS, STRONG
from textbot.core.words import fold

CLEAR_WORDS = 3
"""A text with fewer telling words never changes a language that was sure."""
FIRST_WORDS = 2
"""As many let the detector guess for a contact never heard before."""
LIKELY, CONFIDENT = 0.75, 0.95


@dataclass(frozen=True, slots=True)
class Heard:
    """The language of a turn. sure: no other is likely. switched: it is not the one kept so far. foreign: the text is
    in none of the playbook's languages but in this one (a code of FOREIGN, or "und")."""

    language: str
    sure: bool
    switched: bool = False
    foreign: str | None = None


class Detector(Protocol):
    """A trained guess, asked only where words do not decide."""

    def __call__(self, text: str) -> tuple[str, float]:
        """(language code, probability from 0 to 1) of a text."""


@dataclass(frozen=True)
class LanguageWords:
    """The words that tell a language: the built-in ones and those a city adds."""

    hints: Mapping[str, frozenset[str]]
    asked: Mapping[str, Phrases]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """The built-in words and those under `language` in flows/keywords.yaml, as parsed. Raises ValueError that
        begins with the path of the wrong entry."""
        hints = {language: set(words) for language, words in HINTS.items()}
        for language, _, word in per_language(data.get("language"), "language"):
            hints.setdefault(language, set()).update(fold(word).split())
        asked = {language: Phrases.of(rules) for language, rules in ASKED.items()}
        return cls({language: frozenset(words) for language, words in hints.items()}, asked)


BUILT_IN = LanguageWords.from_data({})


def hear(
    text: str,
    current: str | None,
    sure: bool,
    languages: tuple[str, ...],
    detector: Detector | None,
    words: LanguageWords = BUILT_IN,
) -> Heard:
    """The language to answer in. current: the one kept so far, None for a new contact; sure: whether it was certain;
    languages: those the playbook speaks, its first one when nothing tells. An address, a number, an emoji or one
    shared word never decides."""
    hearing = _Hearing(text, current, sure, languages, detector, words)
    asked = hearing.asked()
    if asked:
        return Heard(asked, True, switched=asked != current)
    found = hearing.unspoken()
    if found in languages:
        return Heard(found, True, switched=found != current)
    if found:
        return Heard(hearing.kept, sure, foreign=found)
    return hearing.changed() if sure and current in languages else hearing.first()


class _Hearing:
    """One text and what its words say."""

    def __init__(
        self,
        text: str,
        current: str | None,
        sure: bool,
        languages: tuple[str, ...],
        detector: Detector | None,
        words: LanguageWords,
    ) -> None:
        self.text = text
        self.current = current
        self.kept = current if current in languages else languages[0]
        self.sure = sure and current in languages
        self.languages = languages
        self.detector = detector
        self.words = words
        self.folded = fold(text)
        self.tokens = [word for word in self.folded.split() if word.isalpha()]
        self.telling = [word for word in self.tokens if word not in PLACE_WORDS]

    @cached_property
    def hits(self) -> dict[str, int]:
        """How many telling words each language knows."""
        return self._count(self.telling)

    @cached_property
    def guess(self) -> tuple[str, float]:
        """What the detector says, ("", 0.0) without one."""
        return self.detector(self.text) if self.detector else ("", 0.0)

    def asked(self) -> str | None:
        """The language that the text asks for in so many words."""
        asked = (language for language in self.languages if language in self.words.asked)
        return next((language for language in asked if self.words.asked[language].found(self.folded)), None)

    def unspoken(self) -> str | None:
        """A language told by its script or its own common words, whether the playbook speaks it or not."""
        return by_script(self.text) or self._by_markers() or self._by_guess()

    def first(self) -> Heard:
        """For a contact whose language is not sure yet: the words decide, then the detector, then what was kept."""
        best, lead = self._best()
        if lead > 0:
            strong = any(word in STRONG.get(best, ()) for word in self.telling)
            return self._to(best, sure=strong or lead > 1 or self._agrees(best))
        enough = CLEAR_WORDS if self.current else FIRST_WORDS
        language, likely = self.guess if len(self.telling) >= enough else ("", 0.0)
        if language in self.languages and likely >= LIKELY:
            return self._to(language, sure=likely >= CONFIDENT and len(self.telling) > CLEAR_WORDS)
        return Heard(self.kept, False)

    def changed(self) -> Heard:
        """For a contact whose language is sure: only a whole phrase in another language changes it."""
        best, lead = self._best()
        weighty = [word for word in self.telling if word not in COURTESY]
        if best != self.kept and weighty and self._is_all(best):
            return self._to(best, sure=True)
        if best == self.kept or len(weighty) < CLEAR_WORDS:
            return Heard(self.kept, True)
        if lead > 1 or self._agrees(best):
            return self._to(best, sure=True)
        return Heard(self.kept, True)

    def _is_all(self, language: str) -> bool:
        """Whether a text of two words or more holds not one that could be of another language: "borren mi numero"."""
        known = self.words.hints.get(language, frozenset()) - COURTESY
        own = [word for word in self.tokens if word in known]
        strange = [word for word in self.tokens if word not in known | PLACE_WORDS | NEUTRAL]
        return len(self.tokens) > 1 and len(own) > 1 and not strange

    def _best(self) -> tuple[str, int]:
        """(the language with most hits, how far it leads the next). When telling words are even, the small words
        decide, as in "necesito el trash schedule"."""
        ranked = self._ranked(self.telling)
        if ranked[0][1] and not _lead(ranked):
            ranked = self._ranked(self.tokens)
        return ranked[0][0], _lead(ranked)

    def _ranked(self, tokens: list[str]) -> list[tuple[str, int]]:
        counts = {language: hits + (language in self.written) for language, hits in self._count(tokens).items()}
        return sorted(counts.items(), key=lambda item: -item[1])

    def _count(self, tokens: list[str]) -> dict[str, int]:
        known = {language: self.words.hints.get(language, frozenset()) for language in self.languages}
        return {language: sum(word in known[language] for word in tokens) for language in self.languages}

    @cached_property
    def written(self) -> frozenset[str]:
        """Languages that the text's own letters point to, once each."""
        letters = set(self.text.lower()) if self.telling else set()
        return frozenset(language for language in self.languages if not letters.isdisjoint(LETTERS.get(language, ())))

    def _agrees(self, language: str) -> bool:
        """Whether the detector is certain of that language, in a text long enough to ask it."""
        return len(self.tokens) > CLEAR_WORDS and self.guess[0] == language and self.guess[1] >= CONFIDENT

    def _to(self, language: str, sure: bool) -> Heard:
        return Heard(language, sure, switched=self.current is not None and language != self.current)

    def _by_markers(self) -> str | None:
        counts = {code: len({word for word in self.tokens if word in known}) for code, known in MARKERS.items()}
        code = max(counts, key=lambda each: counts[each])
        found, spoken = counts[code], max(self.hits.values(), default=0)
        if found < 2 or found <= 2 * spoken or found < len(self.tokens) / 3:
            return None
        clear = found >= 3 or found == len(self.tokens)
        return code if clear or (self.guess[0] == code and self.guess[1] >= CONFIDENT) else None

    def _by_guess(self) -> str | None:
        """A long text without one word of ours, which the detector is certain of."""
        if len(self.telling) < CLEAR_WORDS + 1 or any(self.hits.values()):
            return None
        code, likely = self.guess
        return code if code in FOREIGN and likely >= CONFIDENT else None


def _lead(ranked: list[tuple[str, int]]) -> int:
    return ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0)
