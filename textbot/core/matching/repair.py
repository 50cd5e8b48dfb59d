"""Query repair: shorthand spelled out and misspelt words moved to the nearest known one; all else stays as typed."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from textbot.core.matching.lexicon import Lexicon
from textbot.core.matching.shorthand import NUMBER_WORDS, SHORTHAND
from textbot.core.words import fold

EDGE = re.compile(r"^([¿¡\"'(]*)(.*?)([?!.,;:)\"']*)$", re.DOTALL)
STRETCHED = re.compile(r"(.)\1{2,}")
NO_VOWELS = dict.fromkeys(map(ord, "aeiou"))
COSTS = (0.0, 4.0, 8.5)
"""What 0, 1 or 2 slips cost, in log frequency."""
SAME_CONSONANTS = 1.5
DROPPED_VOWELS, DROPPED_LETTER = 3.0, 1.0
"""What leaving out vowels costs ("prblm"), once and for each letter."""
CUT_SHORT, MISSING_END = 4.0, 0.3
"""What a word cut short costs ("biblio"), once and for each letter; only a word of the examples is completed."""
OWN, OWN_FLOOR = 3.0, -11.0
"""How much commoner a word of the playbook's own examples is taken to be."""
WORST = -18.5
"""A candidate below this is no better than what was typed."""
LONG = 7
"""Letters from which two slips are believed; 6 for a word of the examples."""
SHOUTED = 0.6
FEW, STRANGE = 4, 0.6
"""A text of so many words or more, of which more than this share is known in no language, is only read towards the
examples."""
ACCENTED = frozenset("áéíóúüñ´’‘`")
AFTER_Z = "\uffff"


@dataclass(frozen=True)
class Mended:
    """A text with its words repaired, and the language they were read in."""

    text: str
    language: str


class Repair:
    """Repairs texts towards the words of a playbook's examples and the common words of its languages.

    Thread-safe; about 0.1 ms a text, 0.5 ms for each unknown word not met lately."""

    def __init__(self, examples: Iterable[str], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._own = Counter(word for text in examples for word in fold(text).split())
        self._own_words = sorted(word for word in self._own if len(word) > 2 and word.isalpha())
        known = sorted(word for word in lexicon.candidates().union(self._own_words) if len(word) > 2)
        self._by_letter = _grouped((f"{word[0]}{len(word)}", word) for word in known)
        self._by_length = _grouped((str(len(word)), word) for word in self._own_words)
        self._by_skeleton = _grouped((skeleton(word), word) for word in known)
        self._word = lru_cache(maxsize=4096)(self._mended_word)

    def __call__(self, text: str) -> Mended:
        """A text with each unknown word repaired; a shouted text in small letters."""
        calm = text.lower() if _is_shouted(text) else text
        language = self._language(fold(calm).split())
        pieces = calm.split()
        strange = self._is_strange(fold(calm).split(), language)
        words = [self._piece(at, pieces, language, strange) for at in range(len(pieces))]
        return Mended(" ".join(word for word in words if word) or text, language)

    def _language(self, words: list[str]) -> str:
        spelled = (SHORTHAND[each].get(word) for word in words for each in SHORTHAND if word not in self._own)
        meant = [fold(word) for words in spelled if words for word in words.split()]
        return self._lexicon.language_of([*words, *meant])

    def _is_strange(self, words: list[str], language: str) -> bool:
        """Whether the text is mostly of words nobody knows: perhaps another language, whose words are no slips."""
        unknown = [word for word in words if not self._is_known(word, language)]
        return len(words) >= FEW and len(unknown) > STRANGE * len(words)

    def _is_known(self, word: str, language: str) -> bool:
        spelled = word in SHORTHAND.get(language, ())
        return spelled or len(word) < 3 or word in self._own or self._lexicon.knows(word, language)

    def _piece(self, at: int, pieces: list[str], language: str, strange: bool) -> str:
        """One piece between spaces, with the marks around it kept."""
        piece = pieces[at]
        found = EDGE.match(piece)
        before, core, after = found.groups() if found else ("", piece, "")
        if piece in NUMBER_WORDS:
            return _number_word(at, pieces, language)
        folded = fold(core).split()
        if not folded or any(char.isdigit() for char in core[1:]) or "@" in core or "." in core:
            return SHORTHAND.get(language, {}).get(core.lower(), piece)
        if at and core[0].isupper() and not all(map(self._is_own, folded)):
            return piece  # a name, most likely
        if any(ord(char) > 127 and char.lower() not in ACCENTED for char in core):
            return piece  # of no language whose words are known here
        mended = [self._word(word, language, strange) for word in folded]
        if mended != folded:
            return before + " ".join(mended) + after
        if not all(map(str.isascii, pieces)):
            return piece  # who types accents leaves none out
        return before + self._accented(core, folded, language) + after

    def _accented(self, core: str, folded: list[str], language: str) -> str:
        """A Spanish word typed without its accents gets them back; the encoder reads them better."""
        if language == "en" or len(folded) > 1 or len(core) < 4 or folded[0] in self._lexicon.words.get("en", ()):
            return core
        return self._lexicon.written(folded[0], language) if core.islower() else core

    def _is_own(self, word: str) -> bool:
        return word in self._own

    def _mended_word(self, word: str, language: str, strange: bool) -> str:
        if word in self._own:
            return word
        spelled = SHORTHAND.get(language, {}).get(word)
        if spelled:
            return spelled
        if len(word) < 3 or not word.isalpha() or self._lexicon.knows(word, language):
            return word
        found = self._candidates(STRETCHED.sub(r"\1\1", word), language)
        likely = (each for each in found if not strange or each[1] in self._own)
        score, best = max(likely, default=(WORST, ""))
        return self._as_written(best, language) if score > WORST else self._parted(word)

    def _as_written(self, word: str, language: str) -> str:
        return word if word in self._own else self._lexicon.written(word, language)

    def _candidates(self, word: str, language: str) -> Iterator[tuple[float, str]]:
        """(how likely, word meant)."""
        near = _near(word, self._by_letter, word[0], 2 if len(word) >= LONG else 1)
        own = _near(word, self._by_length, "", 2 if len(word) >= LONG - 1 else 1)
        bones = skeleton(word)
        for other, slips in {**near, **own}.items():
            alike = SAME_CONSONANTS if skeleton(other) == bones else 0.0
            yield self._prior(other, language) - COSTS[slips] + alike, other
        for other in self._by_skeleton.get(bones, ()):
            missing = len(other) - len(word)
            if 0 <= missing <= 4 and _within(word, other):
                yield self._prior(other, language) - DROPPED_VOWELS - DROPPED_LETTER * missing, other

        if len(word) > 3:
            first, last = bisect_left(self._own_words, word), bisect_left(self._own_words, word + AFTER_Z)
            for other in self._own_words[first:last]:
                yield self._prior(other, language) - CUT_SHORT - MISSING_END * (len(other) - len(word)), other

    def _prior(self, word: str, language: str) -> float:
        common = self._lexicon.frequency(word, language)
        return max(common, OWN_FLOOR) + OWN + 0.1 * min(self._own[word], 10) if word in self._own else common

    def _parted(self, word: str) -> str:
        """Two words of the examples typed as one ("trashday")."""
        parts = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
        return next((f"{one} {two}" for one, two in parts if one in self._own and two in self._own), word)


def skeleton(word: str) -> str:
    """A word without the vowels after its first letter: "water" -> "wtr"."""
    return word[:1] + word[1:].translate(NO_VOWELS)


def _near(word: str, groups: Mapping[str, Sequence[str]], start: str, slips: int) -> dict[str, int]:
    """Words at most so many slips away, from groups by start and length: each slip changes the length by at most 1."""
    lengths = range(len(word) - slips, len(word) + slips + 1)
    others = [other for length in lengths for other in groups.get(f"{start}{length}", ())]
    found = process.extract(word, others, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return {other: int(distance) for other, distance, _ in found}


def _within(word: str, other: str) -> bool:
    letters = iter(other)
    return all(letter in letters for letter in word)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name, word in pairs:
        groups[name].append(word)
    return dict(groups)


def _number_word(at: int, pieces: list[str], language: str) -> str:
    """ "2" between two words is "to", before a plural it is a number."""
    around = pieces[at - 1 : at] + pieces[at + 1 : at + 2]
    is_word = language == "en" and len(around) == 2 and all(each.isalpha() for each in around)
    return NUMBER_WORDS[pieces[at]] if is_word and not around[1].endswith("s") else pieces[at]


def _is_shouted(text: str) -> bool:
    letters = sum(char.isalpha() for char in text)
    return letters > 3 and sum(char.isupper() for char in text) > SHOUTED * letters
