"""A notice's poll: the question it asks, and what of a reply answers it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

from textbot.core.choice import number_in
from textbot.core.words import fold

YES_NO, SCALE = "yes-no", "scale"
KINDS = (YES_NO, SCALE)
ANSWERS: Mapping[str, tuple[str, ...]] = {YES_NO: ("yes", "no"), SCALE: ("1", "2", "3", "4", "5")}
"""Kind -> what may be answered, in the order of a table."""

# Folded beginnings that say it, single words and phrases; the longest that fits counts ("claro que no" is no).
_SINGLE = {
    "yes": "yes yeah yea yep yup ya yass sure definitely absolutely totally si sii siii sip simon claro",
    "no": "no nope nah naw nel nop never nunca",
}
_SEVERAL = {
    "yes": (
        "of course|for sure|you bet|why not|i do|i will|i agree|sounds good|count me in|claro que si|por supuesto|"
        "desde luego|como no|de acuerdo|estoy de acuerdo|cuente conmigo|cuenten conmigo|me apunto|ahi estare"
    ),
    "no": (
        "no way|not really|absolutely not|definitely not|of course not|"
        "i dont|i wont|i disagree|not me|claro que no|para nada|de ninguna manera|"
        "desde luego que no|por supuesto que no|en desacuerdo|no estoy de acuerdo|no puedo"
    ),
}
PHRASES: Mapping[str, tuple[str, ...]] = {
    answer: (*_SEVERAL[answer].split("|"), *_SINGLE[answer].split()) for answer in ("yes", "no")
}
# Words around a number that say no more than it.
_AROUND = re.compile(
    r"\b(?:stars?|estrellas?|points?|puntos?|out of (?:5|five)|de (?:5|cinco)|"
    r"i(?:d| would)? (?:say|give(?: it)?(?: a)?)|"
    r"le doy(?: un)?|yo digo(?: que)?|diria(?: que)?|rating|calificacion|my answer is|mi respuesta es)\b"
)
# "actually no", "mejor no": what only leads up to it.
_LEAD = re.compile(
    r"^(?:(?:actually|well|hmm+|um+|oh|ah|sorry|wait|i think|i say|id say|"
    r"mejor|bueno|pues|perdon|creo que|digo que|la verdad) )+"
)
# So many words beside a "yes" are a comment; more are a text of their own.
COMMENT = 12
# "No ..." goes on about something else more often: "no trash pickup today".
SHORT = 3


@dataclass(frozen=True)
class Poll:
    """kind: yes-no | scale. until: when it closes, None for as long as anybody remembers the notice."""

    kind: str
    until: datetime | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """As a notice keeps it: {"kind": "yes-no", "until": "2026-12-01T18:00:00-07:00"}. Raises ValueError saying what
        is wrong."""
        kind, until = data.get("kind"), data.get("until")
        if kind not in KINDS:
            raise ValueError(f"a poll is one of: {', '.join(KINDS)}")
        moment = datetime.fromisoformat(str(until)) if until else None
        if moment is not None and moment.tzinfo is None:
            raise ValueError("a poll's until wants a zone: 2026-12-01T18:00:00-07:00")
        return cls(kind, moment.astimezone(UTC) if moment else None)

    @property
    def answers(self) -> tuple[str, ...]:
        """What may be answered."""
        return ANSWERS[self.kind]

    def heard(self, text: str, *, sure_of_else: bool = False) -> str | None:
        """What a text answers, None for nothing. sure_of_else: it plainly asks for something of its own, so that only
        a bare answer counts."""
        if "?" in text or "¿" in text:
            return None
        said = fold(text)
        return _scale(text, said) if self.kind == SCALE else _yes_no(text, said, sure_of_else=sure_of_else)


def _scale(text: str, said: str) -> str | None:
    bare = " ".join(_AROUND.sub(" ", said).split())
    fraction = re.fullmatch(r"\W*([1-5]) ?/ ?5\W*", text)
    if re.fullmatch(r"\d ?[-–] ?\d", text.strip()):
        return None
    number = int(fraction[1]) if fraction else number_in(bare)
    return str(number) if number is not None and 1 <= number <= 5 else None


def _yes_no(text: str, said: str, *, sure_of_else: bool) -> str | None:
    said = _LEAD.sub("", said)
    words = said.split()
    best = max(_fits(said), default=None)
    if best is None or len(words) > COMMENT:
        return None
    length, answer = best
    rest = len(words) - length
    if rest and sure_of_else:
        return None
    marked = re.match(r"\W*[\w'’]+\s*[,.;:!\-–—]", text) is not None
    return answer if answer == "yes" or not rest or marked or len(words) <= SHORT else None


def _fits(said: str) -> list[tuple[int, str]]:
    """What the beginning of a text answers, as (how many words say it, the answer)."""
    padded = f"{said} "
    return [
        (len(phrase.split()), answer)
        for answer, phrases in PHRASES.items()
        for phrase in phrases
        if padded.startswith(f"{phrase} ")
    ]
