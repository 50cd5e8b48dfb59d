"""One conversation: what staff read, and what they do."""

from datetime import timedelta
from html import unescape

import pytest
from flask import Flask

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.core.places.place import Place
from textbot.core.session import Frame, Session, Slot
from textbot.store import audit_events, contacts, media, request_notes

INTRO = "Ana, a person at the Riverbend Action Center: "


def test_who_opted_out_has_a_number_to_call_and_no_form(ana: Browser, desk: Office) -> None:
    one = desk.waiting(opt_out="carrier")
    page = ana.get(f"/inbox/{one}").text
    assert "cannot be texted" in page
    assert "until they text START" in page
    assert 'href="tel:+16025550111"' in page
    assert f"/inbox/{one}/reply" not in page


def test_a_conversation_is_taken_and_closed(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    assert ana.post(f"/inbox/{one}", f"/inbox/{one}/take").status_code == 303
    assert desk.conversation(one).status == "open"
    assert ana.post(f"/inbox/{one}", f"/inbox/{one}/close", goodbye="yes").status_code == 303
    assert desk.conversation(one).status == "closed"
    assert desk.texts_to(one)[0].body == desk.rt.playbook.text("phrases.staff_closed", "en")


def test_the_next_one_is_taken_without_a_way_back_to_the_list(ana: Browser, desk: Office) -> None:
    done, waits = desk.waiting(), desk.waiting(phone="+16025550112")
    ana.post(f"/inbox/{done}", f"/inbox/{done}/close", goodbye="no")
    assert 'action="/inbox/next"' in ana.get(f"/inbox/{done}").text
    assert ana.post(f"/inbox/{done}", "/inbox/next").headers["Location"] == f"/inbox/{waits}"


def test_closing_without_a_text_sends_none(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    ana.post(f"/inbox/{one}", f"/inbox/{one}/close", goodbye="no")
    assert (desk.conversation(one).status, desk.texts_to(one)) == ("closed", ())


def test_another_members_conversation_says_whose_it_is(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    take_conversation(desk.rt, one, desk.colleague("Ben"))
    page = ana.get(f"/inbox/{one}").text
    assert "With staff: <bdi>Ben</bdi>" in page
    assert "Take over" in page
    assert "Ben has this conversation. Sending makes it yours." in page


@pytest.mark.parametrize(
    ("state", "error", "words"),
    [
        ("delivered", "", "Delivered"),
        ("sent", "", "Sent"),
        ("unsure", "", "Not sure it went out, checking"),
        ("undelivered", "30003", "Not delivered: the phone is off or out of reach"),
        ("failed", "99999", "Failed: Twilio error 99999"),
        ("dropped", "opted_out", "Not sent: this person opted out"),
    ],
)
def test_what_became_of_a_text_is_said_in_words(ana: Browser, desk: Office, state: str, error: str, words: str) -> None:
    one = desk.waiting()
    desk.says(desk.conversation(one).contact_id, "Hello", state, error)
    assert words.lower() in ana.get(f"/inbox/{one}").text.lower()


def test_the_transcript_names_its_speakers_in_order(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    desk.clock.pass_by(timedelta(minutes=1))
    desk.says(desk.conversation(one).contact_id, "Sent to the Action Center.")
    desk.clock.pass_by(timedelta(minutes=1))
    ana.post(f"/inbox/{one}", f"/inbox/{one}/reply", text="Hello")
    page = ana.get(f"/inbox/{one}").text
    assert [part.split("<")[0] for part in page.split('class="speaker"><bdi>')[1:]] == ["Resident", "Assistant", "Ana"]
    assert "10:00 AM" in page


def test_the_report_under_way_is_shown_with_what_is_known(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    place = Place("intersection", "Elm St & 5th St", 33.45, -112.07, "2", "3", "exact", "intersection")
    slots = {"place": Slot("Elm St & 5th St", place), "lane": Slot("northbound"), "photo": Slot("", skipped=True)}
    session = Session(frame=Frame("pothole", "check", slots))
    with desk.rt.database.write() as conn:
        row = desk.conversation(one)
        contacts.advance(conn, row.contact_id, row.turn, session.dump(), desk.clock())
    page = ana.get(f"/inbox/{one}").text
    assert "Report under way: Pothole" in page
    for words in ("Elm St &amp; 5th St", "northbound", "not given", "YES to send it"):
        assert words in page


def test_a_session_of_another_version_breaks_no_page(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    with desk.rt.database.write() as conn:
        row = desk.conversation(one)
        contacts.advance(conn, row.contact_id, row.turn, '{"old": true}', desk.clock())
    assert ana.get(f"/inbox/{one}").status_code == 200


def test_a_report_moves_on_when_staff_say_so(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    contact = desk.conversation(one).contact_id
    place = Place("text", "by Ana's tree")
    with desk.rt.database.write() as conn:
        new = NewRequest("pothole", "en", {"lane": "northbound"}, place, contact_id=contact, name="Ana Ruiz")
        opened = open_request(conn, desk.rt.playbook, new, desk.clock())
        request_notes.add(
            conn, opened.id, "added", desk.clock(), contact_id=contact, inbound_id=None, body="it got bigger"
        )
    page, form = f"/inbox/{one}", f"/inbox/{one}/requests/{opened.reference}"
    said = unescape(ana.get(page).text)
    for words in ("by Ana's tree", "Not on the map", "northbound", "it got bigger", "Streets Department", "Ana Ruiz"):
        assert words in said
    assert ana.post(page, form, status="in_progress", words="Crew comes Friday").status_code == 303
    moved = unescape(ana.get(page).text)
    assert '<option value="in_progress" selected>' in moved
    assert "One person is texted about it." in moved
    assert "now in progress: Crew comes Friday" in moved
    assert ana.post(page, form, status="nonsense").status_code == 422


def desk_text(desk: Office, contact_id: int) -> int:
    """The contact's newest text."""
    with desk.rt.database.read() as conn:
        found = conn.exec_driver_sql(f"select max(id) from inbound where contact_id = {contact_id}").scalar()
    assert found is not None
    return int(found)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("stored", "/inbox/media/1"),
        ("new", "It is being fetched."),
        ("refused", "not shown: it is no picture"),
    ],
)
def test_photos_stand_with_their_text(ana: Browser, desk: Office, state: str, words: str) -> None:
    one = desk.waiting()
    text_id = desk_text(desk, desk.conversation(one).contact_id)
    with desk.rt.database.write() as conn:
        conn.exec_driver_sql(f"update inbound set photos = 1 where id = {text_id}")
        number = media.add(conn, text_id, 0, "https://api.twilio.com/x", "image/jpeg", desk.clock())
        media.change(conn, number, state=state, problem="it is no picture", place="Oak Ave")
    assert words in ana.get(f"/inbox/{one}").text


def test_reading_makes_nothing_unread_and_is_no_change_for_others(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    before = desk.conversation(one)
    page = ana.get(f"/inbox/{one}").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    assert ana.client.post(f"/inbox/{one}/read", data={"csrf_token": token}).status_code == 303
    after = desk.conversation(one)
    assert (before.unread, after.unread, after.version) == (1, 0, before.version)


def test_only_posts_change_anything(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    before = desk.conversation(one)
    for path in (f"/inbox/{one}", "/inbox", f"/inbox/{one}/changes", "/inbox/changes"):
        ana.get(path)
    for path in ("reply", "take", "close", "read"):
        assert ana.get(f"/inbox/{one}/{path}").status_code == 405
    assert desk.conversation(one) == before


def test_a_conversation_that_is_not_there_is_no_page(ana: Browser) -> None:
    assert ana.get("/inbox/999").status_code == 404
    assert ana.get("/inbox/999/changes").status_code == 404


@pytest.mark.parametrize("number", ["99999999999999999999", "2147483648", "-1", "0x1"])
def test_a_number_no_conversation_can_have_is_not_found(ana: Browser, number: str) -> None:
    assert ana.client.get(f"/inbox/{number}").status_code == 404
    assert ana.client.get(f"/inbox/media/{number}").status_code == 404


def test_who_reads_it_by_a_deed_that_is_not_done_is_written_down_too(ana: Browser, app: Flask, desk: Office) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    one = desk.waiting()
    assert ana.client.post(f"/inbox/{one}/assign", data={"to": "nobody here"}).status_code == 422
    with desk.rt.database.read() as conn:
        found = audit_events.page(conn, audit_events.Wanted(what="conversation.seen"))
    assert [each.about for each in found] == [f"conversation {one}"]
