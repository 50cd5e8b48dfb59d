"""What a rule of the proof-reader looks at."""

from dataclasses import dataclass
from datetime import date

from textbot.content.draft import Draft
from textbot.content.longest import Longest
from textbot.content.problems import Level, Problem
from textbot.core.hearing.keywords import Keywords


@dataclass(frozen=True)
class Proof:
    """A draft with what was worked out from it. keywords: None while keywords.yaml cannot be used.
    today: the city's date, None when nobody said."""

    draft: Draft
    longest: Longest
    keywords: Keywords | None = None
    twilio_configured: bool = False
    today: date | None = None

    def at(self, path: str, language: str, message: str, level: Level = Level.ERROR) -> Problem:
        """A problem of the text at `path`: in its catalog for another language, else in the file of flows/."""
        copy, catalog = self.draft.copy[path], self.draft.catalogs.get(language)
        if language == self.draft.languages[0] or catalog is None or path not in catalog.entries:
            return Problem(copy.file, copy.line, path, message, level)
        return Problem(catalog.file, catalog.entries[path].line, path, message, level)
