"""Numbers of simulated phones: made-up ones of the block 555-01xx, which nobody has."""

import re

MOST = 4
PICKS = tuple(f"+1602555{line:04}" for line in (111, 112, 113, 114, 115, 116, 117, 118))
WRONG = "Please use a phone number like 602-555-0111."


def read_number(text: str) -> str | None:
    """`602-555-0111`, `(602) 555 0111` or `+16025550111` as +16025550111; None when it is no such number."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 10:
        digits = f"1{digits}"
    return f"+{digits}" if re.fullmatch(r"1[2-9]\d{9}", digits) else None


def read_numbers(texts: list[str]) -> tuple[list[str], str]:
    """The phones to show (the first pick when none is named), and what to tell the visitor, or ""."""
    read = [read_number(text) for text in texts]
    numbers = list(dict.fromkeys(number for number in read if number))[:MOST]
    return numbers or [PICKS[0]], WRONG if None in read else ""


def shown(number: str) -> str:
    """+16025550111 as 602-555-0111."""
    found = re.fullmatch(r"\+1(\d{3})(\d{3})(\d{4})", number)
    return "-".join(found.groups()) if found else number
