"""A sentence encoder small enough to read: texts are near when they share letter groups."""

import zlib
from collections.abc import Sequence

import numpy as np

from textbot.core.match import Example
from textbot.core.matching.encoder import Matrix
from textbot.core.words import fold

SIZE = 64

PHRASINGS = {
    "trash-day": ("when is trash day", "what day do you pick up the trash", "trash pickup schedule", "my garbage day"),
    "pool-hours": ("when is the pool open", "pool hours", "is the swimming pool open today", "what time is the pool"),
    "water-bill": ("pay my water bill", "where do i pay for water", "water payment online", "my water bill is due"),
    "library": ("library hours", "when does the library close", "is the library open sunday", "library opening times"),
}
TALK = {"en": ("tell me a joke", "who won the game", "i am bored", "book a flight to paris", "sing a song")}


class Letters:
    """A core.matching.Encoder of letter triples."""

    name = "letters-1"

    def __call__(self, texts: Sequence[str]) -> Matrix:
        rows = np.zeros((len(texts), SIZE), np.float32)
        for row, text in zip(rows, texts, strict=True):
            padded = f" {fold(text)} "
            for at in range(len(padded) - 2):
                row[zlib.crc32(padded[at : at + 3].encode()) % SIZE] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9).astype(np.float32)


def examples() -> tuple[Example, ...]:
    """Sixteen phrasings of four answers, and a strong word."""
    rows = [Example("answer", key, "en", text) for key, texts in PHRASINGS.items() for text in texts]
    return (*rows, Example("flow", "pothole", "en", "pothole", strong=True))
