"""Until when a text wants quiet: "till Monday", "for a week", "hasta el 5 de diciembre". English and Spanish."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from textbot.core.days.calendar import Holidays
from textbot.core.days.clock_words import AFTERNOON, without
from textbot.core.days.date_words import DAYS, MONTHS, days_in
from textbot.core.words import fold

MOST = timedelta(days=366)
MORNING = time(8)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "the": 1, "this": 1, "un": 1, "una": 1, "uno": 1, "el": 1, "la": 1, "este": 1, "esta": 1,
    "two": 2, "dos": 2, "a couple": 2, "a couple of": 2, "par de": 2, "un par de": 2, "three": 3, "tres": 3, "few": 3,
    "a few": 3, "unos": 3, "unas": 3, "four": 4, "cuatro": 4, "five": 5, "cinco": 5, "six": 6, "seis": 6,
    "seven": 7, "siete": 7, "eight": 8, "ocho": 8, "ten": 10, "diez": 10, "twelve": 12, "doce": 12,
}  # fmt: skip
_UNITS: Mapping[str, timedelta] = {
    "hour": timedelta(hours=1), "hr": timedelta(hours=1), "hora": timedelta(hours=1), "day": timedelta(days=1),
    "dia": timedelta(days=1), "week": timedelta(days=7), "wk": timedelta(days=7), "semana": timedelta(days=7),
    "month": timedelta(days=30), "mes": timedelta(days=30), "year": timedelta(days=365), "ano": timedelta(days=365),
}  # fmt: skip
_ARTICLES = frozenset(("the", "this", "el", "la", "este", "esta"))
_COUNT = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
FOR = re.compile(
    rf"\b(?:for|por|durante|de|next|the next|los proximos|las proximas) (?:the next |next |about |los proximos |las "
    rf"proximas |unos |unas )?(?P<count>\d{{1,3}}|{_COUNT}) ?(?P<unit>{'|'.join(_UNITS)})(?:es|s)?\b"
)
# "mute 2 weeks": a number needs no "for". An article alone means a span that ends by itself, as in "this week".
COUNTS = "|".join(sorted((word for word in _NUMBERS if word not in _ARTICLES), key=len, reverse=True))
BARE = re.compile(rf"\b(?P<count>\d{{1,3}}|{COUNTS}) (?P<unit>{'|'.join(_UNITS)})(?:es|s)?\b")
# A span that ends by itself.
WITHIN = re.compile(
    r"\b(?:for |por |durante |all |toda |todo |during )?(?:the |el |la |this |esta |este |rest of the |rest of this |"
    r"el resto de la |el resto del )?(?P<what>weekend|fin de semana|week|semana|month|mes|today|hoy|tonight|"
    r"(?<=esta )noche|(?<=all )day|(?<=todo el )dia)\b"
)
UNTIL = re.compile(r"\b(?P<word>until|untill|till|til|thru|through|hasta)\b(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
INCLUSIVE = frozenset(("thru", "through"))
CLOCK = re.compile(
    r"(?:\b(?:at|a las?|las?) )?\b(?P<hour>1[0-2]|[1-9])(?: (?P<minute>[0-5]\d))? ?(?P<half>am|pm|a m|p m|de la manana|"
    r"de la tarde|de la noche)\b|\b(?P<noon>noon|mediodia)\b"
)
NEXT = re.compile(r"\bnext (?P<en>week|month|year)|(?:proxim[oa]|la otra|el otro) (?P<es>semana|mes|ano)\b")
SPOKEN = frozenset([*DAYS, *MONTHS, *_UNITS, *(word for words in _NUMBERS for word in words.split())]) | frozenset(
    """until untill till til thru through hasta for por durante in next the proximos proximas proximo proxima
    weekend fin de semana today tonight tomorrow hoy manana noche esta este this rest resto all day dia days
    dias weeks semanas months meses hours hrs horas noon midday mediodia medio am pm tarde later after
    before between from starting past earlier than by not despues antes entre desde a partir luego pasadas y
    and to morning mornings afternoon afternoons evening evenings night nights mananas tardes noches work
    trabajo at las los el la del on of new year years ano nuevo christmas thanksgiving navidad further
    notice viene entra otra otro half oclock o clock""".split()
)
"""Words that may stand in what tells a day or an hour."""
MONTH = re.compile(rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\b")


@dataclass(frozen=True, slots=True)
class Quiet:
    """until: the moment it ends, None when no day could be read. rest: the folded text without the words for it."""

    until: datetime | None
    rest: str


def quiet_in(text: str, now: datetime, kept: Holidays) -> Quiet | None:
    """Until when a text says; None when it names no span. `now` is local. A day means its midnight, "through" a day
    the one after it; at most MOST ahead."""
    found = UNTIL.search(text)
    if found:
        until = _until(found["rest"], now, kept, inclusive=found["word"].lower() in INCLUSIVE)
        return Quiet(_sane(until, now), fold(text[: found.start()]))
    said = fold(text)
    counted = FOR.search(said) or BARE.search(said)
    if counted:
        return Quiet(_sane(_counted(counted, now), now), without(said, counted))
    within = WITHIN.search(said)
    if within:
        return Quiet(WITHIN_ENDS[within["what"]](now), without(said, within))
    return None


def _until(rest: str, now: datetime, kept: Holidays, *, inclusive: bool) -> datetime | None:
    said = fold(rest)
    coming = NEXT.search(said)
    if coming:
        return _next(coming["en"] or coming["es"], now)
    clock = CLOCK.search(said)
    days = days_in(rest, now.date(), kept)
    month = MONTH.search(said)
    if not days and month:
        return _month(MONTHS[month[1]], now)
    if not days:
        moment = _at(now.date(), clock, now) if clock else None
        return moment + timedelta(days=1) if moment and moment <= now else moment
    day = days[0].day
    if day == now.date() and not clock:
        day += timedelta(days=7 if _is_weekday(days[0].words) else 1)
    if clock:
        return _at(day, clock, now)
    return _midnight(day + timedelta(days=1) if inclusive else day, now)


def _month(number: int, now: datetime) -> datetime:
    first = now.date().replace(month=number, day=1)
    return _midnight(first if first > now.date() else first.replace(year=first.year + 1), now)


def _is_weekday(words: str) -> bool:
    return any(word in DAYS for word in words.split())


def _at(day: date, clock: re.Match[str], now: datetime) -> datetime:
    hour = 12 if clock["noon"] else int(clock["hour"]) % 12 + (12 if clock["half"] in AFTERNOON else 0)
    return datetime.combine(day, time(hour, int(clock["minute"] or 0)), now.tzinfo)


def _next(what: str, now: datetime) -> datetime:
    if what in ("week", "semana"):
        return _end_of_week(now)
    return _end_of_month(now) if what in ("month", "mes") else _midnight(date(now.year + 1, 1, 1), now)


def _counted(found: re.Match[str], now: datetime) -> datetime:
    count = int(found["count"]) if found["count"].isdecimal() else _NUMBERS[found["count"]]
    span = _UNITS[found["unit"]] * count
    return now + span if span < timedelta(days=1) else _midnight((now + span).date(), now)


def _end_of_week(now: datetime) -> datetime:
    return _midnight(now.date() + timedelta(days=7 - now.weekday()), now)


def _end_of_month(now: datetime) -> datetime:
    return _midnight((now.date().replace(day=1) + timedelta(days=32)).replace(day=1), now)


def _tomorrow(now: datetime) -> datetime:
    return _midnight(now.date() + timedelta(days=1), now)


def _midnight(day: date, now: datetime) -> datetime:
    return datetime.combine(day, time(), now.tzinfo)


def _sane(moment: datetime | None, now: datetime) -> datetime | None:
    return min(moment, now + MOST) if moment is not None and moment > now else None


WITHIN_ENDS: Mapping[str, Callable[[datetime], datetime]] = {
    **dict.fromkeys(("weekend", "fin de semana", "week", "semana"), _end_of_week),
    **dict.fromkeys(("month", "mes"), _end_of_month),
    **dict.fromkeys(("today", "day", "hoy", "dia", "tonight", "night", "noche"), _tomorrow),
}
