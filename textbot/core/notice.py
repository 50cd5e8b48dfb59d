"""What may be sent to whom: one table for every text the bot or staff send.

Sources: TCPA quiet hours 47 CFR 64.1200(c)(1) (8 am to 9 pm at the called party); one confirmation after an opt-out,
47 CFR 64.1200(a)(12).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

# What an opted-out phone still gets: the one confirmation, and the answer to its own HELP.
PASSES = ("phrases.stopped", "phrases.help")
# Texts nobody just asked for go out between these, in the city's time.
FROM, UNTIL = time(8), time(21)
A_DAY = timedelta(days=1)
# A report that was begun and not sent is reminded of once, this long after the resident's last text.
REMIND_AFTER, REMIND_BEFORE = timedelta(hours=3), timedelta(hours=24)
SURVEY_REST = timedelta(days=30)
"""At most one survey question of any kind reaches a contact in this long."""


@dataclass(frozen=True)
class Kind:
    """The rules of one kind of outbound text. asked: the resident just asked for it (an alert: staff who are on call
    did), so quiet hours do not hold it.
    passes_opt_out: it goes out all the same (danger to life). repeatable: when nobody knows whether it went out and the
    provider's list lacks it, it is sent again. valid: how long after it was made it still says something true, None for
    as long as it takes. daily: how many of them a contact gets in 24 hours, None for any number."""

    asked: bool
    passes_opt_out: bool
    repeatable: bool
    valid: timedelta | None = None
    daily: int | None = None


KINDS: Mapping[str, Kind] = {
    "reply": Kind(asked=True, passes_opt_out=False, repeatable=True),
    "staff": Kind(asked=True, passes_opt_out=False, repeatable=True),
    "emergency": Kind(asked=True, passes_opt_out=True, repeatable=True),
    "alert": Kind(asked=True, passes_opt_out=False, repeatable=True, valid=timedelta(minutes=30)),
    "follow-up": Kind(asked=False, passes_opt_out=False, repeatable=True, valid=timedelta(hours=24), daily=3),
    "notice": Kind(asked=False, passes_opt_out=False, repeatable=False),
}


def may_text(kind: str, opt_out: str, made_by: str) -> bool:
    """Whether a text of this kind may go to a contact with this opt-out. Raises KeyError for a kind the table lacks."""
    rules = KINDS[kind]
    return not opt_out or rules.passes_opt_out or made_by in PASSES


def send_at(kind: str, now: datetime) -> datetime:
    """The first moment from `now` (in the city's time) at which a text of this kind may go out: at once, or in the
    morning."""
    if KINDS[kind].asked or FROM <= now.time() < UNTIL:
        return now
    day = now.date() if now.time() < FROM else now.date() + timedelta(days=1)
    return datetime.combine(day, FROM, now.tzinfo)


def is_stale(kind: str, made_at: datetime, now: datetime) -> bool:
    """Whether a text of this kind has waited so long that it must not go out any more."""
    valid = KINDS[kind].valid
    return valid is not None and now - made_at > valid


def may_survey(surveyed_at: datetime | None, now: datetime) -> bool:
    """Whether a contact may be asked a survey question."""
    return surveyed_at is None or now - surveyed_at > SURVEY_REST
