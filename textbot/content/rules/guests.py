"""city.yaml's notices: guests of a trial whom a text can reach."""

from collections.abc import Iterator

from textbot.content.draft import Draft
from textbot.content.problems import Problem
from textbot.core.phone import dialable


def guests_can_be_texted(draft: Draft) -> Iterator[Problem]:
    """A guest nobody can dial would be missed in the trial that is to show whether texts arrive."""
    city = draft.city
    if city is None:
        return
    for at, phone in enumerate(city.entry.notices.guests):
        if dialable(phone) is None:
            message = f"'{phone}' is no phone number; write one such as 602-555-0190"
            yield city.problem(message, "notices", "guests", at)
    if city.entry.notices.trial and not city.entry.notices.guests:
        yield city.problem("a trial needs guests: write phones under guests", "notices", "trial")


GUEST_RULES = (guests_can_be_texted,)
"""The rules of this theme."""
