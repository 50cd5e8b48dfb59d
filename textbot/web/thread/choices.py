"""What a member can choose from on the page of a conversation: whom to give it to, until when, which request."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from textbot.core.days.snooze import until
from textbot.core.permissions import may
from textbot.core.playbook import Playbook
from textbot.core.routing import TRIAGE
from textbot.runtime import Runtime
from textbot.store import staff
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow
from textbot.web.inbox.items import department_name
from textbot.web.inbox.words import clock_words
from textbot.web.thread.running_report import flow_title
from textbot.web.thread.view import here
from textbot.web.translations import N_, _, language_name

SNOOZES = {"hour": N_("In an hour"), "tomorrow": N_("The next working morning"), "monday": N_("Monday morning")}


@dataclass(frozen=True)
class Choices:
    """Pairs of (what is sent, what is read). members: who works in the conversation's department; colleagues: everybody
    else who works here, for notes; snoozes: with when that is."""

    members: tuple[tuple[int, str], ...]
    colleagues: tuple[tuple[int, str], ...]
    departments: tuple[tuple[str, str], ...]
    snoozes: tuple[tuple[str, str], ...]
    earliest: str
    languages: tuple[tuple[str, str], ...]
    flows: tuple[tuple[str, str], ...]
    goodbye: str


def choices(conn: Connection, rt: Runtime, row: ConversationRow, member: StaffRow) -> Choices:
    """What that member can choose from in that conversation."""
    playbook, now = rt.playbook, here(rt)
    there = [each for each in staff.everyone(conn) if each.disabled_at is None]
    department = row.department or TRIAGE
    readers = [each for each in there if may(each.roles, "see", department)]
    others = [key for key in playbook.city.departments if key != department]
    return Choices(
        members=tuple((each.id, each.name) for each in there if may(each.roles, "reply", department)),
        colleagues=tuple((each.id, each.name) for each in readers if each.id != member.id),
        departments=tuple((key, department_name(playbook, key)) for key in others),
        snoozes=_snoozes(playbook, now),
        earliest=now.strftime("%Y-%m-%dT%H:%M"),
        languages=tuple((code, language_name(code)) for code in playbook.languages),
        flows=request_types(playbook),
        goodbye=playbook.text("phrases.staff_closed", playbook.language_for(row.language)),
    )


def request_types(playbook: Playbook) -> tuple[tuple[str, str], ...]:
    """The kinds of requests that staff can make, by title."""
    found = ((key, flow_title(playbook, key)) for key, flow in playbook.flows.items() if flow.kind != "answer")
    return tuple(sorted(found, key=lambda each: each[1]))


def _snoozes(playbook: Playbook, now: datetime) -> tuple[tuple[str, str], ...]:
    moments = ((key, words, until(key, playbook.city.hours, now)) for key, words in SNOOZES.items())
    return tuple((key, f"{_(words)}: {clock_words(moment, now)}") for key, words, moment in moments if moment)
