"""Landmarks as people name them: "Pioneer Park" anywhere, "the library" where the words around it point at a place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from textbot.core.places.tokens import Token, words
from textbot.core.places.words import ARTICLES, AT_LANDMARK, LANDMARK_PAIRS, NO_PLACE_BY_ES, SUFFIXES


@dataclass(frozen=True)
class LandmarkMention:
    """A landmark named at tokens start to end (end left out). landmarks: all that share the name, by number."""

    start: int
    end: int
    landmarks: tuple[int, ...]
    short: bool
    exact: bool = True


class LandmarkNames:
    """All landmark names of a city, from rows of number, name, and whether it is a short one."""

    def __init__(self, names: Iterable[tuple[int, str, bool]]) -> None:
        found: dict[tuple[str, ...], dict[int, bool]] = defaultdict(dict)
        for landmark, name, short in names:
            key = _key(words(name))
            found[key][landmark] = short or found[key].get(landmark, False)
        self._names = {key: (tuple(owners), all(owners.values())) for key, owners in found.items() if key}
        self._longest = max(map(len, self._names), default=0)
        self._with: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for key, (_, short) in self._names.items():
            for word in key if len(key) > 1 and not short else ():
                self._with[word].append(key)

    def at(self, tokens: Sequence[Token], start: int, loose: bool) -> LandmarkMention | None:
        """The longest landmark name that begins at token `start`; in a sentence (loose) a short one must be led to."""
        for length in range(min(self._longest, len(tokens) - start), 0, -1):
            end = start + length
            known = self._names.get(tuple(token.text for token in tokens[start:end]))
            if known is None or _is_street(tokens, start, end):
                continue
            if not (loose and known[1]) or _led_to(tokens, start):
                return LandmarkMention(start, end, *known)
        return None

    def nearly_at(self, tokens: Sequence[Token], start: int) -> LandmarkMention | None:
        """A full name of several words with one slip in it, at token `start` ("pionner park")."""
        said = [token.text for token in tokens[start : start + self._longest]]
        likely = dict.fromkeys(name for word in said for name in self._with.get(word, ()))
        for name in likely:
            text = " ".join(said[: len(name)])
            if len(text) >= 9 and OSA.distance(text, " ".join(name), score_cutoff=1) == 1:
                return LandmarkMention(start, start + len(name), self._names[name][0], short=False, exact=False)
        return None

    def nearly(self, tokens: Sequence[Token]) -> LandmarkMention | None:
        """A misspelled landmark whose name is the whole of `tokens`; every name equally near counts."""
        said = _key(tuple(token.text for token in tokens))
        text = " ".join(said)
        slips = 2 if len(text) >= 9 else 1
        if len(text) < 6:
            return None
        near = {name: OSA.distance(text, " ".join(name), score_cutoff=slips) for name in self._names}
        best = min(near.values(), default=slips + 1)
        if best > slips:
            return None
        owners = dict.fromkeys(owner for name, far in near.items() if far == best for owner in self._names[name][0])
        return LandmarkMention(0, len(tokens), tuple(owners), short=False, exact=best == 0)


def _key(name: tuple[str, ...]) -> tuple[str, ...]:
    return name[1:] if len(name) > 1 and name[0] in ARTICLES else name


def _is_street(tokens: Sequence[Token], start: int, end: int) -> bool:
    """The same words are part of an address ("12 Library Ave")."""
    before = start > 0 and tokens[start - 1].house is not None
    behind = end < len(tokens) and tokens[end].text in SUFFIXES
    return before or behind


def _led_to(tokens: Sequence[Token], start: int) -> bool:
    """Words just before point at a place: "by the", "in front of", "cerca de la"."""
    place = start - 1
    while place >= 0 and tokens[place].text in ARTICLES:
        place -= 1
    if place < 0:
        return False
    word = tokens[place].text
    if word in AT_LANDMARK:
        return True
    if word == "por":
        return place < start - 1 and (place == 0 or tokens[place - 1].text not in NO_PLACE_BY_ES)
    merged = word == "del" or place == start - 1 or tokens[place + 1].text in ARTICLES
    return merged and place > 0 and tokens[place - 1].text in LANDMARK_PAIRS.get(word, ())
