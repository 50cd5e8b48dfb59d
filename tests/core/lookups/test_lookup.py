"""Lookups in tables: by area, by distance, by number, and what a reply says of a row."""

from datetime import date

import pytest

from textbot.core.lookups.lookup import Table, miles, number_in, said_values
from textbot.core.places.place import Place

TODAY = date(2026, 11, 22)
HOUSE = Place("address", "123 Main St", 33.442, -112.078, "1", "5", "exact", "address")
PERMIT = r"\b(BLD[ -]?20\d\d[ -]?\d{4})\b"


def test_a_row_is_found_by_the_areas_name() -> None:
    table = Table("council", "district", ({"district": "1", "member": "Ana"}, {"district": "2", "member": "Ben"}))
    row = table.of_place(HOUSE, TODAY)
    assert row is not None
    assert row["member"] == "Ana"


def test_a_place_in_no_known_area_has_no_row() -> None:
    table = Table("council", "district", ({"district": "1"},))
    assert table.of_place(Place("street", "Main St", 33.4, -112.0), TODAY) is None
    assert table.of_place(Place("address", "9 Far Rd", 33.4, -112.0, district="7"), TODAY) is None


def test_the_nearest_row_wins_and_tells_how_far_it_is() -> None:
    near, far = {"name": "near", "lat": "33.452", "lon": "-112.078"}, {"name": "far", "lat": "34", "lon": "-112.078"}
    row = Table("libraries", "nearest", (far, near)).of_place(HOUSE, TODAY)
    assert row is not None
    assert (row["name"], row["distance"]) == ("near", "0.7")


def test_nothing_is_near_a_place_without_a_point() -> None:
    assert Table("libraries", "nearest", ({"lat": "1", "lon": "1"},)).of_place(Place.in_words("home"), TODAY) is None


@pytest.mark.parametrize(
    ("today", "found"),
    [(date(2026, 1, 1), "2026-02-02"), (date(2026, 2, 6), "2026-02-02"), (date(2026, 2, 7), "2026-09-07")],
    ids=["before", "on its last day", "the day after"],
)
def test_of_several_days_the_first_that_is_not_over_counts(today: date, found: str) -> None:
    rows = (
        {"zone": "5", "date": "2026-09-07", "until": ""},
        {"zone": "5", "date": "2026-02-02", "until": "2026-02-06"},
    )
    row = Table("bulk", "zone", rows).of_place(HOUSE, today)
    assert row is not None
    assert row["date"] == found


def test_when_all_days_are_over_there_is_no_row() -> None:
    assert Table("bulk", "zone", ({"zone": "5", "date": "2020-01-01"},)).of_place(HOUSE, TODAY) is None


@pytest.mark.parametrize("written", ["BLD-2026-0147", "bld 2026 0147", "BLD20260147"])
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    found = number_in(f"permit status {written} please", PERMIT)
    table = Table("permits", "number", ({"number": "BLD-2026-0147", "status": "approved"},))
    row = table.of_number(found or "", TODAY)
    assert row is not None
    assert row["status"] == "approved"


def test_a_text_without_such_a_number_has_none() -> None:
    assert number_in("my permit for 123 Main St", PERMIT) is None


def test_a_language_says_its_own_column_and_dates_in_words() -> None:
    row = {"note": "bring ID", "note_es": "traiga identificación", "due": "2026-12-05", "date": "2026-12-07"}
    assert said_values(row, "es", ("en", "es")) == {
        "note": "traiga identificación",
        "due": "5 dic",
        "date": "lunes 7 de diciembre",
    }
    assert said_values(row, "en", ("en", "es"))["note"] == "bring ID"


def test_an_empty_translation_leaves_the_first_language() -> None:
    assert said_values({"note": "bring ID", "note_es": ""}, "es", ("en", "es")) == {"note": "bring ID"}


def test_a_mile_is_a_mile() -> None:
    assert miles((33.0, -112.0), (34.0, -112.0)) == pytest.approx(69.09, abs=0.05)
