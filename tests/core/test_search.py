"""What somebody searches for, and where it stands in a text."""

import pytest

from textbot.core.search import Part, excerpt, has_all, marked, query


@pytest.mark.parametrize(
    ("typed", "ways", "beginning", "digits"),
    [
        ("Basura", (("basura",),), True, ""),
        ("información ", (("informacion",),), False, ""),
        ("ca", (("ca",),), False, ""),
        ("elm  elm street", (("elm", "street"),), True, ""),
        ("0111", (("0111",),), True, "0111"),
        ("(602) 555-0111", (("602", "555", "0111"), ("6025550111",)), True, "6025550111"),
        ("+1 602.555.0111", (("1", "602", "555", "0111"), ("602", "555", "0111"), ("6025550111",)), True, "6025550111"),
        ("2026-1121-0042", (("2026", "1121", "0042"),), True, "202611210042"),
        ('"*" OR NEAR(', (("or", "near"),), True, ""),
        ("*", (), False, ""),
        ("", (), False, ""),
        ("\x00\ud800", (), False, ""),
    ],
)
def test_what_was_typed_is_read(typed: str, ways: tuple[tuple[str, ...], ...], beginning: bool, digits: str) -> None:
    asked = query(typed)
    assert (asked.ways, asked.beginning if ways else False, asked.digits) == (ways, beginning, digits)


def test_a_very_long_query_is_cut() -> None:
    asked = query("lorem ipsum " * 1000)
    assert asked.ways == (("lorem", "ipsum"),)
    assert len(query("x" * 10_000).ways[0][0]) == 40
    assert len(query(" ".join(f"w{number}" for number in range(50))).ways[0]) == 8


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("¿Cuándo pasa la BASURA?", "basura", ["BASURA"]),
        ("¿Cuándo pasa la basura?", "cuando bas", ["Cuándo", "basura"]),
        ("Informacio\u0301n", "información", ["Informacio\u0301n"]),
        ("call 602-555-0199", "6025550199", ["602", "555", "0199"]),
        ("<script>alert(1)</script>", "script", ["script", "script"]),
        ("nothing here", "basura", []),
    ],
)
def test_a_match_is_marked_as_it_was_written(text: str, typed: str, found: list[str]) -> None:
    asked = query(typed)
    parts = marked(text, asked)
    assert "".join(part.text for part in parts) == text
    assert [part.text for part in parts if part.found] == found
    assert has_all(text, asked) == bool(found)


def test_an_excerpt_shows_the_first_match_with_what_stands_around_it() -> None:
    parts = excerpt("word " * 200 + "pothole " + "word " * 200, query("pothole"))
    assert Part("pothole", True) in parts
    assert parts[0].text.startswith("… ")
    assert parts[-1].text.endswith(" …")
    assert len("".join(part.text for part in parts)) < 300
    assert excerpt("short", query("pothole")) == (Part("short", False),)
