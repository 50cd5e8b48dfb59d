"""Phrase rules as states a text is walked through word by word: cheap to make, so that no text waits for a compiler."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from textbot.core.hearing.phrase_parts import Part

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
        return State.any_of([state_of(inner, then) for inner in part.parts])
    if part.kind == "gap":
        return _gap(then)
    return _step(part, then)


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
    """Where rules begin: by their first word, or by the first two letters of a first stem."""

    _words: Mapping[str, State] = field(default_factory=dict)
    _stems: Mapping[str, tuple[tuple[str, State], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Iterable[State]) -> Self:
        """Every one of `rules` must begin with a word or a stem of two letters at least."""
        words: dict[str, list[State]] = defaultdict(list)
        stems: dict[str, list[tuple[str, State]]] = defaultdict(list)
        for rule in rules:
            for word, targets in rule.words.items():
                words[word].extend(targets)
            for stem, target in rule.stems:
                stems[stem[:2]].append((stem, target))
        merged = {word: State.any_of(targets) for word, targets in words.items()}
        return cls(merged, {key: tuple(row) for key, row in stems.items()})

    def first(self, words: Sequence[str], begin: int, until: int) -> tuple[int, int] | None:
        """The begin and the end of the first match, the longest there, that begins in words[begin:until]."""
        for at in range(begin, until):
            word = words[at]
            if word not in self._words and word[:2] not in self._stems:
                continue
            if end := heard_until(self._after(word), words, at + 1):
                return at, end
        return None

    def _after(self, word: str) -> list[State]:
        states = [target for stem, target in self._stems.get(word[:2], ()) if word.startswith(stem)]
        return [*states, self._words[word]] if word in self._words else states
