"""How much two texts look alike: words, word pairs and letter groups, weighted by rarity (TF-IDF)."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from textbot.core.matching.encoder import Matrix
from textbot.core.words import fold

WORD = "\t"
"""Begins a gram of whole words; all others are letter groups."""
LETTERS = range(2, 6)


def word_grams(folded: str) -> list[str]:
    """Words and word pairs of a folded text."""
    words = folded.split()
    return [WORD + word for word in words] + [f"{WORD}{one} {two}" for one, two in zip(words, words[1:], strict=False)]


def letter_grams(folded: str) -> list[str]:
    """Letter groups of 2 to 5 within each word, its edges marked by a space; a word shorter than a group is one."""
    grams: list[str] = []
    for word in folded.split():
        padded = f" {word} "
        for size in LETTERS:
            grams += [padded[at : at + size] for at in range(max(1, len(padded) - size + 1))]
    return grams


@dataclass(frozen=True)
class GramIndex:
    """The grams of example texts as posting lists. grams: each gram's place; rarity: its weight; starts, rows,
    weights: for the gram at place g, `rows[starts[g]:starts[g+1]]` are the texts that have it; texts, beside: how many
    of each there are."""

    grams: Mapping[str, int]
    rarity: Matrix
    starts: NDArray[np.int32]
    rows: NDArray[np.int32]
    weights: Matrix
    texts: int
    beside: int = 0

    @classmethod
    def of(cls, texts: Sequence[str], beside: Sequence[str] = ()) -> Self:
        """The index of example texts, and of some beside them that make no gram less rare."""
        folded = [fold(text) for text in texts]
        seen = Counter(gram for text in folded for gram in {*word_grams(text), *letter_grams(text)})
        places = {gram: place for place, gram in enumerate(sorted(seen))}
        rarity = np.array([_rarity(len(texts), seen[gram]) for gram in places], dtype=np.float32)
        empty = cls(places, rarity, np.zeros(1, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32), len(texts))
        weighed = [empty.weigh(text) for text in [*folded, *map(fold, beside)]]
        rows = np.repeat(np.arange(len(weighed), dtype=np.int32), [len(ids) for ids, _ in weighed])
        ids = np.concatenate([ids for ids, _ in weighed])
        order = np.argsort(ids, kind="stable")
        starts = np.concatenate([[0], np.cumsum(np.bincount(ids, minlength=len(places)))]).astype(np.int32)
        weights = np.concatenate([weights for _, weights in weighed])[order]
        return cls(places, rarity, starts, rows[order], weights.astype(np.float32), len(texts), len(beside))

    def weigh(self, folded: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Places and weights of a folded text's known grams. What nobody wrote in an example counts in the length, so
        that a text of mostly unknown words is near to nothing."""
        ids: list[int] = []
        weights: list[float] = []
        for grams in (word_grams(folded), letter_grams(folded)):
            known, length = self._weigh_part(Counter(grams))
            ids += [place for place, _ in known]
            weights += [weight / length for _, weight in known]
        return np.array(ids, dtype=np.int64), np.array(weights, dtype=np.float64)

    def _weigh_part(self, counts: Mapping[str, int]) -> tuple[list[tuple[int, float]], float]:
        known: list[tuple[int, float]] = []
        square, unseen = 0.0, _rarity(self.texts, 0)
        for gram, count in counts.items():
            place = self.grams.get(gram)
            weight = (1 + math.log(count)) * (unseen if place is None else float(self.rarity[place]))
            square += weight * weight
            if place is not None:
                known.append((place, weight))
        return known, math.sqrt(2 * square) or 1.0  # half the likeness comes from words, half from letters

    def likeness(self, text: str) -> Matrix:
        """How alike a text and each indexed one are, from 0 to 1: a vector of N, those beside at the end."""
        ids, weights = self.weigh(fold(text))
        if not len(ids):
            return np.zeros(self.texts + self.beside, np.float32)
        spans = [slice(self.starts[place], self.starts[place + 1]) for place in ids.tolist()]
        rows = np.concatenate([self.rows[span] for span in spans])
        many = np.repeat(weights, [span.stop - span.start for span in spans])
        heavy = np.concatenate([self.weights[span] for span in spans]) * many
        return np.bincount(rows, weights=heavy, minlength=self.texts + self.beside).astype(np.float32)

    def matrix(self, texts: Iterable[str]) -> Matrix:
        """The likeness of many texts to each example, a row a text."""
        return np.stack([self.likeness(text) for text in texts])

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Everything that must be kept to open the index again."""
        told = np.frombuffer("\n".join(self.grams).encode(), dtype=np.uint8)
        return {"grams": told, "rarity": self.rarity, "starts": self.starts, "rows": self.rows, "weights": self.weights}

    @classmethod
    def opened(cls, arrays: Mapping[str, NDArray[Any]], texts: int, beside: int) -> Self:
        """The index from its kept arrays."""
        grams = {gram: place for place, gram in enumerate(_lines(arrays["grams"]))}
        return cls(grams, arrays["rarity"], arrays["starts"], arrays["rows"], arrays["weights"], texts, beside)


def _rarity(texts: int, having: int) -> float:
    return math.log((1 + texts) / (1 + having)) + 1


def _lines(letters: NDArray[np.uint8]) -> Iterator[str]:
    return iter(bytes(letters).decode().split("\n"))
