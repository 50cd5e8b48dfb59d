"""Photos stay with the report they were sent for."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.rig.rehearsal import Rehearsal, clear_streets, stage
from textbot.runtime import Runtime

NOW = "2026-11-23T10:00:00-07:00"
POTHOLE = "there's a pothole on the corner of Elm and 5th"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Runtime:
    folder: Path = tmp_path_factory.mktemp("photos")
    return stage(f"sqlite:///{folder / 'photos.db'}", folder)


@pytest.fixture(autouse=True)
def empty_streets(city: Runtime) -> None:
    """Nothing is reported anywhere when a test begins."""
    clear_streets(city)


def reported(them: Rehearsal, *texts: str) -> list[str]:
    """The texts whose photos went with the report."""
    for text in texts:
        them.clock += timedelta(seconds=20)
        them.text(text)
    return them.requests[0].photo_sids


@pytest.mark.parametrize(
    "texts",
    [
        ("northbound", "yes"),
        ("northbound", "no", "lane", "southbound", "yes"),
        ("BACK", "Elm and 5th", "northbound", "yes"),
        ("When is my trash picked up?", "123 Main St", "northbound", "yes"),
    ],
    ids=["straight on", "another item changed", "a step back", "a question in between"],
)
def test_a_photo_goes_with_its_report(city: Runtime, texts: tuple[str, ...]) -> None:
    them = Rehearsal.at(city, f"+1602556{abs(hash(texts)) % 10_000:04d}", NOW)
    them.text(POTHOLE, photos=1)
    assert len(reported(them, *texts)) == 1


def test_a_photo_that_is_changed_is_replaced(city: Runtime) -> None:
    them = Rehearsal.at(city, "+16025540001", NOW)
    them.text(POTHOLE, photos=1)
    assert them.session.frame
    first = them.session.frame.photos
    for text in ("northbound", "no", "photo"):
        them.text(text)
    them.text("", photos=1)
    assert len(reported(them, "yes")) == 1
    assert them.requests[0].photo_sids != list(first)


def test_a_photo_before_it_is_asked_for_is_kept(city: Runtime) -> None:
    them = Rehearsal.at(city, "+16025540004", NOW)
    them.text("pothole")
    assert them.text("", photos=1).us.startswith("Photo added, thanks.\n\nWhere is the pothole?")
    assert len(reported(them, "Elm and 5th", "northbound", "yes")) == 1


def test_a_second_report_begun_inside_a_first_has_its_own_photos(city: Runtime) -> None:
    them = Rehearsal.at(city, "+16025540005", NOW)
    them.text(POTHOLE, photos=1)
    assert (
        reported(them, "there's also graffiti on the wall, can you clean it?", "123 Main St", "1", "no", "SKIP", "yes")
        == []
    )
    them.text("northbound")
    assert len(reported(them, "yes")) == 1


def test_a_photo_of_last_month_is_no_part_of_todays_report(city: Runtime) -> None:
    them = Rehearsal.at(city, "+16025540002", NOW)
    them.text("", photos=1)
    assert them.session.photos
    them.clock += timedelta(days=30)
    assert reported(them, POTHOLE, "northbound", "SKIP", "yes") == []


def test_photos_that_nobody_explains_do_not_pile_up(city: Runtime) -> None:
    them = Rehearsal.at(city, "+16025540003", NOW)
    for _ in range(14):
        them.clock += timedelta(minutes=5)
        them.text("", photos=1)
    assert len(them.session.photos) == 10
