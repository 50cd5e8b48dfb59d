"""Days that texts name, in English and Spanish, from Monday, November 23, 2026."""

from datetime import date

import pytest

from textbot.core.days.calendar import Holidays
from textbot.core.days.date_words import days_in

TODAY = date(2026, 11, 23)
KEPT = Holidays("US", "AZ", frozenset(["Thanksgiving Day", "Christmas Day"]))

NAMED = {
    "are parks open on Thanksgiving?": ["2026-11-26"],
    "is trash picked up on xmas": ["2026-12-25"],
    "is city hall open tomorrow": ["2026-11-24"],
    "open monday?": ["2026-11-23"],
    "next monday": ["2026-11-30"],
    "open on Nov 27": ["2026-11-27"],
    "are u open november 27th": ["2026-11-27"],
    "12/25": ["2026-12-25"],
    "2026-12-24": ["2026-12-24"],
    "the 27th": ["2026-11-27"],
    "is the library open on sat and sun": ["2026-11-28", "2026-11-29"],
    "this weekend": ["2026-11-28", "2026-11-29"],
    "on the holiday": ["2026-11-26"],
    "chrismas eve": ["2026-12-24"],
    "thanksgivng": ["2026-11-26"],
    "black friday": ["2026-11-27"],
    "4th of july": ["2027-07-04"],
    "good friday": ["2027-03-26"],
    "labor day": ["2027-09-06"],
    "open rn": ["2026-11-23"],
    "¿abren el lunes?": ["2026-11-23"],
    "el lunes que viene": ["2026-11-30"],
    "¿hay basura en navidad?": ["2026-12-25"],
    "abren mañana por la mañana": ["2026-11-24"],
    "pasado mañana": ["2026-11-25"],
    "día de acción de gracias": ["2026-11-26"],
    "27 de noviembre": ["2026-11-27"],
    "cuatro de julio": ["2027-07-04"],
    "día del trabajo": ["2027-09-06"],
    "nochebuena": ["2026-12-24"],
    "el día festivo": ["2026-11-26"],
    "miercoles": ["2026-11-25"],
}


@pytest.mark.parametrize(("text", "days"), NAMED.items(), ids=NAMED.keys())
def test_days_are_heard(text: str, days: list[str]) -> None:
    assert [named.day.isoformat() for named in days_in(text, TODAY, KEPT)] == days


NO_DAY = [
    "are you open on mondays", "monday to friday?", "abren los sábados", "lunes a viernes", "abren en la mañana",
    "pothole at 5th and elm", "weekends", "call me maybe", "2026", "los fines de semana", "",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DAY)
def test_what_happens_every_week_is_no_day(text: str) -> None:
    assert days_in(text, TODAY, KEPT) == ()


def test_impossible_dates_are_no_days() -> None:
    assert days_in("feb 30", TODAY, KEPT) == ()
