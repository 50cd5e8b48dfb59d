"""A photo that tells where it was taken: asked about first, whether it came before the report or with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select, update

from tests.rig.media_server import MediaServer, gives, media_server, says
from tests.rig.photos import exif, photo
from tests.rig.rehearsal import Rehearsal, stage
from textbot.actions.turns.inbound_text import InboundText
from textbot.actions.turns.photo_place import photo_place
from textbot.core.places.place import Finding, PhotoPlace
from textbot.runtime import Runtime
from textbot.store import media as media_store
from textbot.store.media import media

NOW = datetime.fromisoformat("2026-11-23T10:00:00-07:00")
MAIN = (33.44241, -112.07852)
AWAY = (40.7, -74.0)


@pytest.fixture(scope="module")
def rt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    folder = tmp_path_factory.mktemp("photos")
    runtime = stage(f"sqlite:///{folder / 'photos.db'}", folder)
    yield runtime
    runtime.database.close()


@pytest.fixture
def server() -> Iterator[MediaServer]:
    with media_server() as running:
        yield running


def fetched(rt: Runtime, point: tuple[float, float]) -> None:
    """The newest photo was brought home meanwhile."""
    with rt.database.write() as conn:
        newest = conn.execute(select(media.c.id).order_by(media.c.id.desc())).scalars().first()
        conn.execute(update(media).where(media.c.id == newest).values(state="stored", lat=point[0], lon=point[1]))


def test_a_photo_before_the_report_is_asked_about_and_yes_takes_it(rt: Runtime) -> None:
    phone = Rehearsal(rt, "+16025550171", NOW)
    phone.text("", photos=1)
    fetched(rt, MAIN)
    assert "Your photo was taken near 123 Main St. Is that the spot?" in phone.text("pothole").us
    heard = phone.text("yes")
    frame = heard.session.frame
    assert frame is not None and frame.slots["place"].place is not None
    place = frame.slots["place"].place
    assert (place.found_by, place.confidence, place.zone, place.district) == ("photo", "approximate", "1", "1")
    assert (place.lat, place.lon) == MAIN


def test_no_asks_where_and_an_address_is_taken_instead(rt: Runtime) -> None:
    phone = Rehearsal(rt, "+16025550172", NOW)
    phone.text("", photos=1)
    fetched(rt, MAIN)
    phone.text("pothole")
    assert "Where is the pothole?" in phone.text("no").us
    frame = phone.text("456 Oak Ave").session.frame
    assert frame is not None and frame.slots["place"].value == "456 Oak Ave"


def test_an_address_right_away_is_no_yes(rt: Runtime) -> None:
    phone = Rehearsal(rt, "+16025550173", NOW)
    phone.text("", photos=1)
    fetched(rt, MAIN)
    phone.text("pothole")
    frame = phone.text("456 Oak Ave").session.frame
    assert frame is not None and frame.slots["place"].value == "456 Oak Ave"


def test_a_photo_from_elsewhere_or_beside_an_address_asks_nothing(rt: Runtime) -> None:
    phone = Rehearsal(rt, "+16025550174", NOW)
    phone.text("", photos=1)
    fetched(rt, AWAY)
    assert "Where is the pothole?" in phone.text("pothole").us
    other = Rehearsal(rt, "+16025550175", NOW)
    other.text("", photos=1)
    fetched(rt, MAIN)
    assert "photo was taken" not in other.text("pothole at 456 Oak Ave").us


def test_a_photo_that_comes_with_the_report_is_looked_at_at_once(rt: Runtime, server: MediaServer) -> None:
    server.answers["/photo/1"] = gives(photo(exif=exif(MAIN)))
    near = replace(rt, settings=replace(rt.settings, twilio_api_url=server.base))
    text = InboundText("SM1", "+16025550176", "pothole", ((server.url("/photo/1"), "image/jpeg"),))
    found = photo_place(near, PhotoPlace(("SM1",)), text.message())
    assert [place.text.partition(" (")[0] for place in found.places] == ["123 Main St"]
    with rt.database.read() as conn:
        assert media_store.of_texts(conn, ("SM1",)) == ()  # looked at, not kept


@pytest.mark.parametrize("answer", [says(500), gives(b"no photo"), gives(photo())], ids=["down", "broken", "no point"])
def test_a_photo_that_tells_nothing_holds_nobody_up(rt: Runtime, server: MediaServer, answer: object) -> None:
    server.answers["/photo/1"] = answer  # type: ignore[assignment]
    near = replace(rt, settings=replace(rt.settings, twilio_api_url=server.base))
    text = InboundText("SM2", "+16025550177", "pothole", ((server.url("/photo/1"), "image/jpeg"),))
    assert photo_place(near, PhotoPlace(("SM2",)), text.message()) == Finding()
