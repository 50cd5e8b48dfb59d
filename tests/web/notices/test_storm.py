"""/storm: the switch, the strip on every page, incidents at the top of the inbox, and their end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from tests.rig.office import PASSWORD, Office
from tests.rig.rehearsal import Rehearsal
from tests.rig.storms import BANNERS
from tests.web.conftest import Browser
from tests.web.notices.conftest import words
from textbot.actions.storm.switch_storm import Choice, start_storm
from textbot.store import storms

TYPED = {f"banner-{language}": text for language, text in BANNERS.items()}


@pytest.fixture
def seen(desk: Office, app: Flask) -> Callable[[], None]:
    """Every process looks at the switch."""

    def look() -> None:
        with desk.rt.database.read() as conn:
            shelf = replace(desk.rt.shelf, storm=storms.current(conn))  # type: ignore[type-var]
        app.extensions["textbot"] = replace(desk.rt, shelf=shelf)

    return look


def test_it_is_turned_on_shown_everywhere_and_turned_off(
    desk: Office, app: Flask, ana: Browser, seen: Callable[[], None]
) -> None:
    assert "Storm mode is on" not in ana.get("/inbox").text
    posted = ana.post("/storm", "/storm", **TYPED, pause="pothole", incident="power", hours="3")
    assert posted.headers["Location"] == "/storm/sure/on"
    with desk.rt.database.read() as conn:
        assert storms.running(conn) is None
    desk.clock.pass_by(timedelta(minutes=11))
    assert ana.get("/storm/sure/on").headers["Location"].startswith("/login/again")
    ana.post("/login/again", "/login/again", password=PASSWORD)
    asked = words(ana.get("/storm/sure/on").text)
    assert BANNERS["en"] in asked and "Put off and kept Pothole" in asked and "1:11 PM" in asked
    assert ana.post("/storm/sure/on", "/storm/sure/on").status_code == 303
    seen()
    for page in (
        "/inbox",
        "/inbox/held",
        "/storm",
        "/staff",
        "/me",
        "/figures",
        "/notices",
        "/inbox/search?q=a",
        "/inbox/keys",
    ):
        assert "Storm mode is on until 1:11 PM." in ana.get(page).text
    with desk.rt.database.read() as conn:
        row = storms.running(conn)
    assert row is not None
    assert (row.pauses, row.incidents) == (["pothole"], ["power"])
    Rehearsal(app.extensions["textbot"], "+16025550133", desk.clock()).text("power out <b>")
    assert "Power outage: 1 text" in ana.get("/inbox").text
    clears = {"clear-en": "Riverbend: power is back.", "clear-es": "Riverbend: ya hay luz."}
    assert ana.post("/storm", "/storm/incidents/1/close", **clears).status_code == 303
    assert "Power outage: 1 text" not in ana.get("/inbox").text
    for deed, says in {"renew": "goes on until 10:11 PM", "end": "no longer hear the banner"}.items():
        assert says in ana.get(f"/storm/sure/{deed}").text
        assert ana.post(f"/storm/sure/{deed}", f"/storm/sure/{deed}").status_code == 303
    seen()
    assert "Storm mode is on" not in ana.get("/inbox").text


def test_words_that_do_not_fit_come_back_with_what_is_wrong(desk: Office, ana: Browser) -> None:
    long = (
        BANNERS["en"]
        + " Shelter: City Hall, open all night. Charge phones there, get water and blankets. Call 911 in danger."
    )
    answer = ana.post("/storm", "/storm", **{**TYPED, "banner-en": long})
    assert answer.status_code == 400
    assert "takes 2 segments" in answer.text
    assert "Charge phones there" in answer.text
    answer = ana.post("/storm", "/storm", **{**TYPED, "banner-en": "Crews are out."})
    assert "must say who writes" in answer.text


def test_who_may_send_no_notices_sees_the_strip_and_not_the_switch(
    desk: Office, ana: Browser, another: Callable[[], Browser], seen: Callable[[], None]
) -> None:
    start_storm(desk.rt, desk.member, Choice(BANNERS))
    seen()
    desk.colleague("Ben", "agent")
    ben = another()
    ben.sign_in("ben@riverbend.example")
    assert "Storm mode is on" in ben.get("/inbox").text
    assert "Change or end it" not in ben.get("/inbox").text
    assert ben.get("/storm").status_code == 403
