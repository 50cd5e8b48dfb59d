"""What must not be kept from a text: characters no page can show, card numbers, Social Security numbers."""

import re
from collections.abc import Iterator

REMOVED = "[removed]"
"""Stands for a text of which nothing is kept."""
HUSHED = "###"
"""Stands for a number in a text of somebody who was asked for a secret."""
CARD_REMOVED = "[card number removed]"
SSN_REMOVED = "[SSN removed]"

# Everything outside XML 1.0's Char production, which leaves out NUL and lone surrogates.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_GAP = r"[\s\-‐-―\u200b-\u200f\u2060\ufeff]"
# A phone number or a report reference: both stay, and neither is ever read as part of a longer number.
OURS = re.compile(r"((?<!\d)(?:(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|20\d\d-[01]\d[0-3]\d-\d{4,6})(?!\d))")
RUN = re.compile(rf"(?<!\d)\d{{4}}(?:\.\d{{4}}){{3}}(?!\d)|(?<!\d)\d(?:{_GAP}{{0,3}}\d){{12,}}(?!\d)")
GROUP = re.compile(r"\d+")
# Phrases that tell a code, and the code.
CODED = frozenset({"phrases.staff_phone_code"})
CODE = re.compile(r"\b\d{6}\b")
CARD_LENGTHS = range(13, 20)

SSN = re.compile(r"(?<![\d-])\d{3}[-‐-―]\s?\d{2}[-‐-―]\s?\d{4}(?![\d-])|(?<![\d-])\d{3} \d{2} \d{4}(?![ -]?\d)")
NINE = r"(?<!\d)(?<!\d[ .-])\d(?:[ .-]?\d){8}(?![ .-]?\d)"
SSN_WORD = r"\b(?:ssn|social|seguro)\b"
SSN_AFTER = re.compile(rf"({SSN_WORD}\D{{0,40}}?){NINE}", re.IGNORECASE)
SSN_BEFORE = re.compile(rf"{NINE}(\D{{1,25}}?{SSN_WORD})", re.IGNORECASE)


DIGITS = re.compile(r"(?<!\d)\d(?:[ .\-]{0,2}\d){2,}(?!\d)")
WORD = re.compile(r"[^\W\d_]+")
BESIDE = frozenset(
    "my the its it s is pin nip account number acct code and y e el la mi es numero número de cuenta ok no".split()
)
# A PIN or an account number that is named as one.
NAMED = re.compile(
    r"\b(pin|nip|passcode|account|acct|cuenta)\b"
    r"((?:\s+(?:number|num|no|número|numero|is|es|#|ending))*[\s:#.]*)(\d(?:[ -]?\d){3,15})(?!\d)",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """`text` fit to store: without NUL, lone surrogates and other characters that XML 1.0 forbids; else verbatim."""
    if text.isascii() and text.isprintable():
        return text
    return ILLEGAL.sub("", text)


def mask(text: str) -> str:
    """`text` with card numbers (13-19 digits that pass Luhn, spaces or dashes allowed) and US Social Security numbers
    taken out, and whatever is called a PIN or an account number. Phone numbers, report references and coordinates
    stay."""
    digits = sum(char.isdigit() for char in text)
    if digits < 4:
        return text
    text = NAMED.sub(_without_digits, text)
    if digits < 9:
        return text
    bare = "".join(part if OURS.fullmatch(part) else _without_cards(part) for part in OURS.split(text))
    bare = SSN.sub(SSN_REMOVED, bare)
    bare = SSN_AFTER.sub(rf"\1{SSN_REMOVED}", bare)
    return SSN_BEFORE.sub(rf"{SSN_REMOVED}\1", bare)


def hush(text: str) -> str:
    """`text` without its numbers of three digits and more, however they are spaced."""
    return DIGITS.sub(HUSHED, text)


def without_code(text: str, made_by: str) -> str:
    """A text of ours as colleagues may read it: one that tells its reader a code keeps it to itself."""
    return CODE.sub("••••••", text) if made_by in CODED else text


def only_number(text: str) -> bool:
    """Whether a text is a number of four digits and more and little else ("2468", "my pin is 2468")."""
    rest = DIGITS.sub("", text)
    return rest != text and all(word in BESIDE for word in WORD.findall(rest.lower()))


def luhn(digits: str) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812-1)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _without_digits(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}{REMOVED}"


def _without_cards(text: str) -> str:
    return RUN.sub(lambda run: _masked_run(run[0]), text)


def _masked_run(run: str) -> str:
    """A run of digit groups with its first card number taken out; what follows it is searched as well."""
    for start, end in _card_spans(run):
        return run[:start] + CARD_REMOVED + _masked_run(run[end:])
    return run


def _card_spans(run: str) -> Iterator[tuple[int, int]]:
    """Where a card number may stand: from one group's start to another's end, the longest first."""
    groups = list(GROUP.finditer(run))
    for first in range(len(groups)):
        yield from reversed(list(_cards_from(groups[first : first + CARD_LENGTHS.stop])))


def _cards_from(groups: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Those that begin with the first group, the shortest first."""
    digits = ""
    for closing in groups:
        digits += closing[0]
        if len(digits) >= CARD_LENGTHS.stop:
            return
        if len(digits) in CARD_LENGTHS and luhn(digits):
            yield groups[0].start(), closing.end()
