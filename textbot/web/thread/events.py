"""What happened to a conversation, in a line."""

from collections.abc import Mapping
from datetime import datetime

from textbot.core.playbook import Playbook
from textbot.store.conversation_events import EventRow
from textbot.web.inbox.items import department_name
from textbot.web.inbox.words import clock_words, reason_words
from textbot.web.translations import N_, _, language_name

# What -> how it is said; the second where nobody did it but the product.
EVENTS: Mapping[str, tuple[str, str]] = {
    "came": (N_("Came to the inbox: %(reason)s"), N_("Came to the inbox: %(reason)s")),
    "taken": (N_("%(who)s took the conversation"), N_("Taken")),
    "assigned": (N_("%(who)s gave the conversation to %(to)s"), N_("Went to %(to)s")),
    "unassigned": (N_("%(who)s gave the conversation to nobody in particular"), N_("Waits for anybody")),
    "routed": (N_("%(who)s gave the conversation to %(department)s"), N_("Went to %(department)s")),
    "snoozed": (N_("%(who)s put it aside until %(when)s"), N_("Put aside until %(when)s")),
    "woke": (N_("%(who)s brought it back"), N_("Back in its queue")),
    "acknowledged": (N_("%(who)s saw that it is urgent"), N_("Seen")),
    "back": (N_("%(who)s gave it back to the assistant"), N_("Back with the assistant")),
    "closed": (N_("%(who)s closed the conversation"), N_("The conversation was closed")),
    "released": (N_("Back in line: nobody had written for hours"), N_("Back in line: nobody had written for hours")),
    "language": (N_("%(who)s changed the language to %(language)s"), N_("Language: %(language)s")),
    "request": (N_("%(who)s made the request %(about)s"), N_("Request %(about)s")),
    "linked": (N_("%(who)s linked the resident to %(about)s"), N_("Linked to %(about)s")),
}


def event_words(row: EventRow, names: Mapping[int, str], playbook: Playbook, now: datetime) -> str:
    """ "Ana took the conversation"; what nobody knows any more is said by its own name. now: in the city's zone."""
    by_somebody, by_itself = EVENTS.get(row.what, ("%(who)s: " + row.what, row.what))
    words = by_somebody if row.staff_id is not None else by_itself
    return _(
        words,
        who=names.get(row.staff_id or 0, _("Staff")),
        to=names.get(row.to_id or 0, _("Staff")),
        about=row.about,
        reason=reason_words(row.about),
        department=department_name(playbook, row.about),
        language=language_name(row.about),
        when=_moment(row.about, now),
    )


def _moment(about: str, now: datetime) -> str:
    try:
        return clock_words(datetime.fromisoformat(about).astimezone(now.tzinfo), now)
    except ValueError:
        return about
