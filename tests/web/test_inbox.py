"""The inbox's list."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.actions.close_conversation import hand_back
from textbot.actions.reply_as_staff import reply_as_staff
from textbot.store import media
from textbot.store.media_files import keep


def order(page: str) -> list[str]:
    """The phones of the list, in its order."""
    return [part.split("<")[0] for part in page.split('class="phone">')[1:]]


def test_urgent_ones_stand_first_and_then_who_waits_longest(ana: Browser, desk: Office) -> None:
    for last, (reason, priority) in enumerate((("asked", "normal"), ("message", "normal"), ("emergency", "urgent"))):
        one = desk.resident(phone=f"+1602555011{last}")
        desk.waits(one, reason, priority)
        desk.clock.pass_by(timedelta(minutes=5))
    page = ana.get("/inbox").text
    assert order(page) == ["602-555-0112", "602-555-0110", "602-555-0111"]
    assert "Urgent" in page
    assert "Wrote about an emergency" in page
    assert "Waiting 15 min" in page


def test_a_row_says_what_the_resident_wrote_last_and_how_much_is_new(ana: Browser, desk: Office) -> None:
    one = desk.waiting(language="es")
    contact_id = desk.conversation(one).contact_id
    desk.hears(contact_id, "Es en la calle Olmo")
    desk.says(contact_id, "Added for the staff.")
    page = ana.get("/inbox").text
    assert "Es en la calle Olmo" in page
    assert "Added for the staff." not in page
    assert 'class="count">2<' in page
    assert "Spanish" in page


@pytest.mark.parametrize(
    ("show", "phones"),
    [
        ("inbox", {"602-555-0110", "602-555-0111"}),
        ("waiting", {"602-555-0110"}),
        ("open", {"602-555-0111"}),
        ("closed", {"602-555-0112"}),
        ("all", {"602-555-0110", "602-555-0111", "602-555-0112"}),
    ],
)
def test_a_filter_shows_its_states(ana: Browser, desk: Office, show: str, phones: set[str]) -> None:
    waiting, held, closed = (desk.waiting(phone=f"+1602555011{last}") for last in range(3))
    reply_as_staff(desk.rt, held, desk.member, "Hello")
    hand_back(desk.rt, closed, desk.member)
    assert desk.conversation(waiting).status == "waiting"
    page = ana.get(f"/inbox?show={show}").text
    assert set(order(page)) == phones
    assert f"{len(phones)}</span>" in page


def test_an_unknown_filter_is_no_page(ana: Browser) -> None:
    assert ana.get("/inbox?show=everything").status_code == 404


def test_an_empty_inbox_says_so(ana: Browser) -> None:
    assert "Nobody is waiting" in ana.get("/inbox").text


def test_a_residents_words_are_never_markup(ana: Browser, desk: Office) -> None:
    one = desk.resident()
    desk.hears(one, "<script>alert(1)</script><img src=x onerror=alert(1)>")
    conversation = desk.waits(one)
    for path in ("/inbox", f"/inbox/{conversation}"):
        page = ana.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;alert" in page


def stamp(page: str) -> dict[str, str]:
    """What the page's script sends back."""
    return {
        "since": page.split('data-stamp="')[1].split('"')[0],
        "seen": page.split('data-seen="')[1].split('"')[0],
    }


def test_news_are_counted_since_the_list_was_shown(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    shown = stamp(ana.get("/inbox").text)
    assert ana.get("/inbox/changes", query_string=shown).json == {"changed": False, "new": 0}
    for body in ("Hello?", "Is anybody there?"):
        desk.hears(desk.conversation(one).contact_id, body)
    assert ana.get("/inbox/changes", query_string=shown).json == {"changed": True, "new": 2}


def test_news_of_who_talks_with_the_assistant_alone_are_no_news(ana: Browser, desk: Office) -> None:
    desk.waiting()
    shown = stamp(ana.get("/inbox").text)
    desk.hears(desk.resident(phone="+16025550119"), "When is my trash picked up?")
    assert ana.get("/inbox/changes", query_string=shown).json == {"changed": False, "new": 0}


def picture(desk: Office, state: str = "stored") -> int:
    """A photo that came with a text; its medium's id."""
    data = io.BytesIO()
    Image.new("RGB", (8, 6), "teal").save(data, "JPEG")
    sha256 = keep(desk.rt.settings.textbot_data, data.getvalue(), "image/jpeg")
    text_id = desk.hears(desk.resident(), "Look")
    with desk.rt.database.write() as conn:
        number = media.add(conn, text_id, 0, "https://api.twilio.com/x", "image/jpeg", desk.clock())
        media.change(conn, number, state=state, sha256=sha256, content_type="image/jpeg")
    return number


def test_a_photo_is_shown_to_staff_and_can_run_nothing(ana: Browser, desk: Office) -> None:
    answer = ana.get(f"/inbox/media/{picture(desk)}")
    assert answer.status_code == 200
    assert answer.mimetype == "image/jpeg"
    assert answer.data.startswith(b"\xff\xd8")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "private" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("state", ["new", "refused", "failed"])
def test_what_is_no_clean_photo_is_not_shown(ana: Browser, desk: Office, state: str) -> None:
    assert ana.get(f"/inbox/media/{picture(desk, state)}").status_code == 404


def test_a_photo_is_for_staff_only(browser: Browser, desk: Office) -> None:
    assert browser.get(f"/inbox/media/{picture(desk)}").status_code == 303


def test_a_photo_that_is_not_there_is_no_page(ana: Browser) -> None:
    assert ana.get("/inbox/media/999").status_code == 404
