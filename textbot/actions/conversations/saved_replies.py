"""Saved replies as a member may send them: in the resident's language, with what is known of them filled in."""

import re
from dataclasses import dataclass

from sqlalchemy import Connection

from textbot.core.playbook import Playbook
from textbot.core.routing import TRIAGE
from textbot.core.saved_replies import FALLBACKS, known, ordered
from textbot.store import request_people, requests
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow

# What a resident is called to their face: letters and what stands between them. Anything else was no name.
NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]{1,2}[^\W\d_]+){0,3}\.?")
LONGEST_NAME = 40


@dataclass(frozen=True)
class Ready:
    """A reply to pick. name: in the language of the page; text: what the resident would read, in `language`."""

    key: str
    name: str
    text: str
    language: str


def saved_replies(
    conn: Connection, playbook: Playbook, row: ConversationRow, member: StaffRow, shown_in: str
) -> tuple[Ready, ...]:
    """All of the playbook's, those of the conversation's department first, named in the language `shown_in`. One that
    nobody translated into the resident's language comes in the playbook's first."""
    if not playbook.replies:
        return ()
    wanted = playbook.language_for(row.language)
    newest = requests.of_contact(conn, row.contact_id, 1)
    reference = newest[0].reference if newest else ""
    own = {"name": _name(conn, row.contact_id), "agent": member.name, "reference": reference}
    filled = {each: _values(playbook, row, own, each) for each in {wanted, playbook.languages[0]}}
    found = []
    for reply in ordered(playbook.replies, row.department or TRIAGE):
        said = wanted if f"{reply.path}.say" in playbook.words.get(wanted, {}) else playbook.languages[0]
        text = playbook.text(f"{reply.path}.say", said, **filled[said])
        found.append(Ready(reply.key, playbook.text(f"{reply.path}.name", shown_in), text, said))
    return tuple(found)


def _values(playbook: Playbook, row: ConversationRow, own: dict[str, str], language: str) -> dict[str, str]:
    city, department = playbook.city, row.department or TRIAGE
    path = f"city.departments.{department}"
    whose = city.departments.get(department)
    values = own | {
        "department": playbook.text(path if playbook.has(path) else "city.name", language),
        "phone_of_department": whose.phone if whose else city.phones.get("main", ""),
        "hours": playbook.text("city.hours", language),
    }
    return known(values, {each: playbook.text(f"replies.fallbacks.{each}", language) for each in FALLBACKS})


def _name(conn: Connection, contact_id: int) -> str:
    """What the resident told us to call them, "" when they did not, or said something else."""
    told = (person.name.strip() for person in request_people.of_contact(conn, contact_id))
    return next((name for name in told if len(name) <= LONGEST_NAME and NAME.fullmatch(name)), "")
