"""Telephone numbers: as people read them and as a network dials them."""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

HOME = "US"
NORTH_AMERICA = 1


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
