"""Who to reach about a report: a name and a number, in an answer or told in passing."""

import re

from textbot.core.phone import dialable

# Words that follow a name and are none of it.
_NOT_NAMES = (
    "and|at|on|in|from|i|im|my|the|there|theres|we|have|need|live|want|calling|please|thanks|thank|here|is|a|an|with|by|"
    "for|y|en|vivo|hay|tengo|necesito|quiero|reporto|un|una|mi|para|por|con|gracias|desde|aqui|aquí|yo|que|"
    "st|street|ave|avenue|rd|road|dr|drive|blvd|ln|lane|ct|way|pkwy"
)
_LETTERS = r"(?:[^\W\d_]|['’-])*"
_WORD = rf"[^\W\d_]{_LETTERS}\.?"
_NAME = rf"((?!(?:{_NOT_NAMES})\b){_WORD}(?:\s+(?!(?:{_NOT_NAMES})\b){_WORD}){{0,3}})"
_TOLD = re.compile(
    rf"\b(?:my\s+name(?:\s+is|['’]?s)|name\s*(?:is|:)|me\s+llamo|mi\s+nombre(?:\s+es|\s*:)|a\s+nombre\s+de)\s+{_NAME}",
    re.IGNORECASE,
)
# "I'm" and "this is" begin many sentences: only a name in capitals after them is one.
_CAPITAL = rf"(?!(?:{_NOT_NAMES.title()})\b)[^\W\d_a-záéíóúñ]{_LETTERS}"
_SPOKEN = re.compile(
    rf"\b(?:[Tt]his\s+is|[Ii]['’]?m|[Ii]\s+am|[Ss]oy|[Hh]abla|[Ll]e\s+habla)\s+({_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})"
    r"(?!\s+(?:St|Street|Ave|Avenue|Rd|Road|Dr|Blvd|Ln|Ct|Way|Pkwy|Park|and|&)\b)(?!\w)"
)
_STREETS = re.compile(
    r"\b(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Blvd|Ln|Lane|Ct|Way|Pkwy|Park|City|Calle)\b", re.IGNORECASE
)
_OPENING = re.compile(
    r"^\W*(?:(?:my\s+name(?:\s+is|['’]?s)|name\s*:|it['’]?s|its|this\s+is|i['’]?m|i\s+am|me\s+llamo|mi\s+nombre\s+es|soy|es)\s+)",
    re.IGNORECASE,
)
_ANSWER = re.compile(rf"{_WORD}(?:[\s,]+{_WORD}){{0,4}}")
_PHONE = re.compile(r"(?<![\d-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]?\d{4}(?![\d-])")
_REACHED = re.compile(
    r"\b(?:call|text|reach|contact|phone|cell|number|callback|ll[aá]me\w*|m[aá]rque\w*|tel[eé]fono|cel(?:ular)?|n[uú]mero)\b",
    re.IGNORECASE,
)  # fmt: skip
_CALL_ME = re.compile(
    r"\b(?:call|text|reach|contact|ll[aá]m[ea]n?|m[aá]rquen?|escr[ií]ban?)[ -]?(?:me|us|nos|lo)?"
    rf"(?:\s+(?:me|us|back|at|on|al|a))*\s*:?\s*{_PHONE.pattern}",
    re.IGNORECASE,
)
MOST = 80


def told_name(text: str) -> str:
    """The name that a text about something else tells: "my name is ana ruiz" -> "Ana Ruiz"; "" for none."""
    found = _TOLD.search(text) or _SPOKEN.search(text)
    if not found or _STREETS.search(found[1]):
        return ""
    return _written(found[1])


def without_name(text: str) -> str:
    """The text without a name that it tells, and what leads to it."""
    return _TOLD.sub(" ", text)


def without_number(text: str) -> str:
    """The text without "call me at 602-555-0123"."""
    return _CALL_ME.sub(" ", text)


def name_in(answer: str) -> str:
    """The name that is the answer to a question for it; "" for a text that is none."""
    bare = _OPENING.sub("", answer.strip()).strip(" .,!")
    return _written(bare)[:MOST] if _ANSWER.fullmatch(bare) else ""


def told_number(text: str) -> str:
    """The number that a text about something else asks to be reached at, as it is dialled; "" for none."""
    return number_in(text) if _REACHED.search(text) else ""


def number_in(text: str) -> str:
    """The first telephone number in a text, as it is dialled (+16025550123); "" for none."""
    found = _PHONE.search(text)
    return (dialable(found[0]) or "") if found else ""


def _written(name: str) -> str:
    """A name typed in small letters gets capitals; any other stays as it is."""
    name = " ".join(name.split())
    return name.title() if name.islower() else name
