"""Write a notice down, once however often the same press of a button arrives."""

from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError

from textbot.actions import audit
from textbot.actions.notices.deed import about, refused, tell
from textbot.actions.outcome import Outcome
from textbot.core.notices.draft import LONGEST_TITLE, Draft
from textbot.core.redaction import clean
from textbot.runtime import Runtime
from textbot.store import notices
from textbot.store.staff import StaffRow

LONGEST_KEY = 64
# Twilio takes no longer texts; gates ask for far less.
LONGEST_TEXT = 1600
LONGEST_REASON = 2000
LONGEST_AHEAD = timedelta(days=366)
FAR = Outcome(False, "Its time is more than a year ahead. Choose an earlier one.")
TAKEN = Outcome(
    False,
    "Nothing was done: the key belongs to notice %(id)s, whose text or audience is another. Use a new key.",
    conflict=True,
)


def write_notice(rt: Runtime, member: StaffRow, key: str, draft: Draft, told: str = "notice.written") -> Outcome:
    """Keep a draft under a key that its form or file carries; values["id"] is the notice. The same key with the same
    contents is the notice there is; with other contents it is refused (conflict). told: for the audit log."""
    kept_out = refused(rt, member)
    if kept_out is not None:
        return kept_out
    draft, key = cleaned(draft), clean(key).strip()
    if is_far(draft, rt.now()):
        return FAR
    if not key or len(key) > LONGEST_KEY:
        return Outcome(False, "A notice needs a key of 1 to 64 characters.")
    now = rt.now()
    try:
        with rt.database.write() as conn:
            notice_id = notices.add(conn, now, key=key, author_id=member.id, **columns(draft))
            audit.record(conn, member, told, about(notice_id), now)
    except IntegrityError:
        return _again(rt, key, draft)
    tell(rt, notice_id)
    return Outcome(True, "Kept as notice %(id)s.", {"id": notice_id})


def is_far(draft: Draft, now: datetime) -> bool:
    """Whether its time is so far ahead that nobody can mean it."""
    return draft.not_before is not None and draft.not_before > now + LONGEST_AHEAD


def cleaned(draft: Draft) -> Draft:
    """The draft as it can be stored: no forbidden characters, no text longer than any network takes, no blank texts."""
    texts = {code: clean(text).strip()[:LONGEST_TEXT] for code, text in draft.texts.items()}
    more = {code: clean(text).strip()[:LONGEST_TEXT] for code, text in draft.more.items()}
    told = next((text for text in texts.values() if text), "")
    return replace(
        draft,
        title=(clean(draft.title).strip() or told)[:LONGEST_TITLE],
        texts={code: text for code, text in texts.items() if text},
        more={code: text for code, text in more.items() if text},
        topic=clean(draft.topic)[:40],
        reason=clean(draft.reason).strip()[:LONGEST_REASON],
        fallback=clean(draft.fallback)[:8],
        class_=clean(draft.class_)[:12],
    )


def columns(draft: Draft) -> dict[str, Any]:
    """A draft as the columns of its row."""
    return {**asdict(draft), "more": dict(draft.more) or None, "digest": draft.digest}


def _again(rt: Runtime, key: str, draft: Draft) -> Outcome:
    with rt.database.read() as conn:
        known = notices.by_key(conn, key)
    assert known is not None
    if known.digest == draft.digest:
        return Outcome(True, "This is notice %(id)s already.", {"id": known.id})
    return replace(TAKEN, values={"id": known.id})
