"""Reckon what a notice will do before anything is sent."""

import math

from textbot.actions.notices.audience_problems import problems, unknown_phones
from textbot.actions.notices.occasion import as_due
from textbot.actions.notices.selection import Selection, choose
from textbot.core.notice import KINDS
from textbot.core.notices.draft import Draft
from textbot.core.notices.estimate import Estimate
from textbot.core.notices.fate import Tally
from textbot.core.notices.hours import LAW
from textbot.runtime import Runtime
from textbot.store.notices import NoticeRow

# As many hours a day as the law leaves for texts.
HOURS_A_DAY = LAW[1].hour - LAW[0].hour


def estimate(rt: Runtime, draft: NoticeRow | Draft) -> Estimate:
    """Whom it reaches, what it costs and how long it takes, were it sent now or at its time. Writes nothing. Raises
    ValueError for an audience or a text that cannot be read."""
    draft = as_due(rt, draft)
    starts = max(rt.now(), draft.not_before) if draft.not_before else rt.now()
    chosen = choose(rt, draft, starts)
    tally = _tally(rt, chosen)
    senders, reasons = rt.settings.senders, tally.reasons
    minutes = senders.minutes(tally.segments)
    return Estimate(
        chosen=tally.chosen,
        recipients=tally.recipients,
        **{name: reasons[name] for name in ("opted_out", "no_consent", "suspended", "muted", "stale", "no_language")},
        no_hour=reasons["no_hour"],
        not_guests=reasons["excluded_guest"],
        nothing_new=reasons["nothing_new"],
        expired=tally.expired,
        deferred=tally.deferred,
        fallen_back=tally.fallen_back,
        missing_languages=dict(tally.unwritten),
        missing_fields=dict(tally.missing),
        segments=tally.segments,
        cost=round(tally.segments * rt.playbook.city.notices.cost_per_segment, 2),
        minutes=round(minutes, 1),
        days=max(senders.days(tally.segments), _days(minutes, chosen.terms.kind)),
        too_slow=_too_slow(tally.recipients, minutes, draft.validity_minutes),
        by_language=dict(tally.languages),
        longest=tally.longest,
        longest_length=tally.longest_length,
        unknown_phones=unknown_phones(rt, draft),
        problems=problems(rt, draft),
    )


def _tally(rt: Runtime, chosen: Selection) -> Tally:
    tally = Tally()
    with rt.database.read() as conn:
        for ids in chosen.batches():
            for one in chosen.reach(conn, ids):
                tally.add(one.fate, chosen.terms.starts, one.body, one.segments)
                if one.missing:
                    tally.missing[one.missing] += 1
    return tally


def _days(minutes: float, kind: str) -> int:
    """On how many days it is sent, for the hours in which it may be."""
    return 1 if KINDS[kind].any_hour else max(1, math.ceil(minutes / 60 / HOURS_A_DAY))


def _too_slow(recipients: int, minutes: float, validity: int) -> int:
    """How many are not reached at this pace before it stops being true."""
    return math.ceil(recipients * (1 - validity / minutes)) if minutes > validity > 0 else 0
