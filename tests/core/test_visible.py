"""What turns the direction of a text is shown by name; everything else stays as it was written."""

import pytest

from textbot.core.visible import Piece, pieces


def test_a_turning_character_is_named_and_taken_out() -> None:
    assert pieces("photo\u202egpj.exe") == (Piece("photo"), Piece("", "RLO"), Piece("gpj.exe"))


@pytest.mark.parametrize("mark", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_no_turning_character_reaches_a_page(mark: str) -> None:
    assert mark not in "".join(piece.text for piece in pieces(f"a{mark}b{mark}"))


@pytest.mark.parametrize("text", ["", "hello", "a\u200bb", "👩\u200d👧", "مرحبا\u200f!", "<b>&amp;"])
def test_other_texts_stay_whole(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text
