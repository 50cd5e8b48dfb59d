"""Telephone numbers: as people read them and as a network dials them."""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from textbot.core.marking import N_

HOME = "US"
NORTH_AMERICA = 1
# Numbers of North America: neither area code nor exchange begins with 0 or 1.
_AT_HOME = re.compile(r"1?([2-9]\d\d[2-9]\d{6})")
_ROUNDED = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")
MISSING, NO_PHONE = N_("the phone number is missing"), N_("this is no phone number")
NO_DIGITS = N_("this is no phone number; write ten digits, or + and the country code")
ROUNDED = N_("a spreadsheet has rounded this number; make the column text and enter the number again")
_BETWEEN = re.compile(r"(?<=\d{10})\.0$|[\s().·–—/-]|^'|^tel:")


def say_phone(number: str) -> str:
    """+16025550123 as 602-555-0123; a foreign number with its country code; anything else as it is."""
    try:
        parsed = phonenumbers.parse(number, HOME)
    except NumberParseException:
        return number
    if parsed.country_code != NORTH_AMERICA:
        return str(phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL))
    digits = str(parsed.national_number)
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}" if len(digits) == 10 else number


def dialable(number: str) -> str | None:
    """602-555-0123 as +16025550123; None when nobody could dial it."""
    try:
        parsed = phonenumbers.parse(number, HOME)
    except NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return str(phonenumbers.format_number(parsed, PhoneNumberFormat.E164))


def typed_phone(typed: str) -> str:
    """A number as people and spreadsheets write it, "(602) 555-0143" or "6025550143.0", as +16025550143. Raises
    ValueError that says what is wrong with it."""
    said = typed.strip()
    if _ROUNDED.fullmatch(said):
        raise ValueError(ROUNDED)
    bare = _BETWEEN.sub("", said)
    digits = bare.removeprefix("+")
    if not digits.isascii() or not digits.isdigit():
        raise ValueError(NO_PHONE if said else MISSING)
    at_home = _AT_HOME.fullmatch(digits)
    if at_home:
        return f"+1{at_home[1]}"
    abroad = dialable(bare) if bare.startswith("+") and not digits.startswith("1") else None
    if abroad is None:
        raise ValueError(NO_DIGITS)
    return abroad
