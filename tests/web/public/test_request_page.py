"""/r/<reference> and /inbox/held: what anybody may see of a report, and what staff do with texts that are held."""

from dataclasses import replace
from html import unescape

import pytest

from tests.rig.office import Office, Shelf
from tests.web.conftest import Browser
from textbot.actions.requests import move_request as moving
from textbot.actions.requests.move_request import move_request
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.core.places.place import Place
from textbot.store import audit_events, request_events, request_updates
from textbot.web.public import request_page

HOUSE = Place("address", "1234 Elm St", 33.45, -112.07, "District 2", "A", "exact", "address")
SECRET = "my neighbor Ana, call 602-555-0199"


def report(desk: Office, place: Place = HOUSE, phone: str = "+16025550111") -> tuple[int, str]:
    contact = desk.resident(phone)
    with desk.rt.database.write() as conn:
        who = {"name": "Ana Ruiz", "callback": "x@y.org"}
        new = NewRequest("pothole", "en", {"details": SECRET}, place, ("SM1",), contact, **who)
        opened = open_request(conn, desk.rt.playbook, new, desk.clock())
    return opened.id, opened.reference


def moves(desk: Office, request_id: int, status: str, words: str = "") -> None:
    now = desk.clock()
    with desk.rt.database.write() as conn:
        move_request(conn, request_id, status, at=now, now=now, source="open311", words=words)


def public(desk: Office, rule: str) -> None:
    """Let potholes be as public as that."""
    demo = desk.rt.playbook
    pothole = replace(demo.flows["pothole"], public=rule)
    object.__setattr__(desk.rt, "shelf", Shelf(replace(demo, flows={**demo.flows, "pothole": pothole})))


def test_the_page_tells_what_happened_and_nothing_personal(browser: Browser, desk: Office) -> None:
    public(desk, "place")
    request_id, reference = report(desk)
    moves(desk, request_id, "in_progress", "Crew comes Thursday.")
    answer = browser.get(f"/r/{reference}")
    page = unescape(answer.text)
    assert answer.status_code == 200
    for words in ("Pothole", "1234 Elm St", reference, "Reported", "A crew is working on it", "Crew comes Thursday."):
        assert words in page
    for words in ("Ana", "602-555-0199", "x@y.org", "SM1", "+16025550111", "<script", "<img"):
        assert words not in page
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_block_names_no_house(browser: Browser, desk: Office) -> None:
    public(desk, "block")
    _, reference = report(desk)
    page = browser.get(f"/r/{reference}").text
    assert "1200 block of Elm St" in page
    assert "1234" not in page
    assert "cuadra" in browser.get(f"/r/{reference}?lang=es").text


def test_words_no_map_knows_are_not_shown(browser: Browser, desk: Office) -> None:
    public(desk, "place")
    _, reference = report(desk, place=Place.in_words("behind Ana's house"))
    assert "Ana" not in unescape(browser.get(f"/r/{reference}").text)


def test_what_nobody_may_see_looks_like_what_nobody_has(browser: Browser, desk: Office) -> None:
    public(desk, "none")
    _, reference = report(desk)
    answers = [browser.get(f"/r/{each}") for each in (reference, "2026-1123-9999", "nonsense", "%27%22")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


@pytest.mark.parametrize(("language", "words"), [("en", "Where it stands"), ("es", "Cómo va")])
def test_the_page_speaks_the_visitors_language(browser: Browser, desk: Office, language: str, words: str) -> None:
    public(desk, "place")
    _, reference = report(desk)
    answer = browser.get(f"/r/{reference}", headers={"Accept-Language": language})
    assert f'<html lang="{language}">' in answer.text
    assert words in unescape(answer.text)
    assert words in unescape(browser.get(f"/r/{reference}?lang={language}").text)


def test_closed_fixed_and_open_again_are_told_apart(browser: Browser, desk: Office) -> None:
    public(desk, "place")
    request_id, reference = report(desk)
    moves(desk, request_id, "closed")
    assert "<strong>Done, says the crew</strong>" in browser.get(f"/r/{reference}").text
    with desk.rt.database.write() as conn:
        request_events.add(conn, request_id, "verified", desk.clock(), source="resident")
        request_events.add(conn, request_id, "escalated", desk.clock(), source="bot")
    page = browser.get(f"/r/{reference}").text
    assert "Fixed, says the person who reported it" in page
    assert "upervisor" not in page
    moves(desk, request_id, "open")
    assert "<strong>Open again</strong>" in browser.get(f"/r/{reference}").text


def test_who_asks_too_often_must_wait(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_page, "PER_MINUTE", 3)
    assert [browser.get("/r/2026-1123-0001").status_code for _ in range(4)] == [404, 404, 404, 429]


@pytest.mark.parametrize(("press", "told"), [("release", "waiting"), ("discard", "dropped")])
def test_staff_see_how_many_texts_are_held_and_decide(
    browser: Browser, desk: Office, monkeypatch: pytest.MonkeyPatch, press: str, told: str
) -> None:
    monkeypatch.setattr(moving, "MOST_BY_MACHINE", 1)
    for phone in ("+16025550111", "+16025550112"):
        moves(desk, report(desk, phone=phone)[0], "closed")
    assert browser.get("/inbox/held").status_code == 303
    browser.sign_in()
    assert "2 texts about reports are held" in unescape(browser.get("/inbox").text).replace("</a>", "")
    assert "2 texts about reports wait" in browser.get("/inbox/held").text
    browser.post("/inbox/held", f"/inbox/held/{press}")
    assert "No texts are held." in browser.get("/inbox/held").text
    with desk.rt.database.read() as conn:
        rows = conn.execute(request_updates.request_updates.select()).all()
        assert {row.state for row in rows} == {told}
        assert audit_events.since(conn)[0].what == f"updates.{press}"
