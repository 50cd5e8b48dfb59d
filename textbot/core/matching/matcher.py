"""The trained matcher: repair, look, mean, rank."""

from collections.abc import Iterable
from functools import lru_cache

from textbot.core.hearing.second_ear import NOTHING, Ear, Sensed
from textbot.core.match import MARGIN, STRONG, Candidate, Example
from textbot.core.matching.encoder import Encoder
from textbot.core.matching.model import Model, Place
from textbot.core.matching.repair import Mended, Repair
from textbot.core.matching.ridge import Numbers
from textbot.core.matching.strong import StrongWords

REMEMBERED = 256
"""Texts whose ranking is kept: a turn is thought again, and asks for the same text."""
LONGEST = 600
"""Letters of a text that are read: what is asked stands within them."""
MOST = 5
BESIDE_STRONG = STRONG - 2 * MARGIN
"""No other candidate comes nearer to one whose strong word was said."""
WORTH = 0.01
"""Candidates below this score are not told."""


class TrainedMatcher:
    """A core.match.Matcher over a trained model. Thread-safe; a few milliseconds a text, nothing for one met lately."""

    def __init__(
        self, model: Model, encoder: Encoder, repair: Repair, examples: Iterable[Example], ear: Ear | None = None
    ) -> None:
        self._model = model
        self._ear = ear
        self._encoder = encoder
        self._repair = repair
        self._strong = StrongWords(examples)
        self._thought = lru_cache(maxsize=REMEMBERED)(self._think)
        self.sensed = lru_cache(maxsize=REMEMBERED)(self._sense)

    def rank(self, text: str, language: str) -> tuple[Candidate, ...]:
        """Candidates with a score above 0, best first, at most 5. A score is the chance of being right."""
        raw, strong = self._thought(text)[1:]
        chances = self._model.chances(raw, language)
        best = dict(zip(self._model.places, chances.tolist(), strict=True))
        if strong:
            lifted = {place: STRONG + (1 - STRONG) * best.get(place, 0.0) for place in strong}
            best = {place: min(score, BESIDE_STRONG) for place, score in best.items()} | lifted
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        return tuple(Candidate(kind, key, round(score, 4)) for (kind, key), score in ranked if score >= WORTH)

    def repaired(self, text: str) -> str:
        """The text as it was read, its words repaired."""
        return self._thought(text)[0].text

    def _sense(self, text: str) -> Sensed:
        """What the text sounds like; NOTHING without an ear."""
        return self._ear.hear(text[:LONGEST]) if self._ear else NOTHING

    def _think(self, text: str) -> tuple[Mended, Numbers, frozenset[Place]]:
        mended = self._repair(text[:LONGEST])
        vector = self._encoder([mended.text])[0]
        return mended, self._model.scores(mended.text, vector), self._strong.places(text, mended.text)
