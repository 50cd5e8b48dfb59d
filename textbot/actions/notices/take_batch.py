"""Some recipients of a notice are taken to be texted now: those whose hours it is, who still want it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from textbot.actions.notices.selection import terms_of
from textbot.core.notices.fate import EXPIRED, LEFT_OUT, Fate, fate, hours_end
from textbot.core.places.areas import Areas
from textbot.runtime import Runtime
from textbot.store import deliveries
from textbot.store.deliveries import Claimed
from textbot.store.notices import NoticeRow
from textbot.store.people import Wanted, people

# When nobody of a batch may be texted now, the next ones may.
TRIES = 5


def take_batch(rt: Runtime, notice: NoticeRow, limit: int, sender: str | None) -> list[Claimed]:
    """Claim at most so many recipients (of that sender, where there are several) and judge them again as when the
    notice was prepared: since then hours may have ended, wishes may have changed. Who has to wait, or is left out by
    now, is written down; the others are returned."""
    for _ in range(TRIES):
        now = rt.now()
        with rt.database.write() as conn:
            claimed = deliveries.claim(conn, notice.id, now, limit, sender)
        fates, judged = _fates(rt, notice, claimed, now) if claimed else ({}, {})
        right = [each for each in claimed if _goes_now(fates.get(each.contact_id), now)]
        if len(right) < len(claimed):
            _set_aside(rt, [each for each in claimed if not _goes_now(fates.get(each.contact_id), now)], fates, now)
        if right or not claimed:
            return [replace(each, **judged[each.contact_id]) for each in right]
    return []


def _fates(
    rt: Runtime, notice: NoticeRow, claimed: Sequence[Claimed], now: datetime
) -> tuple[dict[int, Fate], dict[int, dict[str, Any]]]:
    """Contact -> what becomes of them now; and when the hours in which they may be texted end, by which wishes."""
    terms = terms_of(rt, notice, now, notice.started_at or now)
    ids = sorted(each.contact_id for each in claimed)
    with rt.database.read() as conn:
        found = people(conn, ids, Wanted(notice.topic, Areas(()), corrects_id=notice.corrects_id))
    judged = {each.contact_id: {"closes": hours_end(each, terms, now), "wishes": each.wishes} for each in found}
    return {person.contact_id: fate(person, terms) for person in found}, judged


def _goes_now(one: Fate | None, now: datetime) -> bool:
    return one is not None and one.at is not None and one.at <= now


def _set_aside(rt: Runtime, wrong: Sequence[Claimed], fates: dict[int, Fate], now: datetime) -> None:
    later: list[tuple[int, datetime]] = []
    never: dict[tuple[str, str], list[int]] = defaultdict(list)
    for each in wrong:
        one = fates.get(each.contact_id, Fate(LEFT_OUT, "gone"))
        if one.at is not None and (each.until is None or one.at < each.until):
            later.append((each.id, one.at))
        elif one.state == LEFT_OUT:
            never[(LEFT_OUT, one.why)].append(each.id)
        else:
            never[(EXPIRED, "")].append(each.id)
    with rt.database.write() as conn:
        deliveries.defer(conn, later)
        for (state, why), ids in never.items():
            deliveries.leave_out(conn, ids, state, why, now)
