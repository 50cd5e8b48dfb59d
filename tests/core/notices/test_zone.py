"""Where a phone may be, told by its owner, its home or its area code."""

from itertools import islice, product

import pytest

from textbot.core.notices.zone import area_zones, zone_named, zones

PHOENIX = "America/Phoenix"


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        ("+16025550143", (PHOENIX,)),
        ("+12125550143", (PHOENIX, "America/New_York")),
        ("+13105550143", (PHOENIX, "America/Los_Angeles")),
        ("+16055550143", (PHOENIX, "America/Denver", "America/North_Dakota/Center")),
        ("+18085550143", (PHOENIX, "Pacific/Honolulu")),
        ("+18005550143", (PHOENIX,)),
        ("+15005550006", (PHOENIX,)),
        ("+525512345678", (PHOENIX, "America/Mexico_City")),
    ],
    ids=["here", "another zone", "a code without a line", "two zones", "Hawaii", "toll-free", "none", "Mexico"],
)
def test_an_area_code_counts_beside_the_city(phone: str, expected: tuple[str, ...]) -> None:
    assert zones(phone, PHOENIX) == expected


def test_what_its_owner_told_and_a_kept_home_say_more() -> None:
    assert zones("+12125550143", PHOENIX, own="America/Denver") == ("America/Denver",)
    assert zones("+12125550143", PHOENIX, at_home=True) == (PHOENIX,)


def test_zones_whose_clocks_agree_are_named_once() -> None:
    assert area_zones("+442012345678") == ("Europe/London",)


def test_a_country_of_many_zones_leaves_an_hour_to_text_in() -> None:
    assert zones("+70000000000", PHOENIX) == (PHOENIX,)


def test_fifty_thousand_phones_are_no_work() -> None:
    digits = ("".join(each) for each in product("0123456789", repeat=5))
    found = {zones(f"+1602{2}{each}0", PHOENIX) for each in islice(digits, 50_000)}
    assert found == {(PHOENIX,)}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("America/Denver", "America/Denver"), ("america/los angeles", "America/Los_Angeles"),
        ("Mountain time", "America/Denver"), ("arizona", PHOENIX), ("Mars", None), ("UTC", None), ("", None),
    ],
)  # fmt: skip
def test_zones_are_named_as_people_name_them(words: str, name: str | None) -> None:
    assert zone_named(words) == name
