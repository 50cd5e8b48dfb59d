"""The common words of English and Spanish, from the word lists of pyspellchecker (MIT, counted in film subtitles)."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spellchecker import SpellChecker

from textbot.core.matching.lexicon import Lexicon, log_frequencies
from textbot.encoders.array_files import Damaged, load, save

NAME = f"words-{version('pyspellchecker')}"
LANGUAGES = ("en", "es")
MOST = 60_000
"""Words a language: rarer ones are names and slips."""


def open_words(folder: Path) -> Lexicon:
    """The lexicon, kept in `folder` once read from the package (1 s); opening it takes 0.1 s."""
    try:
        arrays, _ = load(folder)
        return Lexicon({language: dict(_rows(arrays, language)) for language in LANGUAGES})
    except (Damaged, KeyError, ValueError):
        lexicon = _read()
    try:
        save(folder, dict(_arrays(lexicon)), {})
    except OSError:
        return lexicon  # nothing may be written here: it is read again next time
    return lexicon


def _read() -> Lexicon:
    counts = {each: SpellChecker(language=each).word_frequency.dictionary for each in LANGUAGES}
    return Lexicon.of({each: log_frequencies(table, MOST) for each, table in counts.items()})


def _arrays(lexicon: Lexicon) -> Iterator[tuple[str, NDArray[Any]]]:
    for language, table in lexicon.words.items():
        told = "\n".join(f"{word} {written}" for word, (written, _) in table.items())
        yield f"{language}_words", np.frombuffer(told.encode(), dtype=np.uint8)
        yield f"{language}_frequencies", np.array([frequency for _, frequency in table.values()], dtype=np.float32)


def _rows(arrays: dict[str, NDArray[Any]], language: str) -> Iterator[tuple[str, tuple[str, float]]]:
    """Raises ValueError where there are not two words and a number for each row."""
    told = bytes(arrays[f"{language}_words"]).decode().replace("\n", " ").split(" ")
    written = zip(told[1::2], arrays[f"{language}_frequencies"].tolist(), strict=True)
    return zip(told[::2], written, strict=True)
