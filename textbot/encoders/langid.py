"""py3langid as core's language detector: a naive Bayes model over byte n-grams, offline."""

from collections.abc import Iterable
from functools import cached_property

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from textbot.core.languages.words import FOREIGN

LONG = 25
"""Letters from which a text may be said to be in a language that the playbook lacks."""


class PyLangid:
    """A core.languages.language.Detector over the playbook's languages and the foreign table.

    Loaded at the first call or by `warm` (about 0.5 s, once); a call takes about 50 µs and may come from any thread."""

    def __init__(self, languages: Iterable[str] = ("en", "es")) -> None:
        self._home = tuple(dict.fromkeys(languages))

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
        """The model cut down to the languages asked for; the whole of it (142 languages) is let go."""
        whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        whole.set_languages([code for code in {*self._home, *FOREIGN} if code in whole.labels])
        parts = (whole.nb_ptc, whole.nb_pc, whole.nb_classes, whole.tk_nextmove, whole.tk_output)
        return LanguageIdentifier(*parts, norm_probs=True, tk_row=whole.tk_row)


def _tells(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= LONG or any(char > "\u024f" for char in letters)
