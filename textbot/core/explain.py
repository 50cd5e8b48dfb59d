"""Explaining what the bot makes of a text, without a contact or a conversation around it."""

from collections.abc import Iterable
from typing import Any

from textbot.core.clauses import Matter, as_served, matters
from textbot.core.hearing.negation import wanted
from textbot.core.match import Candidate, decide
from textbot.core.playbook import Playbook
from textbot.core.words import squeezed

# What is heard before the matcher is asked, in the ladder's order, and what it is called here.
WISHES = ("opt_out_wish", "distress", "person_wish", "insult", "status_wish")


def explain(text: str, playbook: Playbook) -> dict[str, Any]:
    """One line of `textbot match`: {"text", "band": sure|ask|none, "kind": answer|flow|keyword|none, "key", "score",
    "language", "repaired", "alternatives": [{"kind", "key", "score"}], "also": [{"kind", "key"}]}."""
    language = playbook.hear(text, None, sure=False).language
    left = wanted(squeezed(text), playbook.wishes) or squeezed(text)
    decision = decide(playbook.matcher.rank(left, language))
    keyword = keyword_of(text, playbook)
    found = {"text": text, "language": language, "repaired": playbook.matcher.repaired(left), "also": []}
    beside = {"alternatives": _rows(decision.candidates, playbook)}
    if keyword:
        return found | {"band": "sure", "kind": "keyword", "key": keyword, "score": 1.0} | beside
    refusal = playbook.refusals.heard(text)
    if refusal:
        return found | {"band": "sure", "kind": "answer", "key": refusal, "score": 1.0} | beside
    if decision.band == "none":
        return found | {"band": "none", "kind": "none", "key": None, "score": _best(decision.candidates)} | beside
    several = matters(left, lambda words: decide(playbook.matcher.rank(words, language)))
    if several:
        return found | _several(as_served(several, playbook.flows), decision.candidates, playbook)
    first, *others = decision.candidates
    return found | {"band": decision.band} | _row(first, playbook) | {"alternatives": _rows(others, playbook)}


def keyword_of(text: str, playbook: Playbook) -> str:
    """The keyword, emergency or wish that a text is taken for before any matching; "" for none."""
    danger = playbook.emergencies.heard(text)
    if danger:
        return danger
    command = playbook.keywords.command(text)
    if command:
        return command.name
    heard = next((name for name in WISHES if getattr(playbook.wishes, name)(text)), "")
    return heard.removesuffix("_wish") or ("negated" if wanted(text, playbook.wishes) == "" else "")


def _several(served: tuple[Matter, ...], ranked: tuple[Candidate, ...], playbook: Playbook) -> dict[str, Any]:
    """The thing served first, and the others beside it."""
    first, *rest = (matter.candidate for matter in served)
    others = _rows((each for each in ranked if (each.kind, each.key) != (first.kind, first.key)), playbook)
    also = [{"kind": _kind(each, playbook), "key": each.key} for each in rest]
    return {"band": "sure"} | _row(first, playbook) | {"alternatives": others, "also": also}


def _rows(candidates: Iterable[Candidate], playbook: Playbook) -> list[dict[str, Any]]:
    return [_row(each, playbook) for each in candidates]


def _row(candidate: Candidate, playbook: Playbook) -> dict[str, Any]:
    return {"kind": _kind(candidate, playbook), "key": candidate.key, "score": candidate.score}


def _kind(candidate: Candidate, playbook: Playbook) -> str:
    """An answer that asks something first (an address) runs as a flow; to the outside it is the answer it is."""
    flow = playbook.flows.get(candidate.key) if candidate.kind == "flow" else None
    return "answer" if flow is not None and flow.kind == "answer" else candidate.kind


def _best(candidates: tuple[Candidate, ...]) -> float:
    return candidates[0].score if candidates else 0.0
