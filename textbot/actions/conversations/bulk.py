"""One deed for many conversations: assigned, closed or answered, each by itself and each at most once."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from textbot.actions import audit
from textbot.actions.conversations.assign_conversation import assign_conversation, send_to_department
from textbot.actions.conversations.close_conversation import close_conversation
from textbot.actions.conversations.reply_as_staff import LONGEST, OPTED_OUT, UNDO, introduction, reply_as_staff, typed
from textbot.actions.outcome import Outcome
from textbot.actions.staff import access
from textbot.core.segments import count
from textbot.runtime import Runtime
from textbot.store import bulk_runs, conversations
from textbot.store.bulk_runs import BulkRow
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow

log = logging.getLogger(__name__)

MOST = 100
MOST_TEXTED = 20
"""A text for more people than this is a notice, with a notice's safeguards."""
APART = timedelta(seconds=1)
# A run that has not ended after so long never will: its process was killed. Doing it again does nothing twice.
GIVEN_UP = timedelta(minutes=1)

FAILED = Outcome(False, "Something went wrong here. Open the conversation to see how it stands.")
NO_TEXT = Outcome(False, "Nothing was sent: there is no text in this resident's language.")
Chosen = Sequence[tuple[int, int]]
"""Conversations with the versions that the member saw."""
Deed = Callable[[int, int, int], Outcome]


@dataclass(frozen=True)
class Planned:
    """What one resident would get. body: as it goes out, "" for nothing; why_not: then. parts: its segments."""

    row: ConversationRow
    language: str
    body: str
    parts: int
    changed: bool
    why_not: Outcome | None


def look_up(conn: Connection, member: StaffRow, chosen: Chosen) -> tuple[ConversationRow, ...]:
    """The conversations, in the order they were chosen. Raises NoAccess when one is not for this member."""
    rows = conversations.by_ids(conn, [conversation_id for conversation_id, _ in chosen])
    found = tuple(rows[conversation_id] for conversation_id, _ in chosen if conversation_id in rows)
    for row in found:
        access.check(member, row.department, "bulk", f"conversation {row.id}")
    return found


def plan(
    rt: Runtime, member: StaffRow, rows: Sequence[ConversationRow], chosen: Chosen, texts: Mapping[str, str]
) -> tuple[Planned, ...]:
    """Who would get what. texts: language -> what to say."""
    versions = dict(chosen)
    return tuple(_planned(rt, member, row, texts, row.version != versions[row.id]) for row in rows)


def assign_many(
    rt: Runtime,
    member: StaffRow,
    key: str,
    chosen: Chosen,
    *,
    assignee_id: int | None = None,
    department: str | None = None,
) -> BulkRow:
    """Give all of them to a member, to nobody in particular, or to a department."""

    def assign(conversation_id: int, version: int, _number: int) -> Outcome:
        if department is not None:
            return send_to_department(rt, conversation_id, member, department, version)
        return assign_conversation(rt, conversation_id, member, assignee_id, version)

    return _run(rt, member, key, "assign", chosen, assign)


def close_many(rt: Runtime, member: StaffRow, key: str, chosen: Chosen, *, say_goodbye: bool) -> BulkRow:
    """Close all of them; with `say_goodbye` the residents are told that the assistant is back."""

    def close(conversation_id: int, version: int, _number: int) -> Outcome:
        return close_conversation(rt, conversation_id, member, say_goodbye, version)

    return _run(rt, member, key, "close", chosen, close)


def reply_many(rt: Runtime, member: StaffRow, key: str, chosen: Chosen, texts: Mapping[str, str]) -> BulkRow:
    """Text all of them, each in their language, a second apart. Raises ValueError for more than MOST_TEXTED."""
    if len(chosen) > MOST_TEXTED:
        raise ValueError(f"more than {MOST_TEXTED} recipients")
    with rt.database.read() as conn:
        rows = {row.id: row for row in look_up(conn, member, chosen)}

    def reply(conversation_id: int, version: int, number: int) -> Outcome:
        row = rows.get(conversation_id)
        text = texts.get(rt.playbook.language_for(row.language), "") if row else ""
        if row is not None and not text.strip():
            return NO_TEXT
        wait = UNDO + APART * number
        return reply_as_staff(rt, conversation_id, member, text, version, f"bulk {key}", wait=wait)

    return _run(rt, member, key, "reply", chosen, reply)


def _planned(rt: Runtime, member: StaffRow, row: ConversationRow, texts: Mapping[str, str], changed: bool) -> Planned:
    language = rt.playbook.language_for(row.language)
    text = typed(texts.get(language, ""))
    if row.opt_out:
        return Planned(row, language, "", 0, changed, OPTED_OUT)
    if not text:
        return Planned(row, language, "", 0, changed, NO_TEXT)
    body = introduction(rt.playbook, row, member) + text
    if len(body) > LONGEST:
        too_long = "Nothing was sent: a text holds %(most)s letters, and this has %(length)s."
        return Planned(row, language, "", 0, changed, Outcome(False, too_long, {"most": LONGEST, "length": len(body)}))
    return Planned(row, language, body, count(body).parts, changed, None)


def _run(rt: Runtime, member: StaffRow, key: str, deed: str, chosen: Chosen, act: Deed) -> BulkRow:
    """Do it to each, unless this press was done before; the run as it stands then."""
    now = rt.now()
    with rt.database.write() as conn:
        look_up(conn, member, chosen)
        is_new = bulk_runs.begin(conn, key, member.id, deed, now)
        run = bulk_runs.by_key(conn, key)
    assert run is not None
    if run.staff_id != member.id or (not is_new and (run.results is not None or now - run.at < GIVEN_UP)):
        return run
    results = [
        [conversation_id, outcome.done, outcome.conflict, outcome.words, dict(outcome.values)]
        for number, (conversation_id, version) in enumerate(chosen)
        for outcome in (_safely(act, conversation_id, version, number),)
    ]
    done = sum(bool(result[1]) for result in results)
    with rt.database.write() as conn:
        bulk_runs.finish(conn, key, results)
        audit.record(conn, member, AUDITED[deed], f"{done} of {len(results)} conversations, run {run.id}", rt.now())
        found = bulk_runs.by_key(conn, key)
    assert found is not None
    return found


AUDITED = {"assign": "bulk.assigned", "close": "bulk.closed", "reply": "bulk.sent"}


def _safely(act: Deed, conversation_id: int, version: int, number: int) -> Outcome:
    """One that fails keeps nobody from the others."""
    try:
        return act(conversation_id, version, number)
    except SQLAlchemyError as error:
        log.error("bulk: conversation %s: %s", conversation_id, type(error).__name__)
        return FAILED
