"""What each recipient of a notice is told: its template filled in, or a text of their own."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from sqlalchemy import Connection

from textbot.actions.notices.newsletter import is_newsletter, newsletter_for
from textbot.core.notices.draft import Draft
from textbot.core.notices.person import Person
from textbot.core.notices.text import Missing, fill, names
from textbot.runtime import Runtime
from textbot.store.notices import NoticeRow

Composed = str | Missing | None
"""A text; the field that is missing for one; or None: there is nothing for them this time."""


class Composer(Protocol):
    """Writes the words of a notice. fields: what it wants to know of each person, beside their own row."""

    @property
    def fields(self) -> frozenset[str]:
        """Fields that must be read for it."""
        ...

    def bodies(self, conn: Connection, people: Sequence[tuple[Person, str]]) -> Sequence[Composed]:
        """The text for each (person, language), in order; who gets None is left out as `nothing_new`. Called with some
        thousand people at a time, in the order of their ids; estimates ask for the same ones before."""
        ...

    def keep(self, conn: Connection, notice_id: int, contact_ids: Sequence[int]) -> None:
        """Write down where the texts of these contacts came from, in the transaction that writes them down; they were
        among the last `bodies`."""
        ...


class Template:
    """The notice's own text in each language."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {language: (text, names(text)) for language, text in texts.items()}
        self.fields = frozenset(name for _, used in self._texts.values() for name in used)

    def bodies(self, conn: Connection, people: Sequence[tuple[Person, str]]) -> Sequence[Composed]:
        """Each one's text."""
        return [self._body(language, person.fields) for person, language in people]

    def _body(self, language: str, fields: Mapping[str, str]) -> Composed:
        template, used = self._texts[language]
        return _filled(template, used, tuple(fields.get(name, "") for name in used))

    def keep(self, conn: Connection, notice_id: int, contact_ids: Sequence[int]) -> None:
        """Nothing: the notice itself says where they came from."""


@lru_cache(maxsize=8192)  # many are called alike, and live in the same street
def _filled(template: str, used: tuple[str, ...], values: tuple[str, ...]) -> Composed:
    try:
        return fill(template, dict(zip(used, values, strict=True)))
    except Missing as missing:
        return missing


def composer_for(rt: Runtime, draft: NoticeRow | Draft) -> Composer:
    """Who writes the words of this notice. Raises ValueError for a text that cannot be read."""
    return newsletter_for(rt, draft) if is_newsletter(draft.texts) else Template(draft.texts)
