"""Staff make a service request for a resident from their conversation, and link them to one that is there."""

from html import unescape

import pytest
from flask import Flask

from tests.rig.office import Office, riverbend
from tests.web.conftest import Browser
from textbot.actions.requests.create_request import AS_WRITTEN, Wanted, create_request, link_request
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.core.places.place import Place
from textbot.core.session import Frame, Session, Slot
from textbot.store import contacts, inbound, places, request_events, request_people, requests
from textbot.store.requests import RequestRow


@pytest.fixture(autouse=True)
def _places(desk: Office) -> None:
    """The city knows its places."""
    edition = riverbend()
    with desk.rt.database.write() as conn:
        places.replace(conn, edition.gazetteer, edition.playbook.gazetteer)


def made(desk: Office, conversation_id: int) -> list[RequestRow]:
    """The requests of the conversation's resident, the newest first."""
    with desk.rt.database.read() as conn:
        return list(requests.of_contact(conn, desk.conversation(conversation_id).contact_id))


def begin(desk: Office, conversation_id: int, frame: Frame) -> None:
    """The resident is in the middle of a report."""
    row = desk.conversation(conversation_id)
    with desk.rt.database.write() as conn:
        contacts.advance(conn, row.contact_id, row.turn, Session(frame=frame).dump(), desk.clock())


def test_a_place_is_confirmed_before_a_request_is_made(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    form, action = f"/inbox/{one}/requests/new?flow=pothole", f"/inbox/{one}/requests"
    answer = ana.post(form, action, place="elm and 5th", tell="yes", **{"step-lane": "northbound"})
    assert answer.status_code == 200
    assert "Elm St &amp; 5th St" in answer.text
    assert "/inbox/map.svg?at=" in answer.text
    assert made(desk, one) == []
    answer = ana.post(
        form, action, place="elm and 5th", chosen="Elm St & 5th St", tell="yes", **{"step-lane": "northbound"}
    )
    assert answer.status_code == 303
    (row,) = made(desk, one)
    assert (row.flow, row.place, row.slots["lane"], row.source) == ("pothole", "Elm St & 5th St", "northbound", "staff")
    assert row.lat is not None
    (text,) = desk.texts_to(one)
    assert row.reference in text.body
    assert "Pothole at Elm St & 5th St" in text.body
    with desk.rt.database.read() as conn:
        (event,) = request_events.of_request(conn, row.id)
    assert event.source == f"staff:{desk.member.email}"
    assert row.reference in ana.get(f"/inbox/{one}").text


def test_a_place_no_map_knows_stays_in_its_words(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    form, action = f"/inbox/{one}/requests/new?flow=pothole", f"/inbox/{one}/requests"
    assert "No map here knows that place." in ana.post(form, action, place="behind the old oak").text
    ana.post(form, action, place="behind the old oak", chosen="as written")
    (row,) = made(desk, one)
    assert (row.place, row.confidence, row.lat) == ("behind the old oak", "unverified", None)
    assert desk.texts_to(one) == ()  # nobody asked for a text


def test_a_place_that_was_never_found_cannot_be_chosen(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    ana.post(
        f"/inbox/{one}/requests/new?flow=pothole", f"/inbox/{one}/requests", place="elm and 5th", chosen="The moon"
    )
    assert made(desk, one) == []


def test_the_report_under_way_fills_the_form(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    place = Place("intersection", "Elm St & 5th St", 33.45, -112.07, "2", "3", "exact", "intersection")
    begin(desk, one, Frame("pothole", "photo", {"place": Slot(place.text, place), "lane": Slot("southbound")}))
    page = unescape(ana.get(f"/inbox/{one}/requests/new").text)
    assert "New request: Pothole" in page
    assert 'value="Elm St & 5th St"' in page
    assert '<option value="southbound" selected' in page


def test_the_last_texts_fill_it_else(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    desk.hears(desk.conversation(one).contact_id, "there is a huge pothole on 5th and elm")
    page = unescape(ana.get(f"/inbox/{one}/requests/new").text)
    assert 'value="Elm St & 5th St"' in page
    assert "there is a huge pothole" in page
    desk.hears(desk.conversation(one).contact_id, "hello?")
    assert "New request: Pothole" in ana.get(f"/inbox/{one}/requests/new").text


def test_what_nobody_is_sure_of_is_not_guessed(ana: Browser, desk: Office) -> None:
    page = ana.get(f"/inbox/{desk.waiting()}/requests/new").text
    assert "<h1>New request</h1>" in page
    assert "Where is it?" not in page


def test_a_kind_that_is_none_has_no_form(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    assert ana.get(f"/inbox/{one}/requests/new?flow=trash-day").status_code == 404
    assert ana.get(f"/inbox/{one}/requests/new?flow=nonsense").status_code == 404
    assert ana.get("/inbox/999/requests/new").status_code == 404


def test_the_same_form_sent_twice_makes_one_request(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    page = ana.get(f"/inbox/{one}/requests/new?flow=pothole").text
    form = page.split(f'action="/inbox/{one}/requests"')[1]
    fields = {name: form.split(f'name="{name}" value="')[1].split('"')[0] for name in ("csrf_token", "version", "flow")}
    fields |= {"place": "elm and 5th", "chosen": "Elm St & 5th St"}
    codes = [ana.client.post(f"/inbox/{one}/requests", data=fields).status_code for _ in range(2)]
    assert codes == [303, 409]
    assert len(made(desk, one)) == 1


def test_nobody_elses_photo_comes_onto_it(desk: Office) -> None:
    one, other = desk.waiting(), desk.resident("+16025550112")
    texts = desk.hears(desk.conversation(one).contact_id, "here"), desk.hears(other, "and here")
    with desk.rt.database.read() as conn:
        own, foreign = (inbound.by_id(conn, each) for each in texts)
    assert own and foreign
    wanted = Wanted("pothole", "behind the barn", AS_WRITTEN, photos=(foreign.sid, own.sid, "SMno"))
    assert create_request(desk.rt, one, desk.member, wanted).done
    assert [tuple(each.photo_sids) for each in made(desk, one)] == [(own.sid,)]


def test_a_resident_is_linked_to_somebody_elses_request(ana: Browser, desk: Office) -> None:
    one, other = desk.waiting(), desk.resident("+16025550122")
    with desk.rt.database.write() as conn:
        there = open_request(conn, desk.rt.playbook, NewRequest("pothole", "en", contact_id=other), desk.clock())
    assert ana.post(f"/inbox/{one}", f"/inbox/{one}/link", reference=f" {there.reference} ").status_code == 303
    with desk.rt.database.read() as conn:
        people = request_people.of_request(conn, there.id)
    assert [each.role for each in people] == ["reporter", "follower"]
    assert there.reference in ana.get(f"/inbox/{one}").text
    assert ana.post(f"/inbox/{one}", f"/inbox/{one}/link", reference="2026-0101-0001").status_code == 422
    again = link_request(desk.rt, one, desk.member, there.reference)
    assert "already" in again.english


def test_a_viewer_makes_and_links_nothing(desk: Office) -> None:
    one, eve = desk.waiting(), desk.colleague("Eve", "viewer")
    from_nowhere = NewRequest("pothole", "en")
    with desk.rt.database.write() as conn:
        there = open_request(conn, desk.rt.playbook, from_nowhere, desk.clock())
    assert not link_request(desk.rt, one, eve, there.reference).done
    assert made(desk, one) == []


def test_a_map_is_a_picture_of_known_points_alone(ana: Browser, app: Flask) -> None:
    answer = ana.get("/inbox/map.svg?at=33.4505,-112.0701")
    assert answer.mimetype == "image/svg+xml"
    assert "<path" in answer.text
    assert "style" not in answer.text
    assert "<script" not in answer.text
    for wrong in ("x", "99,0", "nan,nan", "1", "inf,0"):
        assert ana.get(f"/inbox/map.svg?at={wrong}").status_code == 404
    assert ana.get("/inbox/map.svg").status_code == 200
    assert app.test_client().get("/inbox/map.svg").status_code == 303  # for staff alone
