"""Days of every week that a text names: "on Sundays", "los fines de semana"."""

import re

from textbot.core.words import fold

_EN = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|weekday"
_ES = "lunes|martes|miercoles|jueves|viernes|sabado|domingo|fin de semana"
WEEKLY = re.compile(
    rf"\b(?:on )?(?:(?:{_EN})s|(?:every|each|any) (?:{_EN})|(?:en |entre )?(?:los|cada|ningun) (?:{_ES})s?|"
    r"(?:en )?(?:los )?(?:domingos|sabados|fines de semana))\b"
)

# "While I'm at work": hours that only they know.
BUSY = re.compile(
    r"\b(?:(?:while|when) (?:im|i am|i m)|during(?: my)?|mientras|cuando|en) ?(?:estoy |ando )?(?:at |in |en |el |la )*"
    r"(?:work|working|school|class|church|asleep|sleeping|driving|bed|shift|trabajo|trabajando|trabajo|escuela|clase|"
    r"durmiendo|dormido|dormida|manejando|misa|turno)\b"
)


def busy_in(text: str) -> str | None:
    """The folded text without the words for a time that only its sender knows ("while I'm at work"); None when it
    names none."""
    said = fold(text)
    found = BUSY.search(said)
    return " ".join(f"{said[: found.start()]} {said[found.end() :]}".split()) if found else None


def weekly_in(text: str) -> str | None:
    """The folded text without the days of every week that it names; None when it names none."""
    said = fold(text)
    found = WEEKLY.search(said)
    if found is None:
        return None
    rest = f"{said[: found.start()]} {said[found.end() :]}"
    return " ".join(WEEKLY.sub(" ", rest).split())
