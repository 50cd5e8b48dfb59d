"""py3langid as core's language detector: a naive Bayes model over byte n-grams, offline.

The package unpacks its model, of 142 languages and 40 MB, anew in each process. Here what is left of it for the
languages asked for is written once as plain .npy files and opened as maps of them, so that all processes share it.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from textbot.core.languages.words import FOREIGN
from textbot.encoders.array_files import Damaged, alone, load, prune, save

LONG = 25
"""Letters from which a text may be said to be in a language that the playbook lacks."""
KEPT = 2
"""Models kept on disk: this one, and that of the playbook before."""


class PyLangid:
    """A core.languages.language.Detector over the playbook's languages and the foreign table.

    Loaded at the first call or by `warm` (0.5 s where it is not kept in `folder` yet, else 20 ms); a call takes about
    50 µs and may come from any thread."""

    def __init__(self, languages: Iterable[str] = ("en", "es"), folder: Path | None = None) -> None:
        self._home = tuple(dict.fromkeys(languages))
        self._folder = folder

    def __call__(self, text: str) -> tuple[str, float]:
        """(language, probability). A short text in Latin letters is only ever one of the playbook's languages."""
        ranked = dict(self._model.rank(text))
        best = max(ranked, key=lambda code: ranked[code])
        if best not in self._home and _tells(text):
            return best, ranked[best]
        own = {code: ranked.get(code, 0.0) for code in self._home}
        likely = max(own, key=lambda code: own[code])
        return likely, own[likely] / (sum(own.values()) or 1.0)

    def warm(self) -> None:
        """Load the model now, so that no resident waits for it."""
        _ = self._model

    @cached_property
    def _model(self) -> LanguageIdentifier:
        wanted = tuple(sorted({*self._home, *FOREIGN}))
        return _cut_down(wanted) if self._folder is None else _kept(self._folder, wanted)


def _cut_down(wanted: tuple[str, ...]) -> LanguageIdentifier:
    """The package's model for these languages; the whole of it is let go."""
    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    whole.set_languages([code for code in wanted if code in whole.labels])
    parts = (whole.nb_ptc, whole.nb_pc, whole.nb_classes, whole.tk_nextmove, whole.tk_output)
    return LanguageIdentifier(*parts, norm_probs=True, tk_row=whole.tk_row)


def _kept(folder: Path, wanted: tuple[str, ...]) -> LanguageIdentifier:
    """The same from `folder`, written there first where it is not; where nothing may be written, from memory."""
    key = sha256(" ".join((version("py3langid"), *wanted)).encode()).hexdigest()[:16]
    place = folder / f"languages-{key}"
    try:
        return _restored(*load(place))
    except (Damaged, KeyError, ValueError):
        model = _cut_down(wanted)
    try:
        with alone(folder):
            save(place, *_taken_apart(model))
            prune(folder, "languages-*", KEPT)
    except OSError:
        return model
    return model


def _taken_apart(model: LanguageIdentifier) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """(arrays, facts) from which a model can be put together again."""
    arrays = {
        "scores": model.nb_ptc,
        "priors": model.nb_pc,
        "moves": np.asarray(model.tk_nextmove),
        "rows": np.asarray(model.tk_row),
        "features": np.asarray(model.tk_output, dtype=np.int32),
    }
    return arrays, {"languages": list(model.nb_classes)}


def _restored(arrays: Mapping[str, NDArray[Any]], facts: Mapping[str, Any]) -> LanguageIdentifier:
    """A walk over a text reads single numbers of `moves`, which a view of the map gives as quickly as an array."""
    parts = (arrays["scores"], arrays["priors"], facts["languages"], arrays["moves"].data)
    return LanguageIdentifier(*parts, arrays["features"].tolist(), norm_probs=True, tk_row=arrays["rows"].tolist())


def _tells(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= LONG or any(char > "\u024f" for char in letters)
