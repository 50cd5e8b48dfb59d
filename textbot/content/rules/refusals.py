"""Refusals: what is heard in keywords.yaml leads to an answer that refuses, and each such answer can be heard."""

from collections.abc import Iterator, Mapping

from textbot.content.draft import Draft
from textbot.content.problems import Problem, suggest


def refusal_is_known(draft: Draft) -> Iterator[Problem]:
    """A key under `refusals:` is the key of an answer with `refuse: true`; else its words would be heard in vain."""
    entries = draft.keywords.data.get("refusals") if draft.keywords else None
    if draft.keywords is None or not isinstance(entries, Mapping):
        return
    known = {answer.entry.key: answer.entry.refuse for answer in draft.answers}
    for key in entries:
        if key not in known:
            yield draft.keywords.problem(f"there is no answer '{key}'{suggest(str(key), known)}", "refusals", key)
        elif not known[key]:
            message = f"answers/{key}.yaml gives advice; write refuse: true there, or move these words to its listen:"
            yield draft.keywords.problem(message, "refusals", key)


REFUSAL_RULES = (refusal_is_known,)
