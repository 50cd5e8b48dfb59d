"""replies.yaml: keys that differ, departments that are there."""

from collections.abc import Iterator

from textbot.content.draft import Draft
from textbot.content.problems import Problem, suggest


def reply_key_is_unique(draft: Draft) -> Iterator[Problem]:
    """One key means one reply."""
    seen: set[str] = set()
    for at, reply in enumerate(draft.replies.entry.replies if draft.replies else ()):
        if draft.replies and reply.key in seen:
            yield draft.replies.problem(f"the key '{reply.key}' is taken; choose another", "replies", at, "key")
        seen.add(reply.key)


def reply_departments_are_known(draft: Draft) -> Iterator[Problem]:
    """A department named by a reply stands in city.yaml."""
    if draft.city is None or draft.replies is None:
        return
    known = draft.city.entry.departments
    for at, reply in enumerate(draft.replies.entry.replies):
        for name in reply.departments:
            if name not in known:
                message = f"city.yaml has no department '{name}'{suggest(name, known)}"
                yield draft.replies.problem(message, "replies", at, "departments")


REPLY_RULES = (reply_key_is_unique, reply_departments_are_known)
