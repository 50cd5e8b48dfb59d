"""The phone under My settings: alerts and tests go there once the code that was sent to it is typed."""

import re

from sqlalchemy import select

from tests.rig.office import EMAIL, Office
from tests.web.conftest import Browser
from textbot.actions.staff.own_phone import MOST_TRIES
from textbot.store import outbound, staff
from textbot.store.staff import StaffRow


def member(desk: Office, email: str) -> StaffRow:
    with desk.rt.database.read() as conn:
        found = staff.by_email(conn, email)
    assert found
    return found


def test_a_phone_gets_nothing_before_the_code_that_was_sent_there_is_typed(ana: Browser, desk: Office) -> None:
    thread = desk.waiting(phone="+16025550181")
    assert "You get no alerts" in ana.get("/me").text
    for wrong in ("my phone", str(desk.rt.settings.twilio_number)):
        refused = ana.post("/me", "/me/phone", phone=wrong)
        assert refused.status_code == 422 and focused(refused.text) == "phone"
    ana.post("/me", "/me/phone", phone="(602) 555-0181")
    assert "Not confirmed" in ana.get("/me").text
    assert not member(desk, EMAIL).phone
    told = re.search(r"\b\d{6}\b", last_body(desk))
    assert told
    refused = ana.post("/me", "/me/phone/code", code=f"{(int(told[0]) + 1) % 10**6:06}")
    assert refused.status_code == 422 and "That is not the code" in refused.text
    assert focused(refused.text) == "code"
    shown = ana.get(f"/inbox/{thread}").text
    assert "••••••" in shown and told[0] not in shown
    ana.post("/me", "/me/phone/code", code=told[0])
    assert member(desk, EMAIL).phone == "+16025550181"
    assert "Confirmed" in ana.get("/me").text


def test_who_mistook_the_code_too_often_is_led_to_the_next_one(ana: Browser, desk: Office) -> None:
    ana.post("/me", "/me/phone", phone="(602) 555-0181")
    told = re.search(r"\b\d{6}\b", last_body(desk))
    assert told
    wrong = f"{(int(told[0]) + 1) % 10**6:06}"
    last = [ana.post("/me", "/me/phone/code", code=wrong) for _ in range(MOST_TRIES)][-1]
    assert "wrong too often" in last.text and 'id="code"' not in last.text
    assert re.search(r"<button[^>]* autofocus[^>]*>Send another code", last.text)


def focused(page: str) -> str:
    """The field that has the cursor."""
    found = re.search(r'<input[^>]* id="(\w+)"[^>]* autofocus', page)
    return found[1] if found else ""


def last_body(desk: Office) -> str:
    with desk.rt.database.read() as conn:
        return str(conn.execute(select(outbound.outbound.c.body).order_by(outbound.outbound.c.id.desc())).scalar())
