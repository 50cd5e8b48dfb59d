"""Segments are what a city pays for: counted exactly, never a pair split across two parts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textbot.core.segments import GSM_BASIC, GSM_EXTENSION, Segments, count, outside_gsm

CASES = [
    ("empty text", "", Segments("GSM-7", 0, 1)),
    ("plain ascii", "When is my trash picked up?", Segments("GSM-7", 27, 1)),
    ("free accents", "¿mañana è ü ñ É?", Segments("GSM-7", 16, 1)),
    ("acute a forces ucs-2", "Está", Segments("UCS-2", 4, 1)),
    ("exactly 160", "x" * 160, Segments("GSM-7", 160, 1)),
    ("161 is two parts", "x" * 161, Segments("GSM-7", 161, 2)),
    ("exactly 306", "x" * 306, Segments("GSM-7", 306, 2)),
    ("307 is three parts", "x" * 307, Segments("GSM-7", 307, 3)),
    ("euro costs two", "€", Segments("GSM-7", 2, 1)),
    ("80 braces fill one part", "{" * 80, Segments("GSM-7", 160, 1)),
    ("81 braces", "{" * 81, Segments("GSM-7", 162, 2)),
    ("escape pair moves whole", "x" * 152 + "€" + "x" * 152, Segments("GSM-7", 306, 3)),
    ("escape pair fits", "x" * 151 + "€" + "x" * 153, Segments("GSM-7", 306, 2)),
    ("ucs-2 at 70", "á" * 70, Segments("UCS-2", 70, 1)),
    ("ucs-2 at 71", "á" * 71, Segments("UCS-2", 71, 2)),
    ("ucs-2 at 134", "á" * 134, Segments("UCS-2", 134, 2)),
    ("ucs-2 at 135", "á" * 135, Segments("UCS-2", 135, 3)),
    ("emoji is two units", "👍", Segments("UCS-2", 2, 1)),
    ("35 emoji fill one part", "👍" * 35, Segments("UCS-2", 70, 1)),
    ("surrogate pair moves whole", "á" * 66 + "👍" + "á" * 66, Segments("UCS-2", 134, 3)),
    ("extension chars cost one in ucs-2", "á€{", Segments("UCS-2", 3, 1)),
    ("newline is gsm", "a\r\nb", Segments("GSM-7", 4, 1)),
    ("curly quote is not gsm", "don’t", Segments("UCS-2", 5, 1)),
    ("tab is not gsm", "a\tb", Segments("UCS-2", 3, 1)),
]


@pytest.mark.parametrize(("text", "cost"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_text_costs_these_segments(text: str, cost: Segments) -> None:
    assert count(text) == cost


def test_the_alphabet_is_the_standards() -> None:
    assert (len(GSM_BASIC), len(GSM_EXTENSION)) == (127, 10)  # 128 less the escape itself
    assert not GSM_BASIC & GSM_EXTENSION


def test_characters_that_force_short_parts_are_named_once() -> None:
    assert outside_gsm("Está aquí y allá: mañana") == ("á", "í")
    assert outside_gsm("plain") == ()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab{€éá😀中\n", max_size=700))
def test_parts_equal_a_message_packed_by_hand(text: str) -> None:
    assert count(text).parts == len(packed(text))


def packed(text: str) -> list[list[int]]:
    """The slow way, on explicit code units: one list per part."""
    gsm = all(char in GSM_BASIC | GSM_EXTENSION for char in text)
    sizes = [1 + (char in GSM_EXTENSION) if gsm else len(char.encode("utf-16-le")) // 2 for char in text]
    single, joined = (160, 153) if gsm else (70, 67)
    room = single if sum(sizes) <= single else joined
    parts: list[list[int]] = [[]]
    for size in sizes:
        if sum(parts[-1]) + size > room:
            parts.append([])
        parts[-1].append(size)
    return parts
