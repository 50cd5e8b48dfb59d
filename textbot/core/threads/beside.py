"""Another of the same, told in one breath with what is said of a report: "it's fixed but another one at 5th"."""

import re

from textbot.core.needs import RequestFacts
from textbot.core.scene import Scene
from textbot.core.session import Later

ANOTHER = re.compile(
    r"\b(?:but|and|now|also|though|pero|y|ahora|tambi[eé]n)\b(?P<rest>[^.!?]*\b(?:another|a new|a second|a different|"
    r"otr[oa]|un nuevo|una nueva)\b(?! (?:week|day|month|year|time|crew|person|semana|d[ií]a|mes|vez)\b).*)$",
    re.IGNORECASE | re.DOTALL,
)
ENDED = ("withdraw", "fixed")


def take_up(scene: Scene, what: str, facts: RequestFacts) -> None:
    """What else the text tells waits its turn: a report of its own, or of the same kind where it names none."""
    found = ANOTHER.search(scene.text) if what in ENDED else None
    if found is None:
        return
    rest = found["rest"].strip(" ,")
    decision = scene.decision_on(rest)
    best = decision.candidates[0] if decision.band == "sure" else None
    key = best.key if best is not None and best.kind == "flow" else facts.flow
    if scene.offers(f"flow:{key}"):
        scene.keep(later=(Later(f"flow:{key}", rest, best.score if best else None),))
