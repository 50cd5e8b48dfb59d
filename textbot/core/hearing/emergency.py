"""Emergencies: danger to life (911), thoughts of suicide (988), a gas leak. Missing one is the worst mistake here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Self

from textbot.core.hearing.emergency_words import (
    CRISIS,
    CRISIS_OF_ANOTHER,
    DANGER,
    GAS,
    NEVER,
    PAST,
    TOPIC,
    URGENT,
)
from textbot.core.hearing.phrases import Phrases
from textbot.core.hearing.shorthand import in_full
from textbot.core.hearing.spelling import Spelling
from textbot.core.hearing.tables import phrases, table
from textbot.core.words import fold, unstretched

SENTENCE_END = re.compile(r"[.!?;\n]+")
Kind = Literal["danger", "crisis", "gas"]
KINDS: tuple[Kind, ...] = ("crisis", "gas", "danger")

# Words that are mended when one letter is wrong, missing, doubled or swapped, and real words that only look like them.
MENDED = (
    "ahogando ambulance ambulancia apunalaron asaltando atropellaron attacked attacking balacera balazos beating "
    "bleeding breaking breathing burning choking convulsion cuchillo disparos drowning emergencia emergency exploded "
    "explosion golpeando gunshot gunshots hitting hostage incendio inconsciente infarto intruder kidnapped kidnapping "
    "matarme morirme overdose overdosed overdosing pegando pistola quemando respirar sangrando seizure shooter "
    "shooting sobredosis someone stabbed stabbing strangling suicidal suicidarme suicide suicidio threatening tiroteo "
    "unconscious"
)
LOOKALIKES = (
    "ahogado ambulances ambulancias apagando asaltado attached baking banking beading beaming bearing begging "
    "bleaching bleeping blending boating bracing braking breaching breeding broking bunting buring burring "
    "bushing busing buying cheating creaking cuchillos dispara disparas disparo emergence emergencias emergencies "
    "explosive fitting golpeado heating heisting hostages hosting incendia intruders matarle matarse matarte morirse "
    "overdone pagando pasando pegado pesando pistolas quemado sangrado seating shooters shoring shorting "
    "shouting shoveling sitting soaking stacking tracking turning wreaking"
)


Rules = tuple[tuple[Kind, Phrases], ...]


@dataclass(frozen=True)
class Calm:
    """Which sentences about danger ask for nobody to come: those about the past, a class, a permit."""

    calm: Phrases
    urgent: Phrases

    def rest(self, parts: list[str]) -> list[str]:
        """`parts` without the calm ones."""
        return [part for part in parts if self.urgent.found(part) or not self.calm.found(part)]


@dataclass(frozen=True)
class Emergencies:
    """The phrases listened for, in the order they are tried, and what they are taken out of first."""

    _rules: Rules
    _never: Phrases
    _spelling: Spelling
    _calm: Calm

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """The built-in phrases and those under `emergency` in flows/keywords.yaml, as parsed: a city adds, it takes
        nothing away. Raises ValueError that begins with the path of the wrong entry."""
        added = table(data.get("emergency"), "emergency")
        for name in added:
            if name not in KINDS:
                raise ValueError(f"emergency.{name}: no such emergency; write one of {', '.join(KINDS)}")
        own = tuple((kind, phrases(added.get(kind), f"emergency.{kind}")) for kind in KINDS)
        built_in = _built_in()
        return cls((*built_in._rules, *own), built_in._never, built_in._spelling, built_in._calm)

    def heard(self, text: str) -> Kind | None:
        """The emergency that `text` tells of, or None."""
        parts = [unstretched(fold(part)) for part in SENTENCE_END.split(text)]
        mended = [self._spelling.mended(in_full(part)) for part in parts]
        return self._kind(parts) or (self._kind(mended) if mended != parts else None)

    def told_calmly(self, text: str) -> bool:
        """Whether `text` has the words of an emergency and yet is none: it is over, or it is about a class."""
        parts = [unstretched(fold(part)) for part in SENTENCE_END.split(text)]
        found = self._first(list(map(self._never.cut, parts)))
        return found is not None and self._kind(parts) is None

    def _kind(self, parts: list[str]) -> Kind | None:
        """What never counts is only taken out when something was found, which is seldom, and within one sentence.
        Despair counts however calmly it is told."""
        if self._first(parts) is None:
            return None
        kind = self._first(list(map(self._never.cut, parts)))
        if kind is None or kind == "crisis":
            return kind
        return self._first(list(map(self._never.cut, self._calm.rest(parts))))

    def _first(self, parts: list[str]) -> Kind | None:
        folded = " ".join(parts).strip()
        return next((kind for kind, rules in self._rules if rules.found(folded)), None)


@cache
def _built_in() -> Emergencies:
    """The phrases every city has, read when they are first asked for: not every process hears texts. One's own despair
    comes first; the gas text also says to call 911, so it comes before danger."""
    rules: Rules = (
        ("crisis", Phrases.of(CRISIS)),
        ("gas", Phrases.of(GAS)),
        ("danger", Phrases.of(DANGER)),
        ("crisis", Phrases.of(CRISIS_OF_ANOTHER)),
    )
    return Emergencies(rules, Phrases.of(NEVER), _spelling(), Calm(*map(Phrases.of, (PAST + TOPIC, URGENT))))


def _spelling() -> Spelling:
    return Spelling.of(MENDED.split(), LOOKALIKES.split())


def emergency(text: str, emergencies: Emergencies | None = None) -> Kind | None:
    """What `text` tells of, in English or Spanish, however typed: danger to life ("danger": 911), thoughts of suicide
    ("crisis": 988), leaking gas ("gas"), or None. emergencies: the built-in ones when left out."""
    return (emergencies or _built_in()).heard(text)
