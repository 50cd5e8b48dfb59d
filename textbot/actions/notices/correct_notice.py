"""Correct a notice: another one, to exactly those who got it or may have got it, in the same languages."""

from collections.abc import Mapping
from dataclasses import replace

from textbot.actions.notices.cancel_notice import cancel_notice
from textbot.actions.notices.deed import draft_of, find
from textbot.actions.notices.write_notice import write_notice
from textbot.actions.outcome import Outcome
from textbot.core.notices.draft import LONGEST_TITLE, Draft
from textbot.core.notices.state import CANCELLED, DONE, HALTED, PAUSED, PREPARING, SENDING
from textbot.runtime import Runtime
from textbot.store.notices import NoticeRow
from textbot.store.staff import StaffRow

STILL_GOING = Outcome(False, "It still goes out. Pause or cancel it first, so that nobody else gets what is wrong.")
NOT_SENT = Outcome(False, "Nobody has got it: change it instead.")
LANGUAGES = Outcome(False, "Write the correction in the languages of the notice it corrects.")
TITLE = "Correction: "


def correct_notice(
    rt: Runtime, member: StaffRow, notice_id: int, texts: Mapping[str, str], key: str = "", title: str = ""
) -> Outcome:
    """A draft that corrects a notice that is over, or stopped; values["id"] is the new one. One that is paused, or has
    stopped by itself, is cancelled first: who waits for it shall not get what is wrong. key: as write_notice takes it;
    "" for one of its own."""
    row = find(rt, member, notice_id)
    if isinstance(row, Outcome):
        return row
    if row.state in (PREPARING, SENDING):
        return STILL_GOING
    if row.started_at is None or row.state not in (DONE, CANCELLED, PAUSED, HALTED):
        return NOT_SENT
    if {code for code, text in texts.items() if text.strip()} != {code for code, text in row.texts.items() if text}:
        return LANGUAGES
    if row.state in (PAUSED, HALTED):
        ended = cancel_notice(rt, member, notice_id)
        if not ended.done:
            return ended
    return write_notice(rt, member, key or rt.new_token(), correction(row, texts, title), "notice.corrected")


def correction(row: NoticeRow, texts: Mapping[str, str], title: str = "") -> Draft:
    """The draft that corrects a notice: same class and topic, to whoever got it or may have. It goes out at once, asks
    nothing, and belongs to no schedule."""
    known = row.title.removeprefix(TITLE)
    return replace(
        draft_of(row),
        title=(title or f"{TITLE}{known}")[:LONGEST_TITLE],
        texts=texts,
        audience={"any": [{"notice": row.id}]},
        not_before=None,
        poll=None,
        corrects_id=row.id,
        schedule_id=None,
    )
