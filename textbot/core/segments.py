"""How many SMS parts a text costs (GSM 03.38 / 3GPP TS 23.038, concatenation per TS 23.040)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Encoding = Literal["GSM-7", "UCS-2"]

GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""One septet each. á í ó ú are not among them; é ñ ü ¿ ¡ are."""

GSM_EXTENSION = frozenset("\f^{}\\[~]|€")
"""An escape and a septet: two units each."""

GSM_COST = dict.fromkeys(GSM_BASIC, 1) | dict.fromkeys(GSM_EXTENSION, 2)
GSM_SINGLE, GSM_JOINED = 160, 153
UCS_SINGLE, UCS_JOINED = 70, 67


@dataclass(frozen=True, slots=True)
class Segments:
    """What a text costs: `units` are septets (GSM-7) or UTF-16 code units (UCS-2); `parts` are SMS parts."""

    encoding: Encoding
    units: int
    parts: int


def count(text: str) -> Segments:
    """The cost of `text` as one message; an empty text costs one part, for a carrier bills that too."""
    if GSM_BASIC.issuperset(text):  # as most are; counting each letter takes ten times as long
        return Segments("GSM-7", len(text), 1 if len(text) <= GSM_SINGLE else -(-len(text) // GSM_JOINED))
    costs = gsm_costs(text)
    if costs is not None:
        return _measured("GSM-7", costs, GSM_SINGLE, GSM_JOINED)
    return _measured("UCS-2", [1 if char <= "\uffff" else 2 for char in text], UCS_SINGLE, UCS_JOINED)


def gsm_costs(text: str) -> list[int] | None:
    """Septets per character, or None when one character lies outside GSM-7 and forces UCS-2."""
    try:
        return [GSM_COST[char] for char in text]
    except KeyError:
        return None


def outside_gsm(text: str) -> tuple[str, ...]:
    """The characters, each once and in order, that force 70-character parts; empty when none does."""
    return tuple(dict.fromkeys(char for char in text if char not in GSM_COST))


def _measured(encoding: Encoding, costs: list[int], single: int, joined: int) -> Segments:
    units = sum(costs)
    if units <= single:
        return Segments(encoding, units, 1)
    return Segments(encoding, units, _parts(costs, joined))


def _parts(costs: Iterable[int], room: int) -> int:
    """Parts filled greedily: a pair (escape or surrogate) moves whole to the next part when one unit is left."""
    parts, used = 1, 0
    for cost in costs:
        if used + cost > room:
            parts, used = parts + 1, 0
        used += cost
    return parts
