"""What the people of a request are texted when its status changes. Every text names the request."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from textbot.core.playbook import Playbook
from textbot.core.turn import Reply
from textbot.core.wording import opened

LONGEST = 300
WORDS = "phrases.update_words"
LONGEST_PLACE = 60
"""Letters that are left of a place in somebody's own words."""


@dataclass(frozen=True)
class Update:
    """What is new. news: in_progress | closed | reopened | withdrawn. words: public and reviewed, "" mostly.
    ask: whether they are to say if it is fixed."""

    flow: str
    reference: str
    place: str
    news: str
    words: str = ""
    ask: bool = False


def news_of(status: str, kind: str) -> str:
    """What a request's move to that status is called; "" for one that nobody is told of."""
    if kind == "reopened" or status == "open":
        return "reopened"
    return status if status in ("in_progress", "closed", "withdrawn") else ""


def told(playbook: Playbook, update: Update, language: str) -> tuple[Reply, ...]:
    """The parts of the text, to be joined by a space; the city's own words give way where all would be too long."""
    parts = tuple(_parts(playbook, update, language))
    if len(" ".join(part.text for part in parts)) > LONGEST:
        return tuple(part for part in parts if part.made_by != WORDS)
    return parts


def _parts(playbook: Playbook, update: Update, language: str) -> Iterator[Reply]:
    flow = playbook.flows.get(update.flow)
    title = playbook.text(f"{flow.path}.title", language) if flow else update.flow.replace("-", " ")
    place = textwrap.shorten(update.place, LONGEST_PLACE, placeholder="...")
    own = f"flows.{update.flow}.updates.{update.news}"
    path = own if playbook.has(own) else f"phrases.update_{update.news}"
    what = f"{opened(title)}, {place}" if place else opened(title)
    named = {"reference": update.reference, "title": opened(title), "place": place or title, "what": what}
    yield Reply(playbook.text(path, language, **named), path)
    if update.words:
        yield Reply(playbook.text(WORDS, language, words=update.words), WORDS)
    if update.news == "closed":
        path = _question(flow.kind if flow else "report") if update.ask else "phrases.update_if_not"
        yield Reply(playbook.text(path, language), path)


def _question(kind: str) -> str:
    return "phrases.update_ask_request" if kind == "request" else "phrases.update_ask"
