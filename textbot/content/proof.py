"""The proof-reader: everything wrong, doubtful or costly in a playbook, before a resident meets it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from textbot.content.draft import read_draft
from textbot.content.gazetteer import load_gazetteer
from textbot.content.listening import read_listening
from textbot.content.longest import UNKNOWN_PLACES, Longest, place_names
from textbot.content.problems import ContentErrors, Level, Problem
from textbot.content.rules.confusions import CONFUSION_RULES, phrasing_leads_home
from textbot.content.rules.context import Proof
from textbot.content.rules.demo import DEMO_RULES, leftovers
from textbot.content.rules.facts import FACT_RULES
from textbot.content.rules.keeping import KEEPING_RULES
from textbot.content.rules.lengths import LENGTH_RULES, Cost, costs
from textbot.content.rules.links import LINK_RULES
from textbot.content.rules.listening import LISTENING_RULES
from textbot.content.rules.lookups import TABLE_RULES
from textbot.content.rules.offered import OFFERED_RULES
from textbot.content.rules.reading import READING_RULES
from textbot.content.rules.reports import TERMS_PROOF
from textbot.content.rules.structure import structure_problems
from textbot.content.rules.topic_words import TOPIC_PROOF
from textbot.content.rules.translated import TRANSLATED_RULES
from textbot.core.playbook import Playbook

Rule = Callable[[Proof], Iterable[Problem]]
RULES: tuple[Rule, ...] = (
    *OFFERED_RULES,
    *LISTENING_RULES,
    *TOPIC_PROOF,
    *TRANSLATED_RULES,
    *LENGTH_RULES,
    *LINK_RULES,
    *FACT_RULES,
    *KEEPING_RULES,
    *TABLE_RULES,
    *TERMS_PROOF,
    *READING_RULES,
    *CONFUSION_RULES,
    *DEMO_RULES,
)


@dataclass(frozen=True)
class Findings:
    """What proof-reading found, sorted by file and line, and what each text costs."""

    problems: tuple[Problem, ...]
    costs: tuple[Cost, ...] = ()

    def of(self, level: Level) -> tuple[Problem, ...]:
        """The problems of one level."""
        return tuple(problem for problem in self.problems if problem.level is level)

    def failed(self, strict: bool = False) -> bool:
        """Whether the playbook must not be used; strict: warnings count too."""
        return bool(self.of(Level.ERROR) or (strict and self.of(Level.WARNING)))


def proofread(files: Mapping[str, bytes], *, twilio_configured: bool = False, today: date | None = None) -> Findings:
    """Read a playbook's files against every rule. Never raises for what stands in them. today: the city's date, to see
    which answers are out of date; None: that is not looked at."""
    draft = read_draft(files)
    listening, misheard = read_listening(draft.keywords)
    places, misplaced = _places(files)
    proof = Proof(draft, Longest(draft, places), listening.keywords if listening else None, twilio_configured, today)
    problems = [*draft.problems, *misheard, *misplaced, *structure_problems(draft)]
    for rule in RULES:
        problems += rule(proof)
    return Findings(tuple(sorted(set(problems))), tuple(costs(proof)))


def confusions(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Every phrasing that the others of its key do not lead home, the clearest first in each language."""
    draft = read_draft(files)
    return tuple(phrasing_leads_home(Proof(draft, Longest(draft, UNKNOWN_PLACES))))


def demo_leftovers(playbook: Playbook, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Why this playbook must not answer a real number: it is the demo city's, or still says its name or numbers.
    Empty for a city of its own."""
    found = tuple(leftovers(files))
    if playbook.city.demo and not found:
        return (Problem("city.yaml", 0, "demo", "demo: true; a playbook that answers a real number must drop it"),)
    return found


def _places(files: Mapping[str, bytes]) -> tuple[list[str], tuple[Problem, ...]]:
    try:
        return place_names(load_gazetteer(files)), ()
    except ContentErrors as wrong:
        return list(UNKNOWN_PLACES), wrong.problems
