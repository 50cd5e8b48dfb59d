"""Saved replies: texts that staff need again and again, filled with what is known of the conversation."""

from collections.abc import Mapping
from dataclasses import dataclass

GIVEN = frozenset({"name", "agent", "reference", "department", "phone_of_department", "hours"})
"""The placeholders of a reply beside those that every text may use."""
FALLBACKS = ("name", "reference")
"""Placeholders whose value is not always known: the playbook has words for each at `replies.fallbacks.<name>`."""


@dataclass(frozen=True)
class SavedReply:
    """One of them. Its text stands at `<path>.say`, what staff find it by at `<path>.name`. departments: whose it is,
    empty for everybody's."""

    key: str
    path: str
    departments: tuple[str, ...] = ()


def known(values: Mapping[str, str], fallbacks: Mapping[str, str]) -> dict[str, str]:
    """The values, each that is empty with its fallback in its place."""
    return {name: value or fallbacks.get(name, "") for name, value in values.items()}


def ordered(replies: tuple[SavedReply, ...], department: str) -> tuple[SavedReply, ...]:
    """The department's own replies first, then everybody's, then those of others; each in the order of the file."""
    ranks = {True: 0, False: 2}
    return tuple(sorted(replies, key=lambda each: ranks[department in each.departments] if each.departments else 1))
