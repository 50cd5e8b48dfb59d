"""Hours of the day that a text names: "only after 6pm", "no antes de las 9", "between 10 and 4"."""

import re
from dataclasses import dataclass
from datetime import time

from textbot.core.words import fold

_TIME = (
    r"(?:(?:las |la |at )?(?:(?P<{0}h>[01]?\d|2[0-3])(?: (?P<{0}m>[0-5]\d))?(?:h| hrs| horas| oclock| o clock)? ?"
    r"(?P<{0}half>am|pm|a m|p m|a|p|de la manana|de la tarde|de la noche|in the morning|in the afternoon|"
    r"in the evening|at night)?|(?P<{0}noon>noon|midday|mediodia|medio dia))(?= |$))"
)
_FROM = r"(?:from|after|past|starting|starting at|later than|de|desde|despues de|a partir de|luego de|pasadas|pasando)"
_UNTIL = r"(?:before|earlier than|by|until|till|til|antes de|hasta)"
BETWEEN = re.compile(
    rf"\b(?:between|entre|from|de|desde) {_TIME.format('a')} (?:and|to|y|a|till|til|until|hasta) {_TIME.format('b')}"
)
AFTER = re.compile(rf"\b{_FROM} {_TIME.format('a')}")
BEFORE = re.compile(rf"\b{_UNTIL} {_TIME.format('a')}")
# A date, whose numbers are no hour.
STROKES = re.compile(r"\d[/-]\d")
AT = re.compile(rf"\b(?:at|a(?= las? )) {_TIME.format('a')}")
SIDES = ((AFTER, "after"), (BEFORE, "before"))
# Who wants nothing "at 6 in the morning" wants nothing before FIRST.
FIRST, MORNING_ENDS, EVENING = "09:00", "12:00", "17:00"
NOT = frozenset("not no dont never nothing none nada nunca ni stop quit without sin".split())
# Parts of a day, where no hour is named: their words, when they begin and end.
PARTS = (
    (re.compile(r"\b(?:(?:in the |the )?mornings?|(?:por|en) las? mananas?|las mananas)\b"), "", "12:00"),
    (re.compile(r"\b(?:(?:in the |the )?afternoons?|(?:por|en) las? tardes?|las tardes)\b"), "12:00", "17:00"),
    (re.compile(r"\b(?:later in the day|mas tarde en el dia)\b"), "12:00", ""),
    (re.compile(r"\b(?:(?:in the |the )?evenings?|(?:after|despues del?) (?:work|trabajo))\b"), "17:00", ""),
    (re.compile(r"\b(?:at night|(?:the )?nights|(?:por|en|de) las? noches?|las noches)\b"), "19:00", ""),
)
# What is only ever refused: "stop texting me so early".
REFUSED = (
    (re.compile(r"\b(?:so|this|that|too|tan|muy|asi de) (?:early|temprano)(?: in the mornings?)?\b"), "09:00", ""),
    (re.compile(r"\b(?:so|this|that|too|tan|muy|asi de) (?:late|tarde)(?: at night)?\b"), "", "19:00"),
)
# "after 9" means in the morning, "after 6" in the evening; "before 9" in the evening, "before 10" in the morning.
FIRST_MORNING = {"after": 9, "before": 10}
AFTERNOON = frozenset(
    ("pm", "p m", "p", "de la tarde", "de la noche", "in the afternoon", "in the evening", "at night")
)


@dataclass(frozen=True, slots=True)
class Hours:
    """Local hours as "18:00", "" for none. rest: the folded text without the words that named them. firm: said so that
    it is a wish by itself, as a refusal of other hours is."""

    after: str
    before: str
    rest: str
    firm: bool = False


def hours_in(text: str) -> Hours | None:
    """The hours between which a text wants something; None when it names none. "not before 9" is after 9."""
    if STROKES.search(text):
        return None
    said = fold(text)
    found = BETWEEN.search(said)
    if found:
        after, before = _moment(found, "a", "after"), _moment(found, "b", "before")
        if not NOT.isdisjoint(said[: found.start()].split()):
            after, before = _outside(after, before)
            return Hours(after, before, without(said, found), firm=True)
        return Hours(after, before, without(said, found), firm=True) if after < before else None
    sided = [(found, side) for pattern, side in SIDES if (found := pattern.search(said))]
    if sided:
        return _sided(said, *min(sided, key=lambda each: each[0].start()))
    at = AT.search(said)
    if at and not NOT.isdisjoint(said[: at.start()].split()):
        return _not_at(said, at)
    refused = ((found, after, before) for pattern, after, before in REFUSED if (found := pattern.search(said)))
    for found, after, before in refused:
        return None if NOT.isdisjoint(said.split()) else Hours(after, before, without(said, found), firm=True)
    parts = ((found, after, before) for pattern, after, before in PARTS if (found := pattern.search(said)))
    return next((_part(said, *part) for part in parts), None)


def _outside(begins: str, ends: str) -> tuple[str, str]:
    """What "not between ..." leaves of a day; of two ends the longer one, as the law's hours go from 8 to 21."""
    if begins >= ends:
        return ends, begins
    return ("", begins) if int(begins[:2]) - 8 > 21 - int(ends[:2]) else (ends, "")


def _not_at(said: str, found: re.Match[str]) -> Hours | None:
    """ "Not at 6 in the morning" begins later, "not at 9 pm" ends before; an hour at midday says nothing."""
    moment, rest = _moment(found, "a", "before"), without(said, found)
    if moment < MORNING_ENDS:
        return Hours(max(FIRST, f"{int(moment[:2]) + 1:02}:00"), "", rest, firm=True)
    return Hours("", moment, rest, firm=True) if moment >= EVENING else None


def _part(said: str, found: re.Match[str], after: str, before: str) -> Hours:
    """ "In the evening" begins then; "not in the evening" ends then."""
    rest = without(said, found)
    if NOT.isdisjoint(said[: found.start()].split()):
        return Hours(after, before, rest)
    return Hours("", after, rest, firm=True) if after else Hours(before, "", rest, firm=True)


def _sided(said: str, found: re.Match[str], side: str) -> Hours:
    negated = not NOT.isdisjoint(said[: found.start()].split())
    meant = {"after": "before", "before": "after"}[side] if negated else side
    moment = _moment(found, "a", meant)
    rest = without(said, found)
    return Hours(moment, "", rest, negated) if meant == "after" else Hours("", moment, rest, negated)


def without(said: str, found: re.Match[str]) -> str:
    """What is left of a text when what was found in it is taken out."""
    return " ".join(f"{said[: found.start()]} {said[found.end() :]}".split())


def _moment(found: re.Match[str], name: str, side: str) -> str:
    if found[f"{name}noon"]:
        return "12:00"
    hour, minute, half = int(found[f"{name}h"]), int(found[f"{name}m"] or 0), found[f"{name}half"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in AFTERNOON else 0)
    elif hour < FIRST_MORNING[side]:
        hour += 12
    return f"{time(hour % 24, minute):%H:%M}"
