"""Days that a text names: "today", "el lunes", "Nov 27", "on xmas". English and Spanish."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rapidfuzz import fuzz, process

from textbot.core.days.calendar import Holidays
from textbot.core.days.holiday_words import HOLIDAY_WORDS, coming
from textbot.core.words import fold

MOST_DAYS = 3
SOON = 60  # days within which "the holiday" is looked for


@dataclass(frozen=True)
class NamedDay:
    """A day and the folded words that named it. at: where in the text."""

    day: date
    words: str
    at: int = 0


def days_in(text: str, today: date, kept: Holidays) -> tuple[NamedDay, ...]:
    """The days a text names, in its order, each once, at most 3. Weekdays and holidays mean the next ones, today
    included. "on Mondays" and "Monday to Friday" name no day. kept: the holidays of the city, for "the holiday"."""
    found = sorted(_named(text, today, kept), key=_order)
    unique = {named.day: named for named in reversed(found)}
    return tuple(sorted(unique.values(), key=_order))[:MOST_DAYS]


def _order(named: NamedDay) -> tuple[int, date]:
    return named.at, named.day


def _named(text: str, today: date, kept: Holidays) -> Iterator[NamedDay]:
    rest = f" {_spelled(fold(_dated(text)))} "
    for pattern, read in READERS:
        while found := pattern.search(rest):
            yield from (NamedDay(day, found[0].strip(), found.start()) for day in read(found, today, kept))
            rest = rest[: found.start()] + " " * (found.end() - found.start()) + rest[found.end() :]


def _dated(text: str) -> str:
    """The text with numeric dates kept apart from other numbers: folding would lose their strokes."""
    text = re.sub(r"\b(20\d\d)-(\d\d)-(\d\d)\b", r" ymd\1x\2x\3 ", text)
    return re.sub(r"\b(\d{1,2})/(\d{1,2})(?:/(?:20)?\d\d)?\b", r" md\1x\2 ", text)


def _spelled(said: str) -> str:
    """Long words that are nearly a day's name, mended: "thankgiving", "miercole"."""
    return " ".join(_mended(word) for word in said.split())


@cache
def _mended(word: str) -> str:
    if len(word) < 6 or word in _KNOWN or not word.isalpha():
        return word
    near = process.extractOne(word, _MENDABLE, scorer=fuzz.ratio, score_cutoff=86)
    return near[0] if near else word


MONTHS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        "january jan enero|february feb febrero|march mar marzo|april apr abril|may mayo|june jun junio|july jul julio|"
        "august aug agosto|september sept sep septiembre setiembre|october oct octubre|november nov noviembre|"
        "december dec diciembre dic".split("|"),
        1,
    )
    for word in words.split()
}
DAYS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        "monday mon lunes|tuesday tues tue martes|wednesday wed miercoles|thursday thurs thur thu jueves|"
        "friday fri viernes|saturday sat sabado|sunday sun domingo".split("|")
    )
    for word in words.split()
}
_PLURAL = [f"{day}s" for day in DAYS if day.endswith(("day", "o"))]
_KNOWN = frozenset([*MONTHS, *DAYS, *_PLURAL, *(part for words in HOLIDAY_WORDS for part in words.split()), "holiday"])
_MENDABLE = sorted(
    word for word in {*DAYS, "thanksgiving", "christmas", "tomorrow", "navidad", "halloween"} if len(word) >= 6
)

Read = Callable[[re.Match[str], date, Holidays], list[date]]
_TODAY = (
    "today|tonight|right now|rn|now|this morning|this afternoon|this evening|currently|hoy|ahora mismo|ahorita|ahora|"
    "en este momento|esta manana|esta tarde|esta noche"
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "|".join(sorted(DAYS, key=len, reverse=True))


def _nothing(found: re.Match[str], today: date, kept: Holidays) -> list[date]:
    return []


def _ahead(days: int) -> Read:
    return lambda found, today, kept: [today + timedelta(days=days)]


def _holiday(found: re.Match[str], today: date, kept: Holidays) -> list[date]:
    return [coming(HOLIDAY_WORDS[found[1]], today)]


def _next_kept(found: re.Match[str], today: date, kept: Holidays) -> list[date]:
    days = (today + timedelta(days=ahead) for ahead in range(SOON))
    return [day for day in days if kept.on(day)][:1]


def _weekday(found: re.Match[str], today: date, kept: Holidays) -> list[date]:
    start = today + timedelta(days=1) if found["next"] or found["after"] else today
    return [start + timedelta(days=(DAYS[found["day"]] - start.weekday()) % 7)]


def _weekend(found: re.Match[str], today: date, kept: Holidays) -> list[date]:
    saturday = today + timedelta(days=(5 - today.weekday()) % 7)
    return [today] if today.weekday() == 6 else [saturday, saturday + timedelta(days=1)]


def _month_day(found: re.Match[str], today: date, kept: Holidays) -> list[date]:
    return _date(today, MONTHS[found["month"]], int(found["number"]))


def _slashed(found: re.Match[str], today: date, kept: Holidays) -> list[date]:
    return _date(today, int(found[1]), int(found[2]))


def _iso(found: re.Match[str], today: date, kept: Holidays) -> list[date]:
    try:
        return [date(int(found[1]), int(found[2]), int(found[3]))]
    except ValueError:
        return []


def _of_month(found: re.Match[str], today: date, kept: Holidays) -> list[date]:
    """ "the 27th": this month's, or the next month's when it is over."""
    number = int(found["number"])
    month = today.month if number >= today.day else today.month % 12 + 1
    return _date(today, month, number)


def _date(today: date, month: int, number: int) -> list[date]:
    try:
        return [coming(lambda year: date(year, month, number), today)]
    except ValueError:
        return []


# Tried in this order; what one took is not read again.
READERS: tuple[tuple[re.Pattern[str], Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf" ({'|'.join(sorted(map(re.escape, HOLIDAY_WORDS), key=len, reverse=True))})(?= )", _holiday),
        (r" ymd(20\d\d)x(\d\d)x(\d\d)(?= )", _iso),
        (r" md(\d{1,2})x(\d{1,2})(?= )", _slashed),
        (rf" (?P<month>{_MONTH}) (?:the )?(?P<number>\d{{1,2}})(?:st|nd|rd|th)?(?= )", _month_day),
        (rf" (?P<number>\d{{1,2}})(?:st|nd|rd|th)? (?:of |de )?(?P<month>{_MONTH})(?= )", _month_day),
        (rf" (?:{_DAY})s? (?:to|through|thru|a|al|until|hasta) (?:el )?(?:{_DAY})s?(?= )", _nothing),
        (rf" (?:(?:on|every|each|los|cada|todos los) )?(?:{'|'.join(_PLURAL)})(?= )", _nothing),
        (rf" (?:every|each|los|cada|todos los) (?:{_DAY})(?= )", _nothing),
        (r" (?:weekends|los fines de semana|fines de semana|los fin de semana)(?= )", _nothing),
        (r" (?:day after tomorrow|pasado manana)(?= )", _ahead(2)),
        (r" (?:en|por|de|a) la manana(?= )", _nothing),
        (r" (?:tomorrow|tomorow|tmrw|tmr|tmw|2moro|tomorro|manana)(?= )", _ahead(1)),
        (rf" (?:{_TODAY})(?= )", _ahead(0)),
        (rf" (?P<next>next |proximo |el proximo )?(?P<day>{_DAY})(?P<after> que viene| que entra| proximo)?(?= )",
         _weekday),
        (r" (?:weekend|fin de semana)(?= )", _weekend),
        (r" (?:holiday|feriado|dia festivo|dia feriado|festivo|dia de fiesta)(?= )", _next_kept),
        (r" the (?P<number>\d{1,2})(?:st|nd|rd|th)(?! (?:st|street|ave|avenue))(?= )", _of_month),
        (r" el (?:dia )?(?P<number>\d{1,2})(?! de)(?= )", _of_month),
    )
)  # fmt: skip
