"""A storm: what a city says, pauses and gathers while everybody texts about the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from textbot.core.playbook import Flow, Incident, Playbook
from textbot.core.segments import count, outside_gsm
from textbot.core.words import fold

# It ends by itself after so long, unless somebody renews it.
LASTS = timedelta(hours=12)
# A resident who texts again after so long hears the banner again.
AGAIN = timedelta(hours=2)
SMALL = 160


@dataclass(frozen=True)
class Storm:
    """Storm mode as a turn knows it. texts: language -> banner. pauses: keys of flows that take no new reports.
    incidents: keys of the playbook's incidents that are gathered."""

    id: int
    texts: Mapping[str, str]
    since: datetime
    until: datetime
    pauses: frozenset[str] = frozenset()
    incidents: tuple[str, ...] = ()

    def is_on(self, now: datetime) -> bool:
        """Whether it is on at that moment: nobody needs to end it when its time is over."""
        return now < self.until

    def banner(self, language: str) -> str:
        """Its words in that language; in any other where there are none."""
        return self.texts.get(language) or next(iter(self.texts.values()), "")


def pausable(playbook: Playbook) -> tuple[Flow, ...]:
    """The reports and requests that may wait: those not marked urgent."""
    return tuple(flow for flow in reports(playbook) if not flow.urgent)


def reports(playbook: Playbook) -> tuple[Flow, ...]:
    """Everything that ends in a service request."""
    return tuple(flow for flow in playbook.flows.values() if flow.kind != "answer")


def incident_in(text: str, incidents: Iterable[Incident]) -> Incident | None:
    """The incident whose words stand in a text."""
    said = f" {fold(text)} "
    return next((each for each in incidents if _holds(said, each.heard) and not _holds(said, each.unheard)), None)


def _holds(said: str, words: tuple[str, ...]) -> bool:
    return any(f" {word} " in said for word in words)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a text of a storm. what: missing | long | nobody (it does not say who writes). values: for
    the words that tell so."""

    language: str
    what: str
    values: Mapping[str, object] = field(default_factory=dict)


def faults(texts: Mapping[str, str], languages: Iterable[str], names: Mapping[str, tuple[str, ...]]) -> list[Fault]:
    """What keeps these banners from being sent: each language needs one, in one segment, that says who writes. names:
    language -> the city's names."""
    found = []
    for language in languages:
        text = texts.get(language, "").strip()
        cost = count(text)
        if not text:
            found.append(Fault(language, "missing"))
            continue
        if cost.parts > 1:
            dear = " ".join(outside_gsm(text))
            found.append(Fault(language, "long", {"parts": cost.parts, "letters": len(text), "dear": dear}))
        if not any(fold(name) in fold(text) for name in names.get(language, ())):
            found.append(Fault(language, "nobody", {"name": names[language][-1] if names.get(language) else ""}))
    return found
