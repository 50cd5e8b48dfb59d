"""A topic: something the city texts about to those who joined it, and only to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from textbot.core.words import fold

# What nobody may narrow or widen: 47 CFR 64.1200(c)(1).
EARLIEST, LATEST = time(8), time(21)

Heard = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Topic:
    """Something residents may join. Its name stands at `<path>.title`, what comes at `<path>.about`, how often at
    `<path>.frequency`.

    window: the local hours between which its notices go out. listen: texts that alone ask for it; named: words that
    mean it beside a wish ("no more ...", "only ..."). offered: "answer:key" or "flow:key" below which it may be
    offered. home: it needs the contact's address to know what concerns them. department: whose it is. holidays:
    whether its notices go out on the city's holidays, too; if not, they wait for the next day that is none."""

    key: str
    path: str
    window: tuple[time, time] = (EARLIEST, LATEST)
    listen: Heard = field(default_factory=dict)
    named: Heard = field(default_factory=dict)
    offered: tuple[str, ...] = ()
    home: bool = False
    department: str = ""
    holidays: bool = True

    @property
    def frequency(self) -> str:
        """The path of the words that say how often texts come."""
        return f"{self.path}.frequency"

    def words(self) -> frozenset[str]:
        """Every folded word or phrase that means it, in any language."""
        return frozenset(fold(text) for table in (self.listen, self.named) for own in table.values() for text in own)
