"""Some recipients of a notice are taken to be texted now: those whose hours it is, who still want it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from textbot.actions.notices.selection import terms_of
from textbot.core.notices.fate import EXPIRED, LEFT_OUT, Fate, fate, hours_end
from textbot.core.places.areas import Areas
from textbot.runtime import Runtime
from textbot.store import deliveries
from textbot.store.deliveries import Claimed
from textbot.store.notices import NoticeRow
from textbot.store.people import Wanted, people


def take_batch(rt: Runtime, notice: NoticeRow, limit: int, sender: str | None) -> list[Claimed]:
    """Claim at most so many recipients (of that sender, where there are several) and judge them again as when the
    notice was prepared: since then hours may have ended, wishes may have changed. Who has to wait, or is left out by
    now, is written down; the others are returned."""
    now = rt.now()
    with rt.database.write() as conn:
        claimed = deliveries.claim(conn, notice.id, now, limit, sender)
    if not claimed:
        return []
    fates, ends = _fates(rt, notice, claimed, now)
    wrong = [each for each in claimed if not _goes_now(fates.get(each.contact_id), now)]
    if wrong:
        _set_aside(rt, wrong, fates, now)
    return [replace(each, closes=ends.get(each.contact_id)) for each in claimed if each not in wrong]


def _fates(
    rt: Runtime, notice: NoticeRow, claimed: Sequence[Claimed], now: datetime
) -> tuple[dict[int, Fate], dict[int, datetime | None]]:
    """Contact -> what becomes of them now, and when the hours in which they may be texted end."""
    terms = terms_of(rt, notice, now, notice.started_at or now)
    ids = sorted(each.contact_id for each in claimed)
    with rt.database.read() as conn:
        found = people(conn, ids, Wanted(notice.topic, Areas(()), corrects_id=notice.corrects_id))
    ends = {person.contact_id: hours_end(person, terms, now) for person in found}
    return {person.contact_id: fate(person, terms) for person in found}, ends


def _goes_now(one: Fate | None, now: datetime) -> bool:
    return one is not None and one.at is not None and one.at <= now


def _set_aside(rt: Runtime, wrong: Sequence[Claimed], fates: dict[int, Fate], now: datetime) -> None:
    with rt.database.write() as conn:
        for each in wrong:
            one = fates.get(each.contact_id, Fate(LEFT_OUT, "gone"))
            if one.at is not None and (each.until is None or one.at < each.until):
                deliveries.defer(conn, [(each.id, one.at)])
            else:
                state = LEFT_OUT if one.state == LEFT_OUT else EXPIRED
                deliveries.leave_out(conn, [each.id], state, one.why if state == LEFT_OUT else "", now)
