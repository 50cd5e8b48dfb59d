"""The pages of schedules and newsletters."""

from tests.rig.neighborhood import ELM, LINCOLN, NEWSLETTER, done, subscriber
from tests.rig.office import Office, riverbend
from tests.web.conftest import Browser
from textbot.actions.playbook.publish import publish
from textbot.store import notices, schedules

TRASH = {
    "title": "Trash day", "topic": "trash-reminders", "kind": "trash", "at": "18:00", "hours": "3",
    "text-en": "Riverbend: trash pickup is {{ day }}. STOP ends texts",
    "text-es": "Riverbend: la basura pasa el {{ day }}. ALTO termina los textos",
}  # fmt: skip


def test_a_schedule_is_written_changed_paused_and_ended(desk: Office, browser: Browser) -> None:
    browser.sign_in()
    made = browser.post("/notices/schedules/new", "/notices/schedules", **TRASH)
    assert (made.status_code, made.location) == (303, "/notices/schedules/1")
    shown = browser.get("/notices/schedules/1").text
    assert "The evening before each zone" in shown and "zone 2, pickup Tue, Nov 24" in shown
    assert "Nothing goes out before its text is approved" in shown
    assert "Trash day" in browser.get("/notices/schedules").text
    assert "{{ day }}" in browser.get("/notices/1").text or "Tuesday" in browser.get("/notices/1").text
    changed = browser.post(
        "/notices/schedules/1/edit", "/notices/schedules/1", **{**TRASH, "at": "17:00", "zones": "4"}
    )
    assert changed.location == "/notices/schedules/1"
    with desk.rt.database.read() as conn:
        row, pattern = schedules.by_id(conn, 1), notices.by_id(conn, 1)
    assert row is not None and row.rule == {"kind": "trash", "at": "17:00", "zones": ["4"]}
    assert pattern is not None and (pattern.state, pattern.validity_minutes) == ("draft", 180)
    for deed, words in (("pause", "Paused"), ("resume", "goes on"), ("end", "It has ended")):
        browser.post("/notices/schedules/1", f"/notices/schedules/1/do/{deed}")
        assert words in browser.get("/notices/schedules/1").text


def test_what_cannot_be_read_comes_back_with_all_that_was_typed(browser: Browser) -> None:
    browser.sign_in()
    wrong = {**TRASH, "kind": "month", "days": "the 40th", "hours": "long", "topic": ""}
    answer = browser.post("/notices/schedules/new", "/notices/schedules", **wrong)
    assert answer.status_code == 422
    for words in ("like those in the example", "for how many hours", "Choose its topic", "the 40th", "la basura pasa"):
        assert words in answer.text
    endless = browser.post("/notices/schedules/new", "/notices/schedules", **{**TRASH, "hours": "inf"})
    assert endless.status_code == 422


def test_staff_see_what_residents_would_read_and_why(desk: Office, browser: Browser) -> None:
    publish(desk.rt.database, riverbend(), desk.clock())
    subscriber(desk, "+16025550111", ELM)
    subscriber(desk, "+16025550112", LINCOLN, "es")
    done(desk, "pothole", "3", 41)
    browser.sign_in()
    shown = browser.get("/notices/newsletters").text
    assert "41 baches reparados" in shown and "Street sweeping: Monday, November 30" in shown
    assert "and 38 more" in shown and "<code>potholes</code>" in shown
    assert "0111" in shown and "555-0111" not in shown
    form = browser.get("/notices/schedules/new?newsletter=neighborhood").text
    assert "{{ digest }}" in form and f'value="{NEWSLETTER}" selected' in form


def test_days_of_the_month_are_read_and_said_in_spanish(desk: Office, browser: Browser) -> None:
    browser.sign_in()
    browser.post("/me", "/me/preferences", languages="es", language="es")
    assert "avisos de agua" in browser.get("/notices/schedules/new").text.lower()
    month = {**TRASH, "kind": "month", "days": "Primer martes, último viernes, 15, último", "at": "10:00"}
    assert browser.post("/notices/schedules/new", "/notices/schedules", **month).status_code == 303
    with desk.rt.database.read() as conn:
        row = schedules.by_id(conn, 1)
    assert row is not None and row.rule["days"] == ["first tuesday", "last friday", "15", "last"]
    assert 'value="primer martes, último viernes, 15, último"' in browser.get("/notices/schedules/1/edit").text
    assert "Cada mes: primer martes, último viernes" in browser.get("/notices/schedules/1").text
