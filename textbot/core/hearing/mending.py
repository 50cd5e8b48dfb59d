"""Mistyped commands: "agenr" is AGENT, "omitr" is OMITIR; never when it could be anything else."""

from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

# Commands whose single words may be mended. Never STOP and its like, START and HELP: those change who may be texted.
MENDED = frozenset("yes no skip back menu restart person language thanks status greeting".split())
GUARDED = frozenset("stop leave start help never_mind".split())
# Letters of the text that is mended, and of the word it is mended to.
SHORTEST, SHORTEST_WORD = 4, 3


def nearest(word: str, commands: Mapping[str, Iterable[str]]) -> str:
    """The command word one slip away from `word`, "" when there is none or it could be several commands or one of
    GUARDED. commands: command word -> names of the commands it is."""
    if len(word) < SHORTEST or not word.isalpha() or word in commands:
        return ""
    near = {each: set(names) for each, names in commands.items() if _near(word, each)}
    named = set().union(*near.values()) if near else set()
    if named & GUARDED or len(named) != 1 or not named <= MENDED:
        return ""
    return min(near)


def _near(word: str, known: str) -> bool:
    return len(known) >= SHORTEST_WORD and known[0] == word[0] and OSA.distance(word, known, score_cutoff=1) <= 1
