"""Figures: what they count, whom they show it to, and that every number leads to its rows."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.actions.conversations.reply_as_staff import reply_as_staff
from textbot.store import arrivals, inbound, outbound

TODAY = "?preset=this_week"


def links(page: str) -> dict[str, int]:
    """Address -> the number that is its text."""
    found = re.findall(r'<a href="(/figures/[a-z]+\?[^"]*)">([\d,]+)</a>', page)
    return {address.replace("&amp;", "&"): int(number.replace(",", "")) for address, number in found}


def asks(desk: Office, phone: str, answer: str = "pool-hours") -> None:
    contact_id = desk.resident(phone)
    text_id = desk.hears(contact_id, "when does the pool open")
    with desk.rt.database.write() as conn:
        conn.execute(inbound.inbound.update().where(inbound.inbound.c.id == text_id).values(begins=True))
        outbound.add(
            conn, token=desk.rt.new_token(), contact_id=contact_id, kind="reply", via="twiml", body="At nine.",
            state="delivered", answer=answer, inbound_id=text_id, created_at=desk.clock(),
        )  # fmt: skip


def test_every_number_leads_to_as_many_rows(desk: Office, ana: Browser) -> None:
    for number in range(3):
        asks(desk, f"+160255502{number:02}")
    desk.clock.pass_by(timedelta(minutes=5))
    first, _second = desk.waiting(phone="+16025550211"), desk.waiting(phone="+16025550212")
    reply_as_staff(desk.rt, first, desk.member, "Good morning.")
    found = links(ana.get(f"/figures{TODAY}").text)
    told = {address.partition("?")[0].rpartition("/")[2]: number for address, number in found.items()}
    assert told == {
        "engagements": 3, "questions": 3, "reports": 0, "messages": 2, "answered": 1, "responded": 1, "handled": 0,
    }  # fmt: skip
    for address, number in found.items():
        page = ana.get(address).text
        assert page.count("<tr><td><time") == number
        assert f": {number}</h1>" in page


def test_pages_of_rows_show_each_once(desk: Office, ana: Browser) -> None:
    for number in range(101):
        asks(desk, f"+1602555{number:04}")
    page, seen = ana.get(f"/figures/questions{TODAY}").text, []
    for _ in range(3):
        seen += re.findall(r"602-555-\d{4}", page)
        older = re.search(r'rel="next" href="([^"]*)"', page)
        page = ana.get(older[1].replace("&amp;", "&")).text if older else ""
    assert len(seen) == len(set(seen)) == 101
    assert page == ""


def test_the_median_counts_office_hours(desk: Office, ana: Browser) -> None:
    for number, hours in enumerate((1, 2, 9)):
        conversation_id = desk.waiting(phone=f"+1602555030{number}")
        before = desk.clock()
        desk.clock.pass_by(timedelta(hours=hours))
        reply_as_staff(desk.rt, conversation_id, desk.member, "Here we are.")
        desk.clock.at = before
    assert "2 h" in re.findall(r'figure-number"><a[^>]*>([^<]*)<', ana.get(f"/figures{TODAY}").text)


@pytest.mark.parametrize(
    "words",
    ["?from=2026-11-23&to=2026-11-23", "?from=2026-11-30&to=2026-11-01", "?from=x&to=",
     "?from=1700-01-01&to=9999-12-31", "?preset=nonsense", "?preset=weeks_7", ""],
    ids=["a day", "the wrong way round", "no days", "all days", "no such preset", "seven weeks", "nothing said"],
)  # fmt: skip
def test_any_days_can_be_asked_for(ana: Browser, words: str) -> None:
    assert ana.get(f"/figures{words}").status_code == 200


@pytest.mark.parametrize(
    "after", ["x", "2026-11-23T10:00:00~day", "2026-11-23~day~1", "~~", "2026-11-23T10:00:00+00:00~x~9"]
)
def test_a_made_up_place_in_the_list_is_no_error(ana: Browser, after: str) -> None:
    days = {"preset": "this_week", "after": after}
    assert ana.get("/figures/engagements", query_string=days).status_code == 200


def test_a_figure_that_is_none_is_not_found(ana: Browser) -> None:
    assert ana.get("/figures/secrets").status_code == 404
    assert ana.get("/figures?department=moon").status_code == 404


def test_a_supervisor_sees_their_departments_alone(desk: Office, another: Callable[[], Browser]) -> None:
    asks(desk, "+16025550201", "pool-hours")
    asks(desk, "+16025550202", "pothole-question")
    desk.waiting(phone="+16025550203")
    with desk.rt.database.write() as conn:
        contact_id = 1
        arrivals.to_inbox(
            conn, contact_id, desk.clock(), reason="asked", priority="normal", about="", department="parks"
        )
    desk.colleague("Ben", "supervisor:parks")
    ben = another()
    ben.sign_in("ben@riverbend.example")
    page = ben.get(f"/figures{TODAY}").text
    told = {address.partition("?")[0].rpartition("/")[2]: number for address, number in links(page).items()}
    assert told["messages"] == 1
    assert "engagements" not in told
    assert ben.get(f"/figures/engagements{TODAY}").status_code == 404
    assert ben.get(f"/figures{TODAY}&department=streets").status_code == 404
    rows = ben.get(f"/figures/messages{TODAY}").text
    assert "602-555-0201" in rows
    assert "602-555-0203" not in rows


def test_an_agent_sees_no_figures(desk: Office, another: Callable[[], Browser]) -> None:
    desk.colleague("Ben")
    ben = another()
    ben.sign_in("ben@riverbend.example")
    assert ben.get("/figures").status_code == 403
