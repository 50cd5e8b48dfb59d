"""What pages of notices call things: states, reasons, spans, moments and money."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, format_skeleton
from babel.numbers import format_currency, format_percent

from textbot.channels.twilio import reason as carrier_reason
from textbot.core.notices.state import STATES
from textbot.runtime import Runtime
from textbot.store.notices import NoticeRow
from textbot.web.inbox.words import PROBLEMS, clock_words
from textbot.web.translations import N_, _, locale, ngettext

HOUR, DAY = 60, 24 * 60

# State -> (words, the colour of its label).
STATE_WORDS: Mapping[str, tuple[str, str]] = {
    "draft": (N_("draft"), ""),
    "submitted": (N_("waits for a second person"), "warn"),
    "approved": (N_("approved, not sent"), "info"),
    "preparing": (N_("getting ready"), "waiting"),
    "sending": (N_("going out"), "waiting"),
    "paused": (N_("paused"), "warn"),
    "halted": (N_("stopped itself"), "overdue"),
    "done": (N_("sent"), "good"),
    "cancelled": (N_("cancelled"), ""),
}
assert set(STATE_WORDS) == set(STATES)
SCHEDULED = (N_("scheduled"), "info")
PATTERN = (N_("comes by a schedule"), "info")

# Why somebody does not get a notice (recipients.error).
LEFT_OUT: Mapping[str, str] = {
    "opted_out": N_("opted out of all texts"),
    "no_consent": N_("did not join this topic"),
    "suspended": N_("could not be reached again and again"),
    "muted": N_("asked for quiet until later"),
    "stale": N_("not heard of for a year: asked again first"),
    "no_hour": N_("no lawful hour is left: their number is from another time zone"),
    "no_language": N_("no text in their language"),
    "nothing_new": N_("nothing new for them this time"),
    "missing_field": N_("a detail of theirs is missing, and the text says nothing else instead"),
    "excluded_guest": N_("not on the guest list of the trial"),
    "expired": N_("it would no longer be true within their hours"),
}

# Why a notice stands still (notices.why); others are words that a member typed.
WHY: Mapping[str, str] = {
    "staff": "",
    "grew": N_("By its time it would have reached many more people than were approved."),
    "resumed": N_("It had stopped itself, and a member of staff let it go on."),
}
# What it says when it stops itself (actions/notices/watch_over.py), to be said in other languages.
STOPPED = {
    re.compile(r"(\d+) of the first (\d+) people opted out"): N_("%(count)s of the first %(first)s people opted out."),
    re.compile(r"(\d+) of the first (\d+) texts did not arrive"): N_(
        "%(count)s of the first %(first)s texts did not arrive."
    ),
}


def state_words(row: NoticeRow, now: datetime) -> tuple[str, str]:
    """How it stands, and the colour of the label."""
    waits = row.state == "approved" and row.not_before is not None and row.not_before > now
    # A schedule writes its notices under keys of its own; its pattern is approved for all of them and never sent.
    is_pattern = row.state == "approved" and row.schedule_id is not None and not row.key.startswith("schedule ")
    words, colour = PATTERN if is_pattern else SCHEDULED if waits else STATE_WORDS[row.state]
    return _(words), colour


def why_words(why: str) -> str:
    """Why it stands still."""
    for pattern, words in STOPPED.items():
        if found := pattern.fullmatch(why):
            return _(words, count=found[1], first=found[2])
    said = WHY.get(why, why)
    return _(said) if said else ""


def left_out_words(reason: str) -> str:
    """Why somebody was left out."""
    return _(LEFT_OUT.get(reason, reason))


def failure_words(error: str) -> str:
    """Why a text failed: a carrier's number in words, or our own reason."""
    if not error:
        return _("no reason given")
    return _(carrier_reason(error)) if error.isdigit() else _(PROBLEMS.get(error, error))


def people(number: int) -> str:
    """ "4,812 people"."""
    return ngettext("%(num)s person", "%(num)s people", number)


def minutes_words(minutes: float) -> str:
    """ "About 7 minutes", "Less than a minute", "About 3 hours", "About 2 days"."""
    if minutes < 1:
        return _("Less than a minute")
    if minutes < 90:
        return ngettext("About %(num)s minute", "About %(num)s minutes", round(minutes))
    if minutes < 36 * 60:
        return ngettext("About %(num)s hour", "About %(num)s hours", round(minutes / 60))
    return ngettext("About %(num)s day", "About %(num)s days", round(minutes / 60 / 24))


def valid_words(minutes: int) -> str:
    """How long a notice is true: "6 hours"."""
    if minutes >= DAY and minutes % DAY == 0:
        return ngettext("%(num)s day", "%(num)s days", minutes // DAY)
    if minutes >= HOUR and minutes % HOUR == 0:
        return ngettext("%(num)s hour", "%(num)s hours", minutes // HOUR)
    return ngettext("%(num)s minute", "%(num)s minutes", minutes)


def money(amount: float | Decimal | str | None) -> str:
    """What it costs, in dollars; "" where nobody knows."""
    if amount is None or amount == "":
        return ""
    exact = Decimal(str(amount)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return _plain(format_currency(exact, "USD", locale=locale()))


def share(part: int, whole: int) -> str:
    """ "38%"; whole percents, and never 100% while one is missing."""
    if not whole or part <= 0:
        return format_percent(0, locale=locale())
    cut = min(0.99, part / whole) if part < whole else 1.0
    return _plain(format_percent(cut, "#0%", locale=locale()))


def moment_words(moment: datetime, zone: ZoneInfo) -> str:
    """A moment with its day: "Wed, Nov 25, 6:00 PM"."""
    here = moment.astimezone(zone)
    day = format_skeleton("MMMEd", here, locale=locale())
    return _plain(f"{day}, {format_datetime(here, 'h:mm a', locale=locale())}")


def clock_time(at: str) -> str:
    """ "18:00" as "6:00 PM"."""
    return _plain(format_datetime(datetime.combine(date.min, time.fromisoformat(at)), "h:mm a", locale=locale()))


def short_words(moment: datetime, rt: Runtime) -> str:
    """A moment near now, as lists show it."""
    zone = rt.playbook.city.zone
    return clock_words(moment.astimezone(zone), rt.now().astimezone(zone))


def _plain(words: str) -> str:
    return words.replace("\u202f", " ").replace("\xa0", " ")
