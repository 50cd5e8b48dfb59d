"""The inbox's list."""

import io
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.actions.conversations.close_conversation import close_conversation
from textbot.actions.conversations.reply_as_staff import reply_as_staff
from textbot.actions.conversations.snooze_conversation import snooze_conversation
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.store import arrivals, conversations, media
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


def test_a_row_says_what_it_is_about_when_the_last_text_does_not(ana: Browser, desk: Office) -> None:
    contact_id = desk.resident()
    with desk.rt.database.write() as conn:
        arrivals.to_inbox(
            conn, contact_id, desk.clock(), reason="message", priority="normal", about="No trash pickup on Elm",
            department="streets",
        )  # fmt: skip
    desk.hears(contact_id, "No trash pickup\n on Elm")
    assert ana.get("/inbox").text.count("No trash pickup on Elm") == 1
    desk.hears(contact_id, "person please")
    page = ana.get("/inbox").text
    assert "No trash pickup on Elm" in page
    assert "person please" in page


NUMBERS = ("waiting", "mine", "answered", "snoozed", "closed")
QUEUES = {
    "department": {"waiting", "mine"},
    "mine": {"mine", "answered"},
    "unassigned": {"waiting"},
    "urgent": set(),
    "waiting": {"answered"},
    "snoozed": {"snoozed"},
    "closed": {"closed"},
    "all": set(NUMBERS),
}


def monday(desk: Office) -> None:
    """A conversation in each state, its phone ending in the state's place in NUMBERS."""
    ids = {name: desk.waiting(phone=f"+1602555011{last}") for last, name in enumerate(NUMBERS)}
    desk.clock.pass_by(timedelta(minutes=1))
    take_conversation(desk.rt, ids["mine"], desk.member)
    reply_as_staff(desk.rt, ids["answered"], desk.member, "Hello")
    snooze_conversation(desk.rt, ids["snoozed"], desk.member, "hour")
    close_conversation(desk.rt, ids["closed"], desk.member)


@pytest.mark.parametrize("queue", QUEUES)
def test_a_queue_shows_and_counts_what_stands_in_it(ana: Browser, desk: Office, queue: str) -> None:
    monday(desk)
    page = ana.get(f"/inbox?queue={queue}").text
    assert {NUMBERS[int(phone[-1])] for phone in order(page)} == QUEUES[queue]
    assert ana.get("/inbox/counts").json["counts"][queue] == len(QUEUES[queue])
    assert f'data-count="{queue}">{len(QUEUES[queue])}<' in page


def test_who_writes_again_is_no_longer_put_aside(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    snooze_conversation(desk.rt, one, desk.member, "hour")
    assert order(ana.get("/inbox").text) == []
    desk.hears(desk.conversation(one).contact_id, "Hello?")
    assert order(ana.get("/inbox").text) == ["602-555-0111"]


def test_pages_of_a_queue_follow_each_other_without_gap_or_repetition(ana: Browser, desk: Office) -> None:
    for number in range(45):
        desk.waiting(phone=f"+160255501{number:02}")
        desk.clock.pass_by(timedelta(seconds=1))
    pages, address = [], "/inbox"
    while address:
        page = ana.get(address).text
        pages.append(order(page))
        address = unescape(next(iter(re.findall(r'rel="next" href="([^"]+)"', page)), ""))
    assert [len(each) for each in pages] == [20, 20, 5]
    assert [phone for each in pages for phone in each] == [f"602-555-01{number:02}" for number in range(45)]
    back = unescape(re.findall(r'rel="prev" href="([^"]+)"', page)[0])
    assert order(ana.get(back).text) == pages[1]


@pytest.mark.parametrize("cursor", ["", "x", "1_2_3_4", "1_99999T_5", "-1_20261122T100000.000000_1", "9" * 400])
def test_a_cursor_that_nobody_gave_shows_the_first_page(ana: Browser, desk: Office, cursor: str) -> None:
    desk.waiting()
    assert order(ana.get(f"/inbox?after={cursor}&before={cursor}").text) == ["602-555-0111"]


def test_the_list_is_narrowed_to_a_language(ana: Browser, desk: Office) -> None:
    desk.waiting(phone="+16025550110", language="es")
    desk.waiting(phone="+16025550111", language="en")
    assert order(ana.get("/inbox?language=es").text) == ["602-555-0110"]
    assert ana.get("/inbox/counts?language=es").json["counts"]["department"] == 1
    assert "Nothing here with" in ana.get("/inbox?language=es&department=water").text


def test_what_is_overdue_says_so_in_words_and_stands_first(ana: Browser, desk: Office) -> None:
    late, early = desk.waiting(phone="+16025550110"), desk.waiting(phone="+16025550111")
    with desk.rt.database.write() as conn:
        conversations.change(conn, late, due_at=desk.clock() + timedelta(hours=1))
        conversations.change(conn, early, due_at=desk.clock() - timedelta(hours=2))
    page = ana.get("/inbox").text
    assert order(page) == ["602-555-0111", "602-555-0110"]
    assert "overdue 2 h" in page
    assert "due in 1 h" in page


def test_what_is_due_another_day_says_which_and_when(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    with desk.rt.database.write() as conn:
        conversations.change(conn, one, due_at=datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("America/Phoenix")))
    assert "due Tue 10:00 AM" in ana.get("/inbox").text
    assert "vence el mar 10:00" in ana.get("/inbox?lang=es").text


def test_a_member_sees_the_queues_of_their_departments_alone(desk: Office, another: Callable[[], Browser]) -> None:
    desk.waiting()
    for name, seen in (("water", 0), ("streets", 1)):
        member = desk.colleague(name.capitalize(), f"agent:{name}")
        browser = another()
        browser.sign_in(email=member.email)
        assert len(order(browser.get("/inbox").text)) == seen
        assert browser.get("/inbox/counts").json["counts"]["all"] == seen


def test_an_unknown_filter_is_no_page(ana: Browser) -> None:
    assert ana.get("/inbox?queue=everything").status_code == 404


def test_an_empty_inbox_says_so(ana: Browser) -> None:
    assert "Nobody is waiting for a word" in ana.get("/inbox").text


def test_a_residents_words_are_never_markup(ana: Browser, desk: Office) -> None:
    one = desk.resident()
    desk.hears(one, "<script>alert(1)</script><img src=x onerror=alert(1)>")
    conversation = desk.waits(one)
    for path in ("/inbox", f"/inbox/{conversation}"):
        page = ana.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;alert" in page


def picture(desk: Office, state: str = "stored") -> int:
    """A photo that came with a text; its medium's id."""
    data = io.BytesIO()
    Image.new("RGB", (8, 6), "teal").save(data, "JPEG")
    sha256 = keep(desk.rt.settings.textbot_data, data.getvalue(), "image/jpeg")
    text_id = desk.hears(desk.conversation(desk.waiting()).contact_id, "Look")
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
