"""city.yaml's on_call: departments that there are, and numbers that a text can reach."""

from collections.abc import Iterator

from textbot.content.draft import Draft
from textbot.content.problems import Problem, suggest
from textbot.core.city import EVERYBODY
from textbot.core.phone import dialable


def on_call_reaches_somebody(draft: Draft) -> Iterator[Problem]:
    """A number nobody can dial, or one for a department that is not there, would be missed on the worst night."""
    city = draft.city
    if city is None:
        return
    known = {*city.entry.departments, EVERYBODY}
    own = {dialable(phone) for key, phone in city.entry.phones.items() if key == "main"}
    for department, phones in city.entry.on_call.phones.items():
        where = ("on_call", "phones", department)
        if department not in known:
            message = f"there is no department '{department}'{suggest(department, known)}; `all` stands for every one"
            yield city.problem(message, *where)
        for at, phone in enumerate(phones):
            if dialable(phone) is None:
                yield city.problem(f"'{phone}' is no phone number; write one such as 602-555-0190", *where, at)
            elif dialable(phone) in own:
                yield city.problem("this is the number that residents text; write a phone of staff", *where, at)


ON_CALL_RULES = (on_call_reaches_somebody,)
"""The rules of this theme."""
