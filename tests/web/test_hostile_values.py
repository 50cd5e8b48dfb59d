"""What no page of ours would send breaks none: it is refused, or it is nobody and nothing."""

import pytest
from flask import Flask

from tests.rig.office import Office
from tests.web.conftest import Browser

HUGE = "9" * 40
NUL = "a%00b"


@pytest.mark.parametrize(
    "path",
    [
        f"/inbox/counts?department={NUL}",
        f"/inbox/search?q={NUL}",
        f"/audit?about={NUL}",
        f"/figures?department={NUL}",
        f"/r/{NUL}",
        f"/invite/{NUL}",
        f"/login?next={NUL}",
    ],
)
def test_the_character_no_keyboard_writes_is_refused(ana: Browser, path: str) -> None:
    assert ana.get(path).status_code == 400


def test_it_is_refused_in_a_form_too(ana: Browser, app: Flask, desk: Office) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    one = desk.waiting()
    for path in ("/inbox/next", f"/inbox/{one}/link", f"/inbox/{one}/reply", "/audit/export", "/login"):
        answer = ana.client.post(path, data={"department": "a\x00b"})
        assert answer.status_code == 400, path
    assert desk.texts_to(one) == ()


@pytest.mark.parametrize("said", [HUGE, f"-{HUGE}", "-1", "x", "١٢", ""])
def test_a_number_that_no_row_has_finds_nothing(ana: Browser, said: str) -> None:
    assert ana.get("/audit", query_string={"before": said}).status_code == 200
    assert ana.get("/inbox/search/in/1", query_string={"conversation": said}).status_code == 404


@pytest.mark.parametrize("to", ["", "x", "staff:x", f"staff:{HUGE}", "department:", "department:nowhere"])
def test_many_are_taken_from_nobody_by_a_choice_that_is_none(app: Flask, ana: Browser, desk: Office, to: str) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    one, ben = desk.waiting(), desk.colleague()
    for key, whom in (("0" * 32, f"staff:{ben.id}"), ("1" * 32, to)):
        ids = f"{one}.{desk.conversation(one).version}"
        form = {"deed": "assign", "key": key, "to": whom, "ids": ids}
        assert ana.client.post("/inbox/bulk/do", data=form).status_code == 303
    assert desk.conversation(one).assignee_id == ben.id


def test_a_language_pages_do_not_speak_is_not_kept(app: Flask, ana: Browser, desk: Office) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    assert ana.client.post("/me/preferences", data={"language": "tlh"}).status_code == 400


@pytest.mark.parametrize(
    "back",
    ["//evil.example", "/\\evil.example", "https://evil.example", "/inbox\r\nSet-Cookie: a=b", "/inbox\t", "\\/x"],
)
def test_no_form_leads_to_another_site(app: Flask, ana: Browser, back: str) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    for path, fields in (("/language", {"language": "en"}), ("/inbox/bulk", {"deed": "close"})):
        answer = ana.client.post(path, data={**fields, "back": back})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/inbox"), path
