"""Phrase rules as states a text is walked through word by word: cheap to make, so that no text waits for a compiler."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Self

from textbot.core.hearing.phrase_parts import ANYTHING, Part, parse, starts

CUT = "~"
"""Stands where a match was cut out of a text: no rule reads across it."""
LONGEST_GAP = 4


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """How far a rule was heard. words and stems: what may come next, and where that leads; anything: where any word
    leads. heard: the rule ends here; at_end: it does if the text ends too."""

    words: dict[str, tuple["State", ...]] = field(default_factory=dict)
    stems: tuple[tuple[str, "State"], ...] = ()
    anything: tuple["State", ...] = ()
    heard: bool = False
    at_end: bool = False

    @classmethod
    def any_of(cls, states: Sequence[Self]) -> Self:
        """Every one of `states` at once."""
        if len(states) == 1:
            return states[0]
        words: dict[str, tuple[State, ...]] = {}
        for state in states:
            for word, targets in state.words.items():
                words[word] = (*words[word], *targets) if word in words else targets
        return cls(
            words,
            tuple(stem for state in states for stem in state.stems),
            tuple(target for state in states for target in state.anything),
            any(state.heard for state in states),
            any(state.at_end for state in states),
        )

    def after(self, word: str) -> tuple["State", ...]:
        """The states a word leads to."""
        found = self.words.get(word, ())
        if self.stems:
            found += tuple(target for stem, target in self.stems if word.startswith(stem))
        if self.anything and word != CUT:
            found += self.anything
        return found


HEARD = State(heard=True)


def state_of(part: Part, then: State = HEARD) -> State:
    """Where a rule begins that is `part` and then whatever leads on from `then`."""
    if part.kind == "all":
        for inner in reversed(part.parts):
            then = state_of(inner, then)
        return then
    if part.kind == "one":
        return _one(part, then)
    if part.kind == "gap":
        return _gap(then)
    return _step(part, then)


def _one(part: Part, then: State) -> State:
    """One of several, mostly words, all of which lead to the same."""
    words: dict[str, tuple[State, ...]] = {inner.word: (then,) for inner in part.parts if inner.kind == "word"}
    others = [state_of(inner, then) for inner in part.parts if inner.kind != "word"]
    return State.any_of([State(words), *others]) if words else State.any_of(others)


def _gap(then: State) -> State:
    state = then
    for _ in range(LONGEST_GAP):
        state = State.any_of((then, State(anything=(state,))))
    return state


def _step(part: Part, then: State) -> State:
    if part.kind == "end":
        return State(at_end=then.heard or then.at_end)
    if part.kind == "any":
        return State(anything=(then,))
    if part.kind == "stem":
        return State(stems=((part.word, then),))
    return State({part.word: (then,)})


def heard_until(states: Iterable[State], words: Sequence[str], begin: int) -> int | None:
    """Where the longest match ends that goes on from `states` at words[begin:]; None when there is none."""
    longest = None
    current = list(states)
    for at in range(begin, len(words)):
        if any(state.heard for state in current):
            longest = at
        current = [target for state in current for target in state.after(words[at])]
        if not current:
            return longest
    return len(words) if any(state.heard or state.at_end for state in current) else longest


@dataclass(frozen=True)
class Starts:
    """Which rules a word may begin, whole or by its first two letters. A rule's states are made when a text first has
    such a word: most rules never meet one, and a process begins its work that much sooner."""

    _rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _stems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _made: dict[str, State] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, rules: Iterable[str]) -> Self:
        """Raises ValueError naming a rule that cannot be read, or that may begin with just any word."""
        begun: dict[str, list[str]] = defaultdict(list)
        for rule in rules:
            for opening in _openings(rule):
                begun[opening].append(rule)
        stems: dict[str, list[str]] = defaultdict(list)
        for opening in begun:
            if opening.endswith(ANYTHING):
                stems[opening[:2]].append(opening)
        rules_of, stems_of = ({key: tuple(row) for key, row in table.items()} for table in (begun, stems))
        return cls(rules_of, stems_of)

    def first(self, words: Sequence[str], begin: int, until: int) -> tuple[int, int] | None:
        """The begin and the end of the first match, the longest there, that begins in words[begin:until]."""
        for at in range(begin, until):
            word = words[at]
            if word not in self._rules and word[:2] not in self._stems:
                continue
            if end := heard_until(self._after(word), words, at + 1):
                return at, end
        return None

    def _after(self, word: str) -> list[State]:
        begun = [stem for stem in self._stems.get(word[:2], ()) if word.startswith(stem[:-1])]
        if word in self._rules:
            begun.append(word)
        made = self._made
        return [made[opening] if opening in made else self._make(opening) for opening in begun]

    def _make(self, opening: str) -> State:
        """Where the rules lead that begin so. Two threads that ask at once make the same."""
        state = State.any_of([to for rule in self._rules[opening] for to in _led(rule, opening)])
        self._made[opening] = state
        return state


def _led(rule: str, opening: str) -> tuple[State, ...]:
    state = _read(rule)
    if opening.endswith(ANYTHING):
        return tuple(target for stem, target in state.stems if stem == opening[:-1])
    return state.words[opening]


@cache
def _openings(rule: str) -> frozenset[str]:
    """Kept, as below, because the next version of a playbook holds nearly the same rules."""
    return starts(rule, parse(rule))


@cache
def _read(rule: str) -> State:
    """Where a rule begins."""
    return state_of(parse(rule))
