"""The page that searches."""

from collections.abc import Callable

import pytest

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.store import conversations


def test_a_match_is_marked_and_leads_to_its_place_in_the_thread(ana: Browser, desk: Office) -> None:
    one = desk.waiting()
    text_id = desk.hears(desk.conversation(one).contact_id, "There is a <b>pothole</b> on Elm")
    page = ana.get("/inbox/search?q=POTH").text
    assert "There is a &lt;b&gt;<mark>pothole</mark>&lt;/b&gt; on Elm" in page
    place = ana.get(f"/inbox/search/in/{text_id}?conversation={one}")
    assert place.status_code == 303
    assert place.location.startswith(f"/inbox/{one}?before=")
    assert place.location.endswith(f"#in-{text_id}")
    assert f'id="in-{text_id}"' in ana.get(place.location).text


def test_what_is_searched_for_is_never_markup(ana: Browser) -> None:
    page = ana.get("/inbox/search", query_string={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page
    assert "Nothing was found." in page


@pytest.mark.parametrize("typed", ["", "*", '"', "a" * 10_000, "%", "NEAR(", "' OR 1=1 --"])
def test_no_query_is_an_error(ana: Browser, desk: Office, typed: str) -> None:
    desk.waiting()
    for after in ("", "x", "1.1", "9999999999999999999.1"):
        assert ana.get("/inbox/search", query_string={"q": typed, "after": after}).status_code == 200


def test_who_only_talked_with_the_assistant_can_be_found_and_opened(ana: Browser, desk: Office) -> None:
    contact_id = desk.resident(phone="+16025550177")
    desk.hears(contact_id, "When is trash day?")
    assert "602-555-0177" in ana.get("/inbox/search?q=0177").text
    opened = ana.post("/inbox/search?q=trash", f"/inbox/search/thread/{contact_id}")
    assert opened.status_code == 303
    assert "When is trash day?" in ana.get(opened.location).text
    with desk.rt.database.read() as conn:
        row = conversations.of_contact(conn, contact_id)
    assert row is not None
    assert row.status == "bot"
    assert ana.get("/inbox/counts").json["counts"]["department"] == 0


def test_a_code_that_was_sent_is_found_by_nobody_else(ana: Browser, desk: Office) -> None:
    desk.waiting(phone="+16025550181")
    ana.post("/me", "/me/phone", phone="602-555-0181")
    assert ": •••••• <mark>confirms</mark> this phone" in ana.get("/inbox/search?q=confirms").text


def test_a_colleague_of_another_department_finds_nothing(desk: Office, another: Callable[[], Browser]) -> None:
    one = desk.waiting()
    text_id = desk.hears(desk.conversation(one).contact_id, "pothole")
    browser = another()
    browser.sign_in(email=desk.colleague("Wanda", "agent:water").email)
    assert "Nothing was found." in browser.get("/inbox/search?q=pothole").text
    assert browser.get(f"/inbox/search/in/{text_id}?conversation={one}").status_code == 404


def test_a_search_is_written_down_without_its_words(ana: Browser, desk: Office) -> None:
    desk.hears(desk.conversation(desk.waiting()).contact_id, "zebra")
    ana.get("/inbox/search?q=zebra")
    log = ana.get("/audit").text
    assert "1 texts on the first page" in log
    assert "zebra" not in log
