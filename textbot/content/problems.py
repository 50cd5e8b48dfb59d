"""What is wrong with a playbook, said so that a clerk can mend it: file, line, what was found, what to write instead.

The family of errors: ValueError > ContentErrors (a playbook's files cannot be used; carries every Problem found).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Self


class Level(StrEnum):
    """How bad a problem is: error (the playbook must not be used), warning (an error with --strict), info (a cost)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, order=True)
class Problem:
    """One finding. line counts from 1 (0: the whole file); path is the place in words, "steps.lane.options.2" style."""

    file: str
    line: int
    path: str
    message: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        """`file:line: message`, with the level when it is no error."""
        note = "" if self.level is Level.ERROR else f"{self.level}: "
        return f"{self.file}:{self.line}: {note}{self.message}"


class ContentErrors(ValueError):
    """A playbook's files cannot be used. `problems` holds every one found, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @classmethod
    def at(cls, file: str, line: int, message: str, path: str = "") -> Self:
        """The one thing that is wrong there. line counts from 1; 0: the whole file."""
        return cls([Problem(file, line, path, message)])


def suggest(word: str, known: Iterable[str]) -> str:
    """ ": did you mean 'x'?" when a known word is close, else the list of what can stand there."""
    choices = sorted(known)
    close = get_close_matches(word, choices, n=1, cutoff=0.6)
    if close:
        return f": did you mean '{close[0]}'?"
    return f"; write one of: {', '.join(choices)}" if choices else "; remove it"
