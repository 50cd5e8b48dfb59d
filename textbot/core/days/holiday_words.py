"""Holidays as residents name them in English and Spanish, and the day each falls on."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

OnYear = Callable[[int], date]
MONDAY, THURSDAY, SUNDAY = 0, 3, 6


def _fixed(month: int, day: int) -> OnYear:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, number: int, after: int = 0) -> OnYear:
    """The number-th weekday of a month, and so many days after."""

    def on(year: int) -> date:
        first = date(year, month, 1)
        ahead = (weekday - first.weekday()) % 7 + 7 * (number - 1)
        return first + timedelta(days=ahead + after)

    return on


def _last_monday_of_may(year: int) -> date:
    end = date(year, 5, 31)
    return end - timedelta(days=end.weekday())


def _easter(after: int) -> OnYear:
    """So many days from Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""

    def on(year: int) -> date:
        golden, (century, rest) = year % 19, divmod(year, 100)
        moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
        weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
        back = (golden + 11 * moon + 22 * weekday) // 451
        month, day = divmod(moon + weekday - 7 * back + 114, 31)
        return date(year, month, day + 1) + timedelta(days=after)

    return on


# Folded words -> the day in a year. The longest words are looked for first: "christmas eve" is not "christmas".
_ROWS: tuple[tuple[OnYear, str], ...] = (
    (_fixed(1, 1), "new years day | new years | new year | newyears | ano nuevo | dia de ano nuevo | primero de enero"),
    (_nth(1, MONDAY, 3), "mlk day | mlk | martin luther king day | martin luther king jr day | martin luther king | "
     "dia de martin luther king"),
    (_fixed(2, 14), "valentines day | valentines | san valentin | dia de los enamorados"),
    (_nth(2, MONDAY, 3), "presidents day | president day | dia de los presidentes | dia del presidente"),
    (_easter(-2), "good friday | viernes santo"),
    (_easter(0), "easter sunday | easter | domingo de pascua | pascua | domingo de resurreccion"),
    (_fixed(5, 5), "cinco de mayo"),
    (_nth(5, SUNDAY, 2), "mothers day"),
    (_last_monday_of_may, "memorial day | memorial weekend | dia de los caidos | dia de la recordacion"),
    (_fixed(6, 19), "juneteenth | 19 de junio"),
    (_fixed(7, 4), "independence day | 4th of july | fourth of july | july 4th | july fourth | the fourth | "
     "cuatro de julio | 4 de julio | dia de la independencia"),
    (_nth(9, MONDAY, 1), "labor day | labour day | dia del trabajo | dia del trabajador"),
    (_nth(10, MONDAY, 2), "columbus day | indigenous peoples day | dia de la raza | dia de los pueblos indigenas"),
    (_fixed(10, 31), "halloween | noche de brujas"),
    (_fixed(11, 2), "dia de los muertos | dia de muertos | day of the dead"),
    (_fixed(11, 11), "veterans day | veteran day | dia de los veteranos | dia del veterano"),
    (_nth(11, THURSDAY, 4), "thanksgiving day | thanksgiving | thanks giving | turkey day | accion de gracias | "
     "dia de accion de gracias | dia de gracias | dia del pavo | san guivin | sanksgiving"),
    (_nth(11, THURSDAY, 4, after=1), "day after thanksgiving | friday after thanksgiving | black friday | "
     "viernes negro | dia despues de accion de gracias | viernes despues de accion de gracias"),
    (_fixed(12, 12), "dia de la virgen de guadalupe | dia de la virgen"),
    (_fixed(12, 24), "christmas eve | xmas eve | nochebuena | noche buena | vispera de navidad"),
    (_fixed(12, 25), "christmas day | christmas | xmas day | xmas | x mas | navidad | dia de navidad"),
    (_fixed(12, 26), "day after christmas | dia despues de navidad"),
    (_fixed(12, 31), "new years eve | new year eve | nye | nochevieja | noche vieja | fin de ano | fin de anio | "
     "vispera de ano nuevo"),
)  # fmt: skip

HOLIDAY_WORDS: Mapping[str, OnYear] = {
    words.strip(): on for on, row in _ROWS for words in row.replace("\n", " ").split("|")
}


def coming(on: OnYear, today: date) -> date:
    """The next such day, today included."""
    this = on(today.year)
    return this if this >= today else on(today.year + 1)
