"""A conversation over all time: older texts, notes, what happened, what made each text, and hostile ones."""

import re
from datetime import timedelta

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.actions.conversations.add_note import add_note
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.store import notes, outbound


def fill(desk: Office, contact_id: int, number: int) -> None:
    """So many texts of a resident, ten seconds apart."""
    for each in range(number):
        desk.clock.pass_by(timedelta(seconds=10))
        desk.hears(contact_id, f"text no. {each}.")


def shown(page: str) -> list[int]:
    """The numbers of those texts on a page, in order."""
    return [int(found) for found in re.findall(r"text no\. (\d+)\.", page)]


def test_older_texts_are_a_link_away_and_none_is_missing(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    fill(desk, desk.conversation(one).contact_id, 120)
    page = ana.get(f"/inbox/{one}").text
    found = shown(page)
    while older := re.search(r'href="(/inbox/\d+\?before=[\d.]+)"', page):
        page = ana.get(older[1]).text
        assert "Back to the newest texts" in page
        found = shown(page) + found
    assert found == list(range(120))


def test_older_texts_come_as_a_part_of_the_page_for_a_script(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    fill(desk, desk.conversation(one).contact_id, 60)
    page = ana.get(f"/inbox/{one}").text
    part = ana.get(re.search(r'hx-get="([^"]+)"', page)[1]).text  # type: ignore[index]
    assert "<html" not in part
    assert shown(part) + shown(page) == list(range(60))


def test_an_open_page_refreshes_what_it_shows_and_what_came_since(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    fill(desk, desk.conversation(one).contact_id, 70)
    page = ana.get(f"/inbox/{one}").text
    source = re.search(r'id="texts"[^>]*data-source="([^"]+)"', page)
    assert source
    desk.hears(desk.conversation(one).contact_id, "text no. 70.")
    assert shown(ana.get(source[1]).text) == [*shown(page), 70]


def test_a_place_that_is_none_is_not_found(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    for cursor in ("x", "1.2", "1.2.3.4.5", "-1.0.0.0", "9" * 40):
        assert ana.get(f"/inbox/{one}?before={cursor}").status_code == 404
        assert ana.get(f"/inbox/{one}/texts?since={cursor}").status_code == 404


def test_days_notes_and_deeds_stand_between_the_texts(browser: Browser, desk: Office) -> None:
    one, ben = desk.waiting(), desk.colleague("Ben")
    desk.clock.pass_by(timedelta(days=1))
    browser.sign_in()
    take_conversation(desk.rt, one, ben)
    add_note(desk.rt, one, ben, "Ask <b>parks</b> first", desk.member.id)
    page = browser.get(f"/inbox/{one}").text
    assert "<h2>Yesterday</h2>" in page
    assert "<h2>Today</h2>" in page
    assert "Came to the inbox: asked for a person" in page
    assert "Ben took the conversation" in page
    assert "Ben, a note for Ana" in page
    assert "Staff only, never sent" in page
    assert "Ask &lt;b&gt;parks&lt;/b&gt; first" in page
    with desk.rt.database.read() as conn:
        assert notes.unseen(conn, desk.member.id) == ()  # she has read it now


def test_what_made_a_text_is_said_behind_a_fold(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    contact_id = desk.conversation(one).contact_id
    with desk.rt.database.write() as conn:
        for path, score in (
            ("answers.airport.say", 0.82),
            ("flows.pothole.steps.lane.say", None),
            ("phrases.miss", None),
        ):
            outbound.add(
                conn, token=desk.rt.new_token(), contact_id=contact_id, kind="reply", via="twiml", body="Hello",
                state="delivered", created_at=desk.clock(), made_by=path, score=score, language="es",
            )  # fmt: skip
    page = ana.get(f"/inbox/{one}").text
    for words in ("82% sure", "Spanish", "answers.airport.say", "question: lane", "Did not understand, and said so"):
        assert words.lower() in page.lower()
    assert "It did not understand one text." in page  # what the assistant tried


def test_a_text_that_turns_its_direction_says_so_and_runs_nothing(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    desk.hears(
        desk.conversation(one).contact_id, "see \u202egpj.exe\u2066 <script>alert(1)</script> http://evil.example"
    )
    page = ana.get(f"/inbox/{one}").text
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(page)
    assert "[RLO]</span>gpj.exe" in page
    assert "&lt;script&gt;alert(1)" in page
    assert 'href="http://evil' not in page
