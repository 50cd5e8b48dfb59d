"""Roads that are not the city's: "I-10", "la autopista". Their numbers are no streets of the city."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textbot.core.places.tokens import Token, words


@dataclass(frozen=True)
class RoadMention:
    """Such a road named at tokens start to end (end left out), and the key of its owner."""

    start: int
    end: int
    owner: str


class RoadNames:
    """All of them, from name -> owner's key. "I-10" is heard as "i 10" and "i10", too."""

    def __init__(self, roads: Mapping[str, str]) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        for road, owner in roads.items():
            name = words(road)
            self._names |= {name: owner} if name else {}
            self._names |= {("".join(name),): owner} if any(map(str.isdecimal, name)) else {}
        self._longest = max(map(len, self._names), default=0)

    def at(self, tokens: Sequence[Token], start: int) -> RoadMention | None:
        """The longest name that begins at token `start`."""
        said: list[str] = []
        found: RoadMention | None = None
        for place in range(start, len(tokens)):
            if tokens[place].text != "-":
                said.append(tokens[place].text)
            if len(said) > self._longest:
                break
            owner = self._names.get(tuple(said))
            found = RoadMention(start, place + 1, owner) if owner is not None and tokens[place].is_word else found
        return found
