"""Three things to do, for whoever comes along and the time they have."""

from textbot.core.outings import Thing, choose, lines

ROWS = [("walk", "solo couple", 60), ("lake", "kids group", 300), ("swim", "kids", 90), ("chess", "solo", 45)]
THINGS = [
    Thing({"en": name}, frozenset(who.split()), minutes, "town", "c.gov/x", {"en": name, "es": f"{name} es"})
    for name, who, minutes in ROWS
]


def names(who: str, minutes: int, turn: int = 0) -> list[str]:
    return [thing.name["en"] for thing in choose(THINGS, who, minutes, turn)]


def test_only_what_suits_and_fits_is_chosen() -> None:
    assert names("kids", 120) == ["swim"]
    assert names("solo", 60) == ["walk", "chess"]
    assert names("group", 60) == []


def test_what_fills_the_time_comes_first() -> None:
    assert names("kids", 360) == ["lake", "swim"]


def test_another_day_gives_other_ideas() -> None:
    assert names("solo", 60, turn=1) == ["chess", "walk"]


def test_lines_are_in_the_residents_language() -> None:
    assert lines(THINGS[:2], "es", "en") == "1 walk, town: walk es. c.gov/x\n2 lake, town: lake es. c.gov/x"
    assert lines(THINGS[:1], "vi", "en") == "1 walk, town: walk. c.gov/x"
