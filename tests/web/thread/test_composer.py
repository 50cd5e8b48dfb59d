"""The box in which staff write to a resident: what it shows, and that nothing typed is ever lost."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from tests.rig.office import PASSWORD, Office
from tests.web.conftest import Browser
from textbot.actions.conversations.close_conversation import hand_back
from textbot.actions.conversations.reply_as_staff import UNDO, reply_as_staff
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.state.presence import WRITING, Here
from textbot.store import conversations

INTRO = "Ana, a person at the Riverbend Action Center: "
BY_SCRIPT = {"Accept": "application/json"}


def box(page: str) -> str:
    """What stands in the box."""
    found = re.search(r'<textarea[^>]*id="text".*?>\n?(.*?)</textarea>', page, re.S)
    assert found
    return unescape(found[1])


def fields(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the form for `action`."""
    form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', page, re.S)
    assert form
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[0]))


def undo_of(page: str) -> str:
    """The address of the button that takes the newest text back."""
    found = re.search(r'action="(/inbox/\d+/undo/\d+)"', page)
    return found[1] if found else ""


def test_a_reply_waits_its_seconds_with_an_undo_beside_it(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    answer = ana.post(f"/inbox/{one}", f"/inbox/{one}/reply", text="A crew is on its way.")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/inbox/{one}#reply")
    (text,) = desk.texts_to(one)
    assert (text.body, text.state) == (f"{INTRO}A crew is on its way.", "queued")
    page = ana.get(f"/inbox/{one}").text
    assert "Waiting to be sent" in page
    assert undo_of(page) == f"/inbox/{one}/undo/{text.id}"
    desk.clock.pass_by(UNDO)
    assert undo_of(ana.get(f"/inbox/{one}").text) == ""


def test_undo_puts_the_text_back_into_the_box(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    ana.post(f"/inbox/{one}", f"/inbox/{one}/reply", text="A crew is on its way.")
    undo = undo_of(ana.get(f"/inbox/{one}").text)
    assert ana.post(f"/inbox/{one}", undo).status_code == 303
    page = ana.get(f"/inbox/{one}").text
    assert box(page) == "A crew is on its way."
    assert "Taken back: nothing was sent." in page
    assert f"{INTRO}A crew" not in page
    assert [text.state for text in desk.texts_to(one)] == ["dropped"]


def test_undo_that_comes_too_late_says_so(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    ana.post(f"/inbox/{one}", f"/inbox/{one}/reply", text="A crew is on its way.")
    page = ana.get(f"/inbox/{one}").text
    desk.clock.pass_by(UNDO)
    answer = ana.client.post(undo_of(page), data=fields(page, undo_of(page)))
    assert answer.status_code == 422
    assert "Too late to take it back" in answer.text


def test_the_same_form_sent_twice_sends_one_text(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    form = fields(ana.get(f"/inbox/{one}").text, f"/inbox/{one}/reply")
    for _ in range(2):
        assert ana.client.post(f"/inbox/{one}/reply", data={**form, "text": "Hello"}).status_code == 303
    assert len(desk.texts_to(one)) == 1
    assert "That text was sent already." in ana.get(f"/inbox/{one}").text


def test_what_is_new_stands_beside_what_was_typed_and_send_anyway_sends_it_once(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    form = fields(ana.get(f"/inbox/{one}").text, f"/inbox/{one}/reply")
    desk.hears(desk.conversation(one).contact_id, "Never mind, <b>it is fixed</b>")
    answer = ana.client.post(f"/inbox/{one}/reply", data={**form, "text": "A crew comes on Friday"})
    assert answer.status_code == 409
    new = answer.text.split('class="new-since"')[1].split("</section>")[0]
    assert "Never mind, &lt;b&gt;it is fixed&lt;/b&gt;" in new
    assert "I want to talk to somebody" not in new
    assert box(answer.text) == "A crew comes on Friday"
    assert "Send anyway" in answer.text
    assert desk.texts_to(one) == ()
    again = fields(answer.text, f"/inbox/{one}/reply")
    for _ in range(2):
        sent = ana.client.post(f"/inbox/{one}/reply", data={**again, "text": "A crew comes on Friday"})
        assert sent.status_code == 303
    assert len(desk.texts_to(one)) == 1


def test_a_colleagues_text_is_named_with_its_writer(ana: Browser, desk: Office) -> None:
    one, ben = desk.waiting(), desk.colleague("Ben")
    form = fields(ana.get(f"/inbox/{one}").text, f"/inbox/{one}/reply")
    reply_as_staff(desk.rt, one, ben, "I am on it")
    answer = ana.client.post(f"/inbox/{one}/reply", data={**form, "text": "Hello"})
    new = answer.text.split('class="new-since"')[1].split("</section>")[0]
    assert answer.status_code == 409
    assert "<bdi>Ben</bdi>" in new
    assert "I am on it" in new
    assert len(desk.texts_to(one)) == 1


@pytest.mark.parametrize("deed", [take_conversation, hand_back], ids=["took it", "gave it back"])
def test_what_a_colleague_did_without_a_word_stops_it_too(
    ana: Browser, desk: Office, deed: Callable[..., object]
) -> None:
    one = desk.waiting()
    form = fields(ana.get(f"/inbox/{one}").text, f"/inbox/{one}/reply")
    deed(desk.rt, one, desk.colleague("Ben"))
    answer = ana.client.post(f"/inbox/{one}/reply", data={**form, "text": "Hello"})
    assert (answer.status_code, box(answer.text)) == (409, "Hello")
    assert "something new came while you were writing" in answer.text


@pytest.mark.parametrize(
    ("text", "words"),
    [("  ", "write something first"), ("a" * 1600, "a text holds 1600 letters")],
    ids=["empty", "too long"],
)
def test_what_cannot_be_sent_stays_in_the_box_with_the_reason_beside_it(
    ana: Browser, desk: Office, text: str, words: str
) -> None:
    one = desk.waiting()
    answer = ana.post(f"/inbox/{one}", f"/inbox/{one}/reply", text=text)
    assert answer.status_code == 422
    assert words in answer.text.split('id="problem"')[1].split("</p>")[0]
    assert box(answer.text) == text
    assert desk.texts_to(one) == ()


def test_hostile_words_stay_words(ana: Browser, desk: Office) -> None:
    one, text = desk.waiting(), '</textarea><script>alert(1)</script>\u202e"&'
    token = fields(ana.get(f"/inbox/{one}").text, f"/inbox/{one}/reply")
    ana.client.post(f"/inbox/{one}/draft", data={**token, "text": text})
    page = ana.get(f"/inbox/{one}").text
    assert "<script>alert" not in page
    assert box(page) == text


def test_a_draft_is_kept_shown_and_gone_when_it_is_sent(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    page, form = f"/inbox/{one}", f"/inbox/{one}/draft"
    assert ana.post(page, f"/inbox/{one}/reply", text="").status_code == 422
    token = fields(ana.get(page).text, f"/inbox/{one}/reply")
    saved = ana.client.post(form, data={**token, "text": "  A crew\r\n comes á"}, headers=BY_SCRIPT)
    assert saved.json == {"words": "Your draft is kept.", "kept": True}
    shown = ana.get(page).text
    assert box(shown) == "A crew\n comes á"
    assert "Draft of 10:00 AM" in shown
    assert "61 letters, 1 segment, Unicode because of á" in unescape(shown)
    ana.post(page, f"/inbox/{one}/reply", text="A crew comes")
    assert box(ana.get(page).text) == ""


def test_a_late_word_about_a_text_that_was_sent_keeps_no_draft(ana: Browser, desk: Office) -> None:
    """So a page may hand in what it could not keep, and never brings back what went out."""
    one = desk.waiting()
    token = fields(ana.get(f"/inbox/{one}").text, f"/inbox/{one}/reply")
    ana.client.post(f"/inbox/{one}/reply", data={**token, "text": "A crew comes"})
    late = ana.client.post(f"/inbox/{one}/draft", data={**token, "text": "A crew comes"}, headers=BY_SCRIPT)
    assert late.json["kept"] is False
    assert box(ana.get(f"/inbox/{one}").text) == ""


def test_without_a_script_the_draft_has_a_button(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    page = ana.get(f"/inbox/{one}").text
    assert f'formaction="/inbox/{one}/draft"' in page
    token = fields(page, f"/inbox/{one}/reply")
    answer = ana.client.post(f"/inbox/{one}/draft", data={**token, "text": "A crew"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/inbox/{one}#reply")
    assert "Your draft is kept." in ana.get(f"/inbox/{one}").text


def test_a_draft_is_its_writers_alone(ana: Browser, desk: Office, another: Callable[[], Browser]) -> None:
    one, ben = desk.waiting(), another()
    desk.colleague("Ben")
    ben.sign_in("ben@riverbend.example", PASSWORD)
    token = fields(ana.get(f"/inbox/{one}").text, f"/inbox/{one}/reply")
    ana.client.post(f"/inbox/{one}/draft", data={**token, "text": "A crew"})
    assert box(ben.get(f"/inbox/{one}").text) == ""


def test_a_saved_reply_comes_into_the_box_behind_what_is_there(ana: Browser, desk: Office) -> None:
    one = desk.waiting(language="es")
    page = ana.get(f"/inbox/{one}").text
    assert '<option value="thanks"' in page
    assert "Hola, buen día: ¡muchas gracias!" in page
    token = fields(page, f"/inbox/{one}/reply")
    answer = ana.client.post(f"/inbox/{one}/insert", data={**token, "text": "Sí. ", "saved": "thanks"})
    assert answer.status_code == 303
    assert box(ana.get(f"/inbox/{one}").text).startswith("Sí. Hola, buen día: ¡muchas gracias!")
    ana.client.post(f"/inbox/{one}/insert", data={**token, "text": "Sí", "saved": "no-such"})
    assert box(ana.get(f"/inbox/{one}").text) == "Sí"
    assert desk.texts_to(one) == ()


def test_members_see_who_else_is_here(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    desk.rt.presence.say(one, Here(99, "Ben <i>", WRITING))
    page = ana.get(f"/inbox/{one}").text
    assert "<span>Ben &lt;i&gt; is writing</span>" in page
    token = fields(page, f"/inbox/{one}/reply")
    told = ana.client.post(f"/inbox/{one}/writing", data={**token, "what": "looking"})
    assert told.json == {"here": ["Ben <i> is writing"]}
    assert desk.rt.presence.others([one], 99)[one] == (Here(desk.member.id, "Ana", "looking"),)
    ana.client.post(f"/inbox/{one}/writing", data={**token, "what": "gone"})
    assert desk.rt.presence.others([one], 99) == {}
    assert ana.client.post("/inbox/999/writing", data=token).status_code == 404


def test_what_keeps_a_text_from_arriving_stands_above_the_box(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    contact = desk.conversation(one).contact_id
    assert "landline" not in ana.get(f"/inbox/{one}").text
    desk.says(contact, "Hello", "undelivered", "30006")
    with desk.rt.database.write() as conn:
        conversations.change(conn, one, muted=True)
    page = ana.get(f"/inbox/{one}").text
    assert "The last text did not arrive: this number is a landline" in page
    assert "Automatic replies to this person are paused" in page
    assert f"/inbox/{one}/reply" in page
    desk.says(contact, "Hello", "delivered")
    assert "The last text did not arrive" not in ana.get(f"/inbox/{one}").text


def test_who_may_only_look_has_no_box(ana: Browser, desk: Office) -> None:
    one = desk.waiting(opt_out="ours")
    page = ana.get(f"/inbox/{one}").text
    assert f"/inbox/{one}/reply" not in page
