"""Days of every week that a text names: "on Sundays", "los fines de semana"."""

import re

from textbot.core.words import fold

_EN = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|weekday"
_ES = "lunes|martes|miercoles|jueves|viernes|sabado|domingo|fin de semana"
WEEKLY = re.compile(
    rf"\b(?:on )?(?:(?:{_EN})s|(?:every|each|any) (?:{_EN})|(?:en |entre )?(?:los|cada|ningun) (?:{_ES})s?|"
    r"(?:en )?(?:los )?(?:domingos|sabados|fines de semana))\b"
)


def weekly_in(text: str) -> str | None:
    """The folded text without the days of every week that it names; None when it names none."""
    said = fold(text)
    found = WEEKLY.search(said)
    if found is None:
        return None
    rest = f"{said[: found.start()]} {said[found.end() :]}"
    return " ".join(WEEKLY.sub(" ", rest).split())
