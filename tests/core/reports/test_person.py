import pytest

from textbot.core.reports.person import name_in, number_in, told_name, told_number

TOLD = [
    ("my name is ana ruiz and there is a pothole on Elm", "Ana Ruiz"),
    ("My name's Bob, 123 Main St", "Bob"),
    ("This is Maria Lopez at 45 Oak Ave, I need water", "Maria Lopez"),
    ("I'm Joe Smith. street light out", "Joe Smith"),
    ("me llamo josé de la cruz y quiero un bote", "José De La Cruz"),
    ("Soy Ana Ruiz, hay un bache", "Ana Ruiz"),
    ("this is a pothole", ""),
    ("I'm at the corner of Elm", ""),
    ("This is Elm St and 5th", ""),
    ("soy de Riverbend", ""),
    ("I am Calling about the light", ""),
    ("huge pothole on Elm", ""),
]


@pytest.mark.parametrize(("text", "name"), TOLD, ids=[text for text, _ in TOLD])
def test_a_name_told_in_passing_is_kept(text: str, name: str) -> None:
    assert told_name(text) == name


ANSWERS = [
    ("Ana Ruiz", "Ana Ruiz"),
    ("ana", "Ana"),
    ("my name is Ana Ruiz.", "Ana Ruiz"),
    ("soy Ana", "Ana"),
    ("Mrs. O'Brien-Smith", "Mrs. O'Brien-Smith"),
    ("123", ""),
    ("", ""),
    ("why do you want to know that about me", ""),
]


@pytest.mark.parametrize(("text", "name"), ANSWERS, ids=[text or "nothing" for text, _ in ANSWERS])
def test_an_answer_is_a_name_when_it_is_short_and_has_no_number(text: str, name: str) -> None:
    assert name_in(text) == name


def test_a_number_is_read_as_it_is_dialled() -> None:
    assert number_in("try (602) 555-0123 please") == "+16025550123"
    assert number_in("6025550123") == "+16025550123"
    assert number_in("2026-1121-0042") == ""
    assert number_in("12 Elm St") == ""


def test_a_number_told_in_passing_counts_only_when_they_want_to_be_reached_there() -> None:
    assert told_number("pothole on Elm, call me at 602-555-0123") == "+16025550123"
    assert told_number("llámeme al 602 555 0123") == "+16025550123"
    assert told_number("the sign says 602-555-0123") == ""
