"""Why a conversation came to staff, and what the assistant had tried before: so that nobody asks the same again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from textbot.core.playbook import Playbook
from textbot.store import contacts, history
from textbot.store.contacts import ContactRow
from textbot.store.conversations import ConversationRow
from textbot.store.history import Said
from textbot.web.inbox.words import reason_words
from textbot.web.thread.made import MISSES, what_made
from textbot.web.thread.running_report import RunningReport
from textbot.web.translations import _, language_name, ngettext

LOOKED_BACK = timedelta(hours=24)
SHOWN = 4
# All of it stands in the conversation.
ABOUT = 240
# The hand-off's own words are told a moment later than it came.
A_MOMENT = timedelta(seconds=2)


@dataclass(frozen=True)
class Why:
    """reason: in plain words; about: the beginning of the resident's own; tried: what the assistant did before, a line
    each."""

    reason: str
    about: str
    tried: tuple[str, ...]


def why(conn: Connection, playbook: Playbook, row: ConversationRow, report: RunningReport | None) -> Why:
    """Why this conversation is in the inbox, as far as anybody knows."""
    came = row.came_at or row.waiting_since or row.last_message_at
    said = history.said_before(conn, row.contact_id, came + A_MOMENT, came - LOOKED_BACK)
    contact = contacts.by_id(conn, row.contact_id)
    lines = (*_answers(playbook, said), *_misses(said), *_report(report), *_language(playbook, contact))
    about = row.about if len(row.about) <= ABOUT else f"{row.about[:ABOUT].rstrip()} …"
    return Why(reason_words(row.reason), about, lines)


def _answers(playbook: Playbook, said: tuple[Said, ...]) -> Iterator[str]:
    """The answers and questions of the last day, each once: the last few, in their order."""
    made = Counter(each.made_by for each in said if each.made_by.startswith(("answers.", "flows.")))
    scores = {each.made_by: each.score for each in reversed(said) if each.score is not None}
    for path, times in reversed(list(made.items())[:SHOWN]):
        what, score = what_made(playbook, path), scores.get(path)
        if score is not None:
            what = _("%(what)s (%(sure)s sure)", what=what, sure=f"{score:.0%}")
        yield _("%(what)s, %(times)s times", what=what, times=times) if times > 1 else what


def _misses(said: tuple[Said, ...]) -> Iterator[str]:
    number = sum(each.made_by in MISSES for each in said)
    if number:
        yield ngettext("It did not understand one text.", "It did not understand %(num)s texts.", number)
    asked = sum(each.made_by.startswith(("phrases.did_you_mean", "phrases.narrow")) for each in said)
    if asked:
        yield _("It asked which of a few things was meant.")


def _language(playbook: Playbook, contact: ContactRow) -> Iterator[str]:
    named = language_name(contact.language)
    if contact.language is None:
        yield _("It does not know the resident's language.")
    elif contact.language not in playbook.languages:
        yield _("It does not speak %(language)s.", language=named)
    elif not contact.language_sure:
        yield _("It takes the language for %(language)s, but is not sure.", language=named)


def _report(report: RunningReport | None) -> Iterator[str]:
    if report is not None and report.paused:
        yield _("The report %(title)s was set aside at: %(step)s", title=report.title, step=report.asked)
    elif report is not None:
        yield _("The report %(title)s got as far as: %(step)s", title=report.title, step=report.asked)
