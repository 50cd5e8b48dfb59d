"""The forms of a conversation: each does what it says, without a script."""

from datetime import UTC, datetime

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.store import conversations, notes


def test_it_goes_to_a_colleague_to_nobody_and_to_another_department(ana: Browser, desk: Office) -> None:
    one, ben = desk.waiting(), desk.colleague("Ben")
    page, action = f"/inbox/{one}", f"/inbox/{one}/assign"
    assert ana.post(page, action, to=str(ben.id)).status_code == 303
    assert "Meant for Ben." in ana.get(page).text
    ana.post(page, action, to="nobody")
    assert desk.conversation(one).assignee_id is None
    ana.post(page, action, to="department:water")
    assert desk.conversation(one).department == "water"
    for wrong in ("", "x", "department:", "999999", "-1", "1e3"):
        assert ana.post(page, action, to=wrong).status_code == 422


def test_a_time_that_is_filled_in_is_meant(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    page, action = f"/inbox/{one}", f"/inbox/{one}/snooze"
    ana.post(page, action, until="hour", own="2026-11-25T09:30")
    assert desk.conversation(one).snoozed_until == datetime(2026, 11, 25, 16, 30, tzinfo=UTC)
    assert "Put aside until" in ana.get(page).text
    ana.post(page, f"/inbox/{one}/wake")
    assert desk.conversation(one).snoozed_until is None


def test_a_note_that_is_not_kept_stays_in_its_box(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    page, action = f"/inbox/{one}", f"/inbox/{one}/note"
    answer = ana.post(page, action, note="y" * 4001)
    assert answer.status_code == 422
    assert "y" * 4001 in answer.text
    assert ana.post(page, action, note="Hello", **{"for": ""}).status_code == 303
    with desk.rt.database.read() as conn:
        assert [each.body for each in notes.newest(conn, one, None, 10)] == ["Hello"]


def test_what_is_urgent_is_acknowledged_and_closed_in_ones_own_words(ana: Browser, desk: Office) -> None:
    one = desk.waits(desk.resident(), "emergency", "urgent")
    page = f"/inbox/{one}"
    ana.post(page, f"{page}/ack")
    assert desk.conversation(one).acked_by == desk.member.id
    assert f'action="{page}/ack"' not in ana.get(page).text
    ana.post(page, f"{page}/close", goodbye="yes", words="Glad that you are safe.")
    assert [each.body for each in desk.texts_to(one)] == ["Glad that you are safe."]


def test_the_language_is_changed_and_it_goes_back_to_the_assistant(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    page = f"/inbox/{one}"
    ana.post(page, f"{page}/language", language="es")
    assert desk.conversation(one).language == "es"
    assert ana.post(page, f"{page}/back").status_code == 303
    assert desk.conversation(one).status == "bot"


def test_a_form_of_an_old_page_does_nothing(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    form = ana.get(f"/inbox/{one}").text.split(f'action="/inbox/{one}/back"')[1]
    fields = {name: form.split(f'name="{name}" value="')[1].split('"')[0] for name in ("csrf_token", "version")}
    with desk.rt.database.write() as conn:
        conversations.change(conn, one)
    answer = ana.client.post(f"/inbox/{one}/back", data=fields)
    assert answer.status_code == 409
    assert "changed while you had it open" in answer.text
    assert desk.conversation(one).status == "waiting"


def test_a_note_is_for_who_can_open_the_conversation(ana: Browser, desk: Office) -> None:
    one, ben, wanda = desk.waiting(), desk.colleague("Ben"), desk.colleague("Wanda", "agent:water")
    page, action = f"/inbox/{one}", f"/inbox/{one}/note"
    assert ana.post(page, action, note="Hello", **{"for": str(wanda.id)}).status_code == 422
    assert ana.post(page, action, note="Hello", **{"for": str(ben.id)}).status_code == 303
    assert "Wanda" not in ana.get(page).text
