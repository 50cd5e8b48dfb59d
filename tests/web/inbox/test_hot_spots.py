"""A hot spot stands at the top of the inbox, and its page shows the reports it is made of."""

from collections.abc import Callable

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.actions.requests.find_hot_spot import find_hot_spot
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.core.places.place import Place
from textbot.store import contacts

PLACE = Place("address", "450 Main St <b>", 33.45, -112.07)


def hot(desk: Office) -> int:
    for _ in range(5):
        with desk.rt.database.write() as conn:
            made = open_request(conn, desk.rt.playbook, NewRequest("pothole", "en", place=PLACE), desk.clock())
        found = find_hot_spot(desk.rt, made.id)
    assert found is not None
    return found


def test_staff_find_it_acknowledge_it_give_it_away_and_close_it(desk: Office, ana: Browser) -> None:
    page = f"/inbox/hot/{hot(desk)}"
    listed = ana.get("/inbox").text
    assert "Pothole: 5 reports" in listed
    assert "New hot spot" in listed
    shown = ana.get(page).text
    assert shown.count("2026-1123-00") >= 5
    assert "<b>" not in shown
    assert ana.post(page, f"{page}/ack").status_code == 303
    assert "New hot spot" not in ana.get("/inbox").text
    assert ana.post(page, f"{page}/assign", to=str(desk.member.id)).status_code == 303
    assert "Assigned to Ana." in ana.get(page).text
    assert ana.post(page, f"{page}/close").headers["Location"] == "/inbox"
    assert "Pothole: 5 reports" not in ana.get("/inbox").text


def test_other_departments_do_not_see_it(desk: Office, another: Callable[[], Browser]) -> None:
    page = f"/inbox/hot/{hot(desk)}"
    desk.colleague("Ben", "agent:water")
    ben = another()
    ben.sign_in("ben@riverbend.example")
    assert "Pothole: 5" not in ben.get("/inbox").text
    assert ben.get(page).status_code == 404


def test_staff_see_that_a_phone_on_call_gets_no_alerts(desk: Office, ana: Browser) -> None:
    assert "On call" not in ana.get("/inbox").text
    with desk.rt.database.write() as conn:
        contacts.set_opt_out(conn, contacts.add(conn, "+16025550189", desk.clock()), "ours")
    assert "602-555-0189" in ana.get("/inbox").text
