from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image
from sqlalchemy import select

from tests.rig.media_server import MediaServer, gives, leads_to, media_server, says
from tests.rig.models import MODELS
from tests.rig.photos import HERE, SECRET, exif, photo, png_bomb
from textbot.actions.playbook.publish import publish, read_edition
from textbot.actions.turns.fetch_media import MediaAway, fetch_media
from textbot.config import HOME, load_settings
from textbot.runtime import Runtime, open_runtime
from textbot.store import contacts, inbound, media
from textbot.store.media_files import media_path

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
PHOTO = "/2010-04-01/Accounts/AC00/Messages/MM1/Media/ME1"


@pytest.fixture
def server() -> Iterator[MediaServer]:
    with media_server() as running:
        yield running


@pytest.fixture
def rt(database_url: str, tmp_path: Path, server: MediaServer) -> Iterator[Runtime]:
    told = {"TEXTBOT_DATA": str(tmp_path / "var"), "TEXTBOT_MODELS": str(MODELS)}
    told |= {"DATABASE_URL": database_url, "TWILIO_API_URL": server.base}
    runtime = open_runtime(load_settings(told))
    yield runtime
    runtime.close()


@pytest.fixture(scope="module")
def edition():
    return read_edition(HOME / "flows")


@pytest.fixture
def medium(rt: Runtime, server: MediaServer) -> int:
    with rt.database.write() as conn:
        contact = contacts.add(conn, "+16025550123", NOW)
        text = inbound.add(conn, sid="MM1", contact_id=contact, body="", photos=1, form={}, received_at=NOW)
        return media.add(conn, text, 0, f"https://api.twilio.com{PHOTO}", "image/jpeg", NOW)


def row(rt: Runtime, medium: int) -> SimpleNamespace:
    with rt.database.read() as conn:
        found = conn.execute(select(media.media).where(media.media.c.id == medium)).one()
    return SimpleNamespace(**found._mapping)


def files(rt: Runtime) -> list[Path]:
    return [path for path in (rt.settings.textbot_data / "media").rglob("*") if path.is_file()]


def test_a_photo_is_stored_clean(rt, server, medium):
    server.answers |= {PHOTO: leads_to("/cdn/1"), "/cdn/1": gives(photo(exif=exif(point=None)))}
    fetch_media(rt, medium)
    kept = row(rt, medium)
    assert (kept.state, kept.problem, kept.content_type) == ("stored", "", "image/jpeg")
    assert (kept.width, kept.height) == (60, 40)
    assert (kept.lat, kept.lon, kept.place) == (None, None, "")
    path = media_path(rt.settings.textbot_data, kept.sha256, kept.content_type)
    assert path == rt.settings.textbot_data / "media" / kept.sha256[:2] / f"{kept.sha256}.jpg"
    assert files(rt) == [path]
    assert path.stat().st_size == kept.size
    assert SECRET.encode() not in path.read_bytes()
    assert [login is None for _, login in server.asked] == [False, True]


def test_where_it_was_taken_is_read_before_that_is_stripped(rt, server, medium, edition):
    publish(rt.database, edition, NOW)
    server.answers[PHOTO] = gives(photo("HEIF", exif=exif(HERE)), "image/heic")
    fetch_media(rt, medium)
    kept = row(rt, medium)
    assert (kept.lat, kept.lon) == pytest.approx(HERE, abs=1e-6)
    assert kept.place
    assert not Image.open(BytesIO(files(rt)[0].read_bytes())).getexif()


def test_a_photo_from_elsewhere_keeps_its_point_and_names_no_place(rt, server, medium, edition):
    publish(rt.database, edition, NOW)
    server.answers[PHOTO] = gives(photo(exif=exif((48.8584, 2.2945))))
    fetch_media(rt, medium)
    assert (row(rt, medium).state, row(rt, medium).lat, row(rt, medium).place) == ("stored", 48.8584, "")


def test_a_second_run_asks_nobody(rt, server, medium):
    server.answers[PHOTO] = gives(photo())
    fetch_media(rt, medium)
    fetch_media(rt, medium)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("data", "claimed", "why"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml", "not a photo"),
        (b"<!doctype html><script>alert(1)</script>", "image/jpeg", "not a photo"),
        (b"\xff\xd8\xff\xe0<script>alert(1)</script>", "image/jpeg", "broken"),
        (b"%PDF-1.7", "application/pdf", "PDF file"),
        (b"\0\0\0\x18ftyp3gp5", "video/3gpp", "video"),
        (b"BEGIN:VCARD\r\nEND:VCARD", "text/x-vcard", "contact card"),
        (png_bomb(20_000), "image/png", "too many pixels"),
        (b"", "image/jpeg", "not a photo"),
    ],
    ids=["svg", "html as jpeg", "script as jpeg", "pdf", "video", "contact card", "bomb", "nothing"],
)
def test_what_is_no_photo_is_refused_with_the_reason(data, claimed, why, rt, server, medium):
    server.answers[PHOTO] = gives(data, claimed)
    fetch_media(rt, medium)
    assert row(rt, medium).state == "refused"
    assert why in row(rt, medium).problem
    assert files(rt) == []
    fetch_media(rt, medium)
    assert len(server.asked) == 1


def test_a_photo_twilio_no_longer_has_is_refused(rt, server, medium):
    server.answers[PHOTO] = says(404)
    fetch_media(rt, medium)
    assert (row(rt, medium).state, row(rt, medium).problem) == ("refused", "Twilio no longer has the photo")


def test_a_photo_that_is_away_is_tried_again_and_comes(rt, server, medium):
    server.answers[PHOTO] = says(503)
    with pytest.raises(MediaAway):
        fetch_media(rt, medium)
    assert row(rt, medium).state == "failed"
    assert row(rt, medium).problem.startswith("Twilio did not hand out the photo")
    server.answers[PHOTO] = gives(photo())
    fetch_media(rt, medium)
    assert (row(rt, medium).state, row(rt, medium).problem) == ("stored", "")


def test_a_full_disk_is_tried_again(rt, server, medium):
    rt.settings.textbot_data.mkdir(parents=True, exist_ok=True)
    (rt.settings.textbot_data / "media").write_text("in the way")
    server.answers[PHOTO] = gives(photo())
    with pytest.raises(MediaAway, match="saved"):
        fetch_media(rt, medium)
    assert row(rt, medium).state == "failed"


def test_a_medium_that_is_not_there_is_said_so(rt):
    with pytest.raises(LookupError):
        fetch_media(rt, 999)
