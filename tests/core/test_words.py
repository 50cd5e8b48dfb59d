"""What a text sounds like, and what is never kept of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textbot.core.words import clean, fold, mask, squeezed, tokens, unstretched

FOLDED = [
    ("punctuation and case", "  STOP!!  ", "stop"),
    ("spanish marks", "¡ALTO!", "alto"),
    ("accents go", "¿Qué pasó con el ESTÁNDAR?", "que paso con el estandar"),
    ("enye goes too", "mañana", "manana"),
    ("decomposed accents", "que\u0301", "que"),
    ("zero width inside", "ST\u200bO\u200dP\ufeff", "stop"),
    ("bidi controls", "\u202eSTOP\u202c", "stop"),
    ("soft hyphen", "un\u00adsubscribe", "unsubscribe"),
    ("full width letters", "ＳＴＯＰ", "stop"),
    ("styled letters", "𝐒𝐓𝐎𝐏", "stop"),
    ("curly apostrophe", "don’t", "dont"),
    ("straight apostrophe", "don't", "dont"),
    ("typed acute as apostrophe", "don´t", "dont"),
    ("curly quotes", "“stop”", "stop"),
    ("hyphen parts words", "opt-out", "opt out"),
    ("en dash parts words", "opt–out", "opt out"),
    ("slash", "N/A", "n a"),
    ("emoji beside a word", "STOP 🛑", "stop"),
    ("emoji alone is kept once", "👍👍", "👍"),
    ("skin tone goes", "👍🏽", "👍"),
    ("variation selector goes", "❤️", "❤"),
    ("question marks alone", "???", "?"),
    ("smiley leaves no letter", "stop :D", "stop"),
    ("smiley on accents", "adiós :)", "adios"),
    ("a list number is no smiley", "8)", "8"),
    ("heart", "thanks <3", "thanks"),
    ("letters with gaps stay apart", "S T O P", "s t o p"),
    ("newlines and tabs", "trash\n\tday", "trash day"),
    ("no-break space", "trash\u00a0day", "trash day"),
    ("sharp s", "STRASSE straße", "strasse strasse"),
    ("numbers stay", "123 Main St., 5th", "123 main st 5th"),
    ("underscore", "opt_out", "opt out"),
    ("chinese stays", "你好!", "你好"),
    ("nothing", "", ""),
    ("only dots", "...", ""),
]


@pytest.mark.parametrize(("text", "folded"), [row[1:] for row in FOLDED], ids=[row[0] for row in FOLDED])
def test_words_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_tokens_are_the_words() -> None:
    assert tokens("¿Dónde está mi Basura?") == ("donde", "esta", "mi", "basura")


@pytest.mark.parametrize(("text", "plain"), [("stoooop", "stop"), ("helllp", "help"), ("1000", "1000"), ("see", "see")])
def test_stretched_letters_are_said_once(text: str, plain: str) -> None:
    assert unstretched(text) == plain


CLEANED = [
    ("nul", "a\x00b", "ab"),
    ("lone surrogate", "a\ud83db", "ab"),
    ("noncharacter", "a\uffffb\ufffe", "ab"),
    ("escape", "a\x1bb", "ab"),
    ("whitespace stays", "a\t\r\nb", "a\t\r\nb"),
    ("everything else stays", "¡Ñandú! 👩‍👩‍👧 \u202e中", "¡Ñandú! 👩‍👩‍👧 \u202e中"),
]


@pytest.mark.parametrize(("text", "cleaned"), [row[1:] for row in CLEANED], ids=[row[0] for row in CLEANED])
def test_what_is_not_text_is_taken_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


CARD = "[card number removed]"
SSN = "[SSN removed]"
MASKED = [
    ("spaced", "my card 4111 1111 1111 1111 ok", f"my card {CARD} ok"),
    ("plain", "4111111111111111", CARD),
    ("dashed", "it is 4111-1111-1111-1111.", f"it is {CARD}."),
    ("dotted", "4111.1111.1111.1111", CARD),
    ("amex", "3782 822463 10005", CARD),
    ("thirteen digits", "4222222222222", CARD),
    ("nineteen digits", "6304000000000000000", CARD),
    ("any issuer", "1234 5678 1234 5670", CARD),
    ("with expiry and code", "4111 1111 1111 1111 12/27 123", f"{CARD} 12/27 123"),
    ("expiry without slash", "5555 5555 5555 4444 1227", f"{CARD} 1227"),
    ("two cards", "4111111111111111 5555555555554444", f"{CARD} {CARD}"),
    ("odd gaps", "4111  1111 – 1111\n1111", CARD),
    ("invisible characters inside", "4111\u200b1111\u200b1111\u200b1111", CARD),
    ("after a phone", "602-555-0123 4111 1111 1111 1111", f"602-555-0123 {CARD}"),
    ("ssn", "my ssn is 123-45-6789 ok", f"my ssn is {SSN} ok"),
    ("ssn without a word", "123-45-6789", SSN),
    ("ssn with spaces", "123 45 6789", SSN),
    ("ssn in one", "SSN: 123456789", f"SSN: {SSN}"),
    ("social", "my social security number is 123456789", f"my social security number is {SSN}"),
    ("seguro social", "mi seguro social es 123 456 789", f"mi seguro social es {SSN}"),
    ("number first", "123456789 is my social", f"{SSN} is my social"),
    ("en dashes", "123–45–6789", SSN),
]
KEPT = [
    ("phone", "call 602-555-0123 or (602) 555-0199"),
    ("phone and phone", "602-555-0123 602-555-0199"),
    ("phone with country", "+1 602 555 0123"),
    ("zip and phone", "85001 602-555-0123"),
    ("reference", "2026-1121-0042"),
    ("references", "2026-1121-0042 2026-1121-0043"),
    ("fails luhn", "4111 1111 1111 1112"),
    ("coordinates", "https://maps.google.com/?q=33.4484001,-112.0740001"),
    ("address", "123 Main St apt 45 zip 85004-1234"),
    ("social phone", "social services 602-555-0123"),
    ("social phone plain", "social worker 6025550123"),
    ("date and time", "2026-11-21 10:30"),
    ("no digits", "trash day?"),
]


@pytest.mark.parametrize(("text", "masked"), [row[1:] for row in MASKED], ids=[row[0] for row in MASKED])
def test_what_must_not_rest_is_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize("text", [row[1] for row in KEPT], ids=[row[0] for row in KEPT])
def test_numbers_that_are_no_secret_are_left_alone(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(("typed", "kept"), [("a    b", "a b"), ("a \n \n b", "a\nb"), (" " * 4000, " "), ("", "")])
def test_a_run_of_blanks_is_one(typed: str, kept: str) -> None:
    assert squeezed(typed) == kept
