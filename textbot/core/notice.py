"""What may be sent to whom: one table for every text the bot or staff send.

Sources: TCPA quiet hours 47 CFR 64.1200(c)(1) (8 am to 9 pm at the called party); consent before a notice, 47 CFR
64.1200(f)(9); none needed where life is in danger, 47 CFR 64.1200(a)(1)(iv) and (f)(4); one confirmation after an
opt-out, 47 CFR 64.1200(a)(12).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from textbot.core.notices.hours import NEVER, Skips, Window, first_moment

# What an opted-out phone still gets: the one confirmation, and the answer to its own HELP.
PASSES = ("phrases.stopped", "phrases.stopped_notice", "phrases.stopped_call", "phrases.wrong_number", "phrases.help")
A_DAY = timedelta(days=1)
# A report that was begun and not sent is reminded of once, this long after the resident's last text.
REMIND_AFTER, REMIND_BEFORE = timedelta(hours=3), timedelta(hours=24)
SURVEY_REST = timedelta(days=30)
"""At most one survey question of any kind reaches a contact in this long."""


@dataclass(frozen=True)
class Kind:
    """The rules of one kind of outbound text. any_hour: quiet hours do not hold it, for the resident just asked for it
    (an alert: staff who are on call did), or somebody is in danger. passes_opt_out: it goes out all the same (danger to
    life). repeatable: when nobody knows whether it went out and the provider's list lacks it, it is sent again. valid:
    how long after it was made it still says something true, None for as long as it takes (a notice: as long as its
    author says). daily: how many of them a contact gets in 24 hours, None for any number. joined: only for who joined
    its topic, with words on record."""

    any_hour: bool
    passes_opt_out: bool
    repeatable: bool
    valid: timedelta | None = None
    daily: int | None = None
    joined: bool = False


KINDS: Mapping[str, Kind] = {
    "reply": Kind(any_hour=True, passes_opt_out=False, repeatable=True),
    "staff": Kind(any_hour=True, passes_opt_out=False, repeatable=True),
    "emergency": Kind(any_hour=True, passes_opt_out=True, repeatable=True),
    "alert": Kind(any_hour=True, passes_opt_out=False, repeatable=True, valid=timedelta(minutes=30)),
    "follow-up": Kind(any_hour=False, passes_opt_out=False, repeatable=True, valid=timedelta(hours=24), daily=3),
    "notice": Kind(any_hour=False, passes_opt_out=False, repeatable=False, joined=True),
    "warning": Kind(any_hour=True, passes_opt_out=False, repeatable=False),
}


def may_text(kind: str, opt_out: str, made_by: str) -> bool:
    """Whether a text of this kind may go to a contact with this opt-out. Raises KeyError for a kind the table lacks."""
    rules = KINDS[kind]
    return not opt_out or rules.passes_opt_out or made_by in PASSES


def send_at(
    kind: str,
    now: datetime,
    city_zone: str,
    *,
    zones: tuple[str, ...] = (),
    window: Window | None = None,
    skip_days: Skips | None = None,
) -> datetime:
    """The first moment from `now` at which a text of this kind may go out: `now` itself, or the first within the law's
    hours in each of the contact's `zones` (core/notices/zone.py; the city's when there are none) that is, in the first
    of them, also within `window` (core/notices/hours.py `narrowed`) and on no day of `skip_days`. NEVER when no such
    moment comes in the next weeks."""
    if KINDS[kind].any_hour:
        return now
    places = tuple(zones) or (city_zone,)
    at = first_moment(now, places, window, skip_days)
    if at == now:
        return now
    return at if at == NEVER else at.astimezone(ZoneInfo(places[0]))


def until(kind: str, made_at: datetime, valid: timedelta | None = None) -> datetime | None:
    """When a text of this kind is no longer worth sending: after its own validity, if it has one, else its kind's; None
    for never."""
    span = valid or KINDS[kind].valid
    return made_at + span if span is not None else None


def is_stale(kind: str, made_at: datetime, now: datetime, valid: timedelta | None = None) -> bool:
    """Whether a text of this kind has waited so long that it must not go out any more."""
    end = until(kind, made_at, valid)
    return end is not None and now > end


def may_survey(surveyed_at: datetime | None, now: datetime) -> bool:
    """Whether a contact may be asked a survey question."""
    return surveyed_at is None or now - surveyed_at > SURVEY_REST
