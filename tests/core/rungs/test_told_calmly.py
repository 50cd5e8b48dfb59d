"""What is over, or only looks like danger, is no alarm; what goes on is one."""

import pytest

from textbot.core.hearing.emergency import Emergencies, emergency

EMERGENCIES = Emergencies.from_data({})


@pytest.mark.parametrize(
    "text",
    [
        "my cat is missing she is gray",
        "lost my dog he is white",
        "missing a small gray cat on elm",
        "found a gray kitten",
    ],
)
def test_the_color_of_a_pet_is_no_alarm(text: str) -> None:
    assert emergency(text) is None


@pytest.mark.parametrize("text", ["my son is gray and not breathing", "my dog bit my son he is gray"])
def test_the_color_of_a_person_still_is(text: str) -> None:
    assert emergency(text) == "danger"


def test_a_break_in_last_night_is_told_calmly_and_one_now_is_not() -> None:
    assert EMERGENCIES.told_calmly("someone broke into my car last night")
    assert not EMERGENCIES.told_calmly("someone broke into my car last night and he is still here")
    assert not EMERGENCIES.told_calmly("pothole on elm")
