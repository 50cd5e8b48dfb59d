"""What a program sends, led through a flow like a resident."""

from typing import Any

import pytest

from tests.rig.programs import playbook
from textbot.core.open311.reading import Filled, NotTaken, fill
from textbot.core.places.place import Place
from textbot.core.session import Slot

HERE = Place("address", "123 Main St", 33.44239, -112.07853, "1", "1", "exact", "address")


def filled(flow: str, place: Place | None = HERE, photos: int = 0, **given: str) -> Filled:
    book = playbook()
    return fill(book, book.flows[flow], "en", {code: (value,) for code, value in given.items()}, place, photos)


def problems(flow: str, place: Place | None = HERE, **given: str) -> tuple[str, ...]:
    with pytest.raises(NotTaken) as refused:
        filled(flow, place, **given)
    return refused.value.problems


def test_answers_fill_the_slots_that_texts_would_fill() -> None:
    slots = filled("hole", lane="north", age="weeks", photos=2).slots
    assert slots == {
        "place": Slot("123 Main St", HERE),
        "lane": Slot("north"),
        "age": Slot("weeks"),
        "note": Slot("", skipped=True),
        "photo": Slot("2"),
    }


@pytest.mark.parametrize("value", ["north", "North", "NORTH", "[es] north", " north "])
def test_a_list_takes_a_key_or_a_name_in_any_language(value: str) -> None:
    assert filled("hole", lane=value).slots["lane"] == Slot("north")


@pytest.mark.parametrize(
    ("flow", "given", "told"),
    [
        ("hole", {"lane": "west"}, "attribute[lane] takes one of: north, south."),
        ("hole", {"colour": "red"}, "attribute[colour] is no attribute of this service."),
        ("hole", {"note": "x" * 501}, "attribute[note] is longer than 500 characters."),
        ("cart", {"out": "yes"}, "attribute[what] is required."),
        ("cart", {"what": "trash"}, "attribute[out] is required."),
        ("cart", {"what": "trash", "out": "no"}, "Trucks start at 6 AM, so no report was sent."),
        ("leak", {"whose": "utility"}, "That is a matter for Valley Gas"),
        ("fine", {"name": "1", "pin": "2468"}, "attribute[pin] is no attribute of this service."),
    ],
)
def test_what_the_bot_would_not_take_is_not_taken(flow: str, given: dict[str, Any], told: str) -> None:
    assert any(each.startswith(told) for each in problems(flow, **given))


def test_everything_wrong_is_told_at_once() -> None:
    found = problems("hole", None, lane="west", colour="red")
    assert len(found) == 3
    assert "Where is it?" in found[1]


def test_what_the_bot_says_on_the_way_is_told() -> None:
    found = filled("leak", whose="city", bad="gusher")
    assert found.said == ("Please call 602-555-0120 now, too.",)
    assert found.slots["place"].place == HERE


def test_a_place_that_may_be_left_out_may_be_left_out() -> None:
    assert filled("fine", None, name="case 7").slots["place"] == Slot("", skipped=True)


def test_a_secret_is_left_empty() -> None:
    assert "pin" not in filled("fine", name="case 7").slots


def test_line_ends_and_blanks_in_an_answer_become_one_blank() -> None:
    assert filled("hole", note="a\r\n  b").slots["note"] == Slot("a b")
