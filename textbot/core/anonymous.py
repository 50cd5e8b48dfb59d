"""A text without whom it came from: kept as a question nobody answered or as an example, seen by whoever edits answers.

Eager on purpose: a number too many is taken out rather than a house or an account left in.
"""

import re

from textbot.core.redaction import mask
from textbot.core.words import fold

# A question is short; a longer text is a message, and its beginning says what it is about.
LONGEST = 300

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w-])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]?\d{3}[ .-]?\d{4}(?!\d)|(?<![\w-])\d{3}[ .-]\d{4}(?![\d-])"
)
_NAME = re.compile(
    r"\b(my name is|my name's|me llamo|mi nombre es)\s+(?!and\b|y\b)[\w'’-]+(?:\s+(?-i:[A-ZÁÉÍÓÚÑ])[\w'’-]+)*", re.I
)
_REFERENCE = re.compile(r"(?<!\d)20\d\d-[01]\d[0-3]\d-\d{4,6}(?!\d)")
_UNITS = "apt|apartment|unit|suite|lot|space|depto|departamento|interior|int"
_UNIT = re.compile(rf"\b({_UNITS})\.?\s*#?\s*[\w-]*\d[\w-]*", re.I)
# Street kinds: a number before "Elm St" is a house, and so is one after "calle Olmo".
_KINDS = "st|street|ave?|avenue|rd|road|dr|drive|ln|lane|blvd|ct|court|cir|circle|pl|place|way|hwy|pkwy|ter|trl|loop"
_HOUSE = re.compile(rf"(?<![\w$.,-])\d{{1,6}}[a-z]?(?=\s+(?:[nsew]\.?\s+)?(?:[\w'’]+\s+){{1,3}}(?:{_KINDS})\b)", re.I)
_CALLES = "calle|avenida|av|ave|bulevar|camino"
_NUMERO = re.compile(rf"\b((?:{_CALLES})\.?\s+(?:\w+\s+){{0,3}}?\w+\s*(?:#|no\.?|núm\.?)?\s*)\d{{1,6}}\b", re.I)
_LONG = re.compile(r"(?<![\w$.,/-])#?\d[\d-]{2,}[a-z]?(?![\w%]|[.,:/]\d)", re.I)
# Numbers that say what is asked, not who asks: dialled services, tax forms, years.
_KNOWN = re.compile(r"[2-9]11|988|1040|1099|(?:19|20)\d\d")


def anonymous(text: str) -> str:
    """`text` on one line without card and Social Security numbers, phones, e-mail addresses, names given as such,
    report references, house and unit numbers and other long numbers; at most LONGEST characters."""
    bare = _EMAIL.sub("[email]", mask(" ".join(text.split())))
    bare = _REFERENCE.sub("[reference]", bare)
    bare = _PHONE.sub("[phone]", bare)
    bare = _NAME.sub(r"\1 [name]", bare)
    bare = _UNIT.sub(r"\1 [number]", bare)
    bare = _NUMERO.sub(r"\1[number]", bare)
    bare = _HOUSE.sub("[number]", bare)
    bare = _LONG.sub(lambda found: found[0] if _KNOWN.fullmatch(found[0].lstrip("#")) else "[number]", bare)
    return bare if len(bare) <= LONGEST else f"{bare[: LONGEST - 1]}…"


def normal_form(anonymised: str) -> str:
    """What two askings of the same question share: folded words, the marks of what was taken out left away; "" when
    there is no word in it."""
    plain = fold(re.sub(r"\[[a-zA-Z ]+\]", " ", anonymised))
    return plain[:LONGEST] if any(char.isalnum() for char in plain) else ""


def last_digits(phone: str) -> str:
    """A phone as a list may show it: "…0123"."""
    return f"…{phone[-4:]}"
