"""Trained matchers: opened from disk when these examples were learned before, else trained and kept."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Self

import yaml

from textbot.core.match import Example, LaterMatcher, Matcher
from textbot.core.matching.encoder import Encoder
from textbot.core.matching.lexicon import Lexicon
from textbot.core.matching.matcher import TrainedMatcher
from textbot.core.matching.model import Model
from textbot.core.matching.quick import QuickMatcher
from textbot.core.matching.repair import Repair
from textbot.core.matching.training import fingerprint, train, trainable
from textbot.encoders import common_words, sentence
from textbot.encoders.array_files import Damaged, alone, load, prune, save
from textbot.encoders.common_words import open_words
from textbot.encoders.second_ear import open_ear
from textbot.encoders.sentence import SentenceEncoder

log = logging.getLogger(__name__)

KEPT = 8
"""Models kept on disk: those of this playbook, of earlier ones, and of tries."""


@dataclass(frozen=True)
class Language:
    """What every matcher of a process shares: the encoder and the common words."""

    encoder: Encoder
    words: Lexicon

    @classmethod
    def opened(cls, folder: Path) -> Self:
        """From files in `folder`, written there at the first time."""
        return cls(SentenceEncoder.opened(folder / sentence.NAME), open_words(folder / common_words.NAME))


# One copy a process, however many shelves and playbooks there are.
_opening = threading.Lock()


@cache
def _language(folder: Path) -> Language:
    with alone(folder):
        return Language.opened(folder)


@dataclass(frozen=True)
class Matchers:
    """Makes the matcher for a playbook's examples. folder: where models are kept; say: told when training begins."""

    folder: Path
    say: Callable[[str], None] = field(default=log.info, compare=False)

    def __call__(self, examples: Sequence[Example]) -> Matcher:
        """The matcher for these examples: 0.3 s when they were learned before, else some seconds of training. Where
        that fails, the quick matcher: residents are always answered."""
        if not trainable(examples):
            return QuickMatcher(examples)
        try:
            return self._trained(examples)
        except (OSError, ValueError, MemoryError):
            log.exception("the matcher could not be trained; the quick one takes its place")
            return QuickMatcher(examples)

    def learned(self, examples: Sequence[Example]) -> Matcher:
        """The same, whatever is to be learned learned now and kept; where that was done before, the matcher is only
        made when it is first asked."""
        if trainable(examples) and _opened(self._place(examples)):
            return LaterMatcher(partial(self, examples))
        return self(examples)

    def _trained(self, examples: Sequence[Example]) -> TrainedMatcher:
        language = self.language()
        model = self._model(examples, language.encoder)
        repair = Repair((row.text for row in examples), language.words)
        return TrainedMatcher(model, language.encoder, repair, examples, open_ear(language.encoder))

    def language(self) -> Language:
        """The encoder and the words, opened once a process."""
        with _opening:
            return _language(self.folder)

    def _model(self, examples: Sequence[Example], encoder: Encoder) -> Model:
        """The model from disk, else trained, by one process while others wait for it."""
        folder = self._place(examples)
        found = _opened(folder)
        if found:
            return found
        with alone(self.folder):
            found = _opened(folder)
            if found:
                return found
            self.say(f"Learning {len(trainable(examples))} phrasings")
            model = train(examples, encoder, everyday())
            _keep(model, folder)
            return model

    def _place(self, examples: Sequence[Example]) -> Path:
        return self.folder / f"matcher-{fingerprint(examples, SentenceEncoder.name, everyday())}"


def _opened(folder: Path) -> Model | None:
    try:
        return Model.opened(*load(folder))
    except (Damaged, KeyError, TypeError, ValueError):
        return None


def _keep(model: Model, folder: Path) -> None:
    try:
        save(folder, model.arrays(), model.facts())
        prune(folder.parent, "matcher-*", KEPT)
    except OSError as error:
        log.warning("the trained matcher could not be kept: %s", type(error).__name__)


@cache
def everyday() -> Mapping[str, Sequence[str]]:
    """Everyday phrases by language, nobody's business to answer."""
    told = yaml.safe_load((files(__package__) / "everyday.yaml").read_text("utf-8"))
    return {str(language): tuple(map(str, phrases)) for language, phrases in told.items()}
