"""Plus codes (Open Location Code), as map apps show them: "8559CWX7+XC", or short with a town."""

import re

from openlocationcode import openlocationcode as plus

from textbot.core.places.gazetteer import Point

_DIGIT = "23456789CFGHJMPQRVWX"
_CODE = re.compile(rf"(?<![\w+])((?:[{_DIGIT}]{{2}}){{2,4}})(?:\+|%2B)([{_DIGIT}]{{2,5}})(?![\w+])", re.IGNORECASE)


def find_plus_code(text: str, centre: Point | None) -> tuple[str, Point] | None:
    """The first Plus code in a text and the middle of the few metres it names. A short one ("CWX7+XC Springfield") is
    completed to the nearest such place around `centre`; without a centre it says nothing."""
    for found in _CODE.finditer(text):
        code = f"{found[1]}+{found[2]}".upper()
        if plus.isShort(code) and centre is not None:
            code = str(plus.recoverNearest(code, *centre))
        if plus.isFull(code):
            area = plus.decode(code)
            return found[0], (round(area.latitudeCenter, 6), round(area.longitudeCenter, 6))
    return None
