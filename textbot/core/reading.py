"""How hard a text is to read, as a school grade.

English: Flesch-Kincaid grade (Kincaid et al., 1975). Spanish: Fernandez Huerta's ease (1959), read as a grade by the
bands of his own table (60 to 70, "normal", is grade 7 to 8), which INFLESZ (Barrio, 2008) confirms for today's readers.
"""

import re
from dataclasses import dataclass

from textbot.core.words import fold

SENTENCE = re.compile(r"(?<=[.!?:;])\s+")
LINKS = re.compile(r"\b[\w.-]+\.[a-z]{2,}(?:/\S*)?|\S*\d\S*", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
STRONG = "aeoáéó"
STRESSED = "íú"
# Fernandez Huerta's bands: the lowest ease of a band, and its grade.
BANDS = ((90, 4.0), (80, 5.0), (70, 6.0), (60, 8.0), (50, 11.0), (30, 14.0))
HARDEST = 16.0


@dataclass(frozen=True)
class Grade:
    """A school grade, and the sentence that is hardest."""

    grade: float
    hardest: str


def grade_of(text: str, language: str) -> Grade | None:
    """The grade of a text; None for a language nobody has a measure for, and for a text without words."""
    measure = MEASURES.get(language)
    sentences = [sentence for sentence in SENTENCE.split(text.strip()) if words_in(sentence)]
    if measure is None or not sentences:
        return None
    words = [word for sentence in sentences for word in words_in(sentence)]
    syllables = sum(syllables_in(word, language) for word in words)
    return Grade(measure(len(words) / len(sentences), syllables / len(words)), _hardest(sentences, language))


def words_in(text: str) -> list[str]:
    """The words of a text; links, times, prices and house numbers are read as signs, not as words."""
    return WORD.findall(LINKS.sub(" ", text))


def syllables_in(word: str, language: str) -> int:
    """How many syllables a word has: in Spanish by its rules, in English by its vowel groups."""
    return _spanish(word.lower()) if language == "es" else _english(fold(word))


def _english(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouyl]e(?:s|d)?$", word) and not re.search(r"(?:[td]ed|[cgszx]es|[sc]hes|[^aeiou]le)$", word):
        groups -= 1
    return max(groups, 1)


def _spanish(word: str) -> int:
    word = re.sub(r"(?<=[gq])u(?=[eéií])", "", word)
    count, before = 0, ""
    for letter in word:
        is_vowel = letter in "aeiouáéíóúü" or (letter == "y" and not before)
        joined = before and not (before in STRONG and letter in STRONG) and letter not in STRESSED
        joined = joined and before not in STRESSED
        count += is_vowel and not joined
        before = letter if is_vowel else ""
    return max(count, 1)


def _kincaid(words: float, syllables: float) -> float:
    return 0.39 * words + 11.8 * syllables - 15.59


def _huerta(words: float, syllables: float) -> float:
    ease = 206.84 - 60 * syllables - 1.02 * words
    return next((grade for lowest, grade in BANDS if ease >= lowest), HARDEST)


def _hardest(sentences: list[str], language: str) -> str:
    def load(sentence: str) -> int:
        return sum(syllables_in(word, language) for word in words_in(sentence))

    return max(sentences, key=load)


MEASURES = {"en": _kincaid, "es": _huerta}
