"""One contact of an audience, with all that decides whether and how a notice reaches them."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from textbot.core.notices.zone import EXCHANGE

NO_FIELDS: Mapping[str, str] = MappingProxyType({})


class Person(NamedTuple):
    """consents: whether they get this notice's topic. language: theirs, None when nobody knows; told: the language they
    got the corrected notice in, "" otherwise. wishes: (until when muted, after, before) of this topic and of all.
    at_home: whether we keep their home in the city. silent: whether they neither texted nor agreed for a year.
    fields: what placeholders may say of them. (A tuple: there are fifty thousand of them in a second.)"""

    contact_id: int
    phone: str
    language: str | None
    opt_out: str
    consents: bool
    suspended: bool
    zone: str
    at_home: bool
    silent: bool
    told: str = ""
    wishes: tuple[tuple[datetime | None, str, str], ...] = ()
    fields: Mapping[str, str] = NO_FIELDS

    @property
    def alike(self) -> tuple[object, ...]:
        """What decides their fate: who has the same shares it (the guests of a trial aside). Of a number it is the
        exchange, which tells the zone; of all else that is no name."""
        area = self.phone[: EXCHANGE + 1] if self.phone.startswith("+1") else self.phone
        return (area, *self[2:-1])
