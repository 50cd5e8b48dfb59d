"""What each recipient of a notice is told: its template filled in, or a text of their own."""

from collections.abc import Mapping, Sequence
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
        self._texts = texts
        self.fields = frozenset(name for text in texts.values() for name in names(text))

    def bodies(self, conn: Connection, people: Sequence[tuple[Person, str]]) -> Sequence[Composed]:
        """Each one's text."""
        return [_filled(self._texts[language], person.fields) for person, language in people]

    def keep(self, conn: Connection, notice_id: int, contact_ids: Sequence[int]) -> None:
        """Nothing: the notice itself says where they came from."""


def _filled(template: str, fields: Mapping[str, str]) -> Composed:
    try:
        return fill(template, fields)
    except Missing as missing:
        return missing


def composer_for(rt: Runtime, draft: NoticeRow | Draft) -> Composer:
    """Who writes the words of this notice. Raises ValueError for a text that cannot be read."""
    return newsletter_for(rt, draft) if is_newsletter(draft.texts) else Template(draft.texts)
