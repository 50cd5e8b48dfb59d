"""/notices: written, looked over, handed in, approved by a second person, sent, stopped, corrected, kept."""

import re
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from tests.rig.notices import BOIL, NoticeDesk
from tests.rig.office import PASSWORD
from tests.web.conftest import Browser
from tests.web.notices.conftest import EN, ES, FORM, press, words, write
from textbot.actions.notices.approve_notice import approve_notice
from textbot.actions.notices.prepare import prepare
from textbot.actions.notices.send_notice import send_notice
from textbot.actions.notices.submit_notice import submit_notice
from textbot.store import contacts, outbound
from textbot.store.notices import notices
from textbot.store.recipients import recipients


def going(two: NoticeDesk, number: int = 60) -> int:
    """A notice that goes out; its id."""
    row = two.writes()
    assert submit_notice(two.office.rt, two.ana, row.id).done
    assert approve_notice(two.office.rt, two.ben, row.id, row.version).done
    assert send_notice(two.office.rt, two.ana, row.id).done
    assert prepare(two.office.rt, row.id) == number
    return row.id


def test_a_notice_goes_from_the_form_to_sixty_people(ana: Browser, ben: Browser, two: NoticeDesk) -> None:
    notice = write(ana)
    draft = words(ana.get(notice).text)
    assert "This texts 60 people." in draft
    assert EN in draft
    assert "Ask for approval" not in draft
    assert "Ask for approval" in press(ana, notice, "test")
    assert "It waits for a second person" in press(ana, notice, "submit")
    assert "waits for a second person" in words(ana.get("/notices").text)

    decided = ben.post(f"{notice}/approve", f"{notice}/approve")
    assert decided.headers["Location"] == notice
    assert "Nothing is sent before you say so." in words(ana.get(notice).text)
    assert "This texts 60 people now." in words(ana.get(f"{notice}/sure/send").text)
    assert "Text 60 people now" in words(ana.get(f"{notice}/sure/send").text)
    assert "getting ready" in press(ana, f"{notice}/sure/send", "send")
    assert two.deeds() == ["notice.written", "notice.tested", "notice.submitted", "notice.approved", "notice.sent"]


def test_somebody_real_is_shown_their_text(ana: Browser, two: NoticeDesk) -> None:
    notice = write(ana, **{"text-en": 'Riverbend: hi {{ first_name or "neighbor" }}. STOP=end'})
    assert "See what some of them would read" in ana.get(notice).text
    page = words(ana.get(f"{notice}/samples").text)
    assert "Riverbend: hi neighbor. STOP=end" in page
    assert ES in page
    assert "602-555" not in page


def test_a_double_click_makes_one_notice_and_another_text_under_its_key_is_refused(ana: Browser) -> None:
    page = ana.get("/notices/new").text
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    fields = {**FORM, **hidden, "do": "save"}
    first, second = (ana.client.post("/notices/new", data=fields) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    other = ana.client.post("/notices/new", data={**fields, "text-en": f"{EN} Now."})
    assert other.status_code == 409
    assert f"{EN} Now." in other.text


def test_what_is_typed_comes_back_with_what_is_wrong(ana: Browser) -> None:
    again = ana.post("/notices/new", "/notices/new", **{**FORM, "title": "", "when": "at", "valid": "x"}, do="save")
    assert again.status_code == 422
    assert EN in again.text
    for wrong in ("Give it a name", "Choose a day and a time.", "as a whole number"):
        assert wrong in again.text


def test_the_author_cannot_approve_and_a_no_says_why(ana: Browser, ben: Browser, two: NoticeDesk) -> None:
    row = two.writes()
    assert submit_notice(two.office.rt, two.ana, row.id).done
    notice = f"/notices/{row.id}"
    assert "somebody else must approve it" in words(ana.get(f"{notice}/approve").text)
    assert "Yes: it may text 60 people" in words(ben.get(f"{notice}/approve").text)
    ben.post(f"{notice}/approve", f"{notice}/refuse", why="The day is wrong")
    page = words(ana.get(notice).text)
    assert "It was sent back: The day is wrong" in page


def test_an_approval_asks_who_it_is_when_that_is_long_ago(ben: Browser, two: NoticeDesk) -> None:
    row = two.writes()
    assert submit_notice(two.office.rt, two.ana, row.id).done
    two.office.clock.pass_by(timedelta(minutes=11))
    asked = ben.get(f"/notices/{row.id}/approve")
    assert asked.headers["Location"].startswith("/login/again")
    assert "Is it still you?" in ben.get(asked.headers["Location"]).text


def test_it_is_paused_resumed_and_stopped(ana: Browser, two: NoticeDesk) -> None:
    notice = f"/notices/{going(two)}"
    assert "0 of 60" in words(ana.get(notice).text)
    assert "Nothing more is sent until somebody lets it go on." in press(ana, notice, "pause")
    assert "This texts 60 more people." in words(ana.get(f"{notice}/sure/resume").text)
    assert "going out" in press(ana, f"{notice}/sure/resume", "resume")
    assert "60 people who wait for it get nothing." in words(ana.get(f"{notice}/sure/cancel").text)
    assert "cancelled" in press(ana, f"{notice}/sure/cancel", "cancel")
    told = ana.get(f"{notice}/progress").json
    assert told is not None
    assert (told["state"], told["counts"]["cancelled"], told["running"]) == ("cancelled", 60, False)


def test_who_waits_for_the_day_is_said_so(ana: Browser, two: NoticeDesk) -> None:
    notice_id, rt = going(two), two.office.rt
    with rt.database.write() as conn:
        conn.execute(update(recipients).values(not_before=rt.now() + timedelta(hours=9)))
        conn.execute(update(notices).values(state="sending"))
    told = ana.get(f"/notices/{notice_id}/progress").json
    assert told is not None
    assert told["left"].startswith("The rest is texted from ")


def test_what_was_wrong_is_corrected(ana: Browser, two: NoticeDesk) -> None:
    notice = f"/notices/{going(two)}"
    press(ana, notice, "pause")
    page = words(ana.get(f"{notice}/correct").text)
    assert "exactly those who got, or may have got" in page
    texts = {"text-en": f"{EN} Corrected.", "text-es": f"{ES} Corregido."}
    made = ana.post(f"{notice}/correct", f"{notice}/correct", **texts)
    assert made.status_code == 303
    assert "Corrects notice 1" in words(ana.get(made.headers["Location"]).text)
    assert "Corrected by notice 2" in words(ana.get(notice).text)


def test_the_report_is_kept_as_a_file(ana: Browser, two: NoticeDesk) -> None:
    number = going(two)
    page = f"/notices/{number}/report"
    assert "To be texted 60" in words(ana.get(page).text)
    file = ana.post(page, f"{page}/csv")
    lines = file.text.splitlines()
    assert lines[0].startswith("phone,language")
    assert len(lines) == 61
    assert lines[1].startswith("602-555-2000,en,1,waiting")
    assert "notice.report" in two.deeds()


def test_the_whole_room_speaks_spanish(ana: Browser, two: NoticeDesk) -> None:
    number = going(two)
    for path in (
        "/notices",
        "/notices/new",
        f"/notices/{number}",
        f"/notices/{number}/report",
        f"/notices/{number}/sure/cancel",
    ):
        page = ana.get(f"{path}?lang=es").text
        assert '<html lang="es">' in page
        for english in ("Who gets it", "Waiting", "Save and", "people", "Stop it"):
            assert english not in words(page).replace("people-table", ""), (path, english)


def test_who_changes_it_in_two_tabs_loses_no_words(ana: Browser, two: NoticeDesk) -> None:
    notice = write(ana)
    page = ana.get(f"{notice}/edit").text
    hidden = dict(re.findall(r'type="hidden" name="(csrf_token|key|version)" value="([^"]*)"', page))
    first = ana.client.post(f"{notice}/edit", data={**FORM, **hidden, "title": "One", "do": "save"})
    assert first.headers["Location"] == notice
    second = ana.client.post(f"{notice}/edit", data={**FORM, **hidden, "title": "Two", "do": "save"})
    assert second.status_code == 409
    assert 'value="Two"' in second.text
    assert "One" in words(ana.get(notice).text)


def test_the_glass_is_broken_with_a_reason_alone(ana: Browser, two: NoticeDesk) -> None:
    row = two.writes(BOIL)
    page = f"/notices/{row.id}/break-glass"
    two.office.clock.pass_by(timedelta(minutes=11))
    assert ana.get(page).status_code == 303
    ana.post("/login/again", "/login/again", password=PASSWORD)
    assert "on your word alone" in words(ana.get(page).text)
    short = ana.post(page, page, reason="hm")
    assert short.status_code == 422
    assert ana.post(page, page, reason="Ben cannot be reached and people drink it now").status_code == 303
    assert "by one person: the glass was broken" in words(ana.get(f"/notices/{row.id}").text)
    assert "notice.broke-glass" in two.deeds()


def test_texts_that_may_have_arrived_are_named_and_sent_again_by_a_person(ana: Browser, two: NoticeDesk) -> None:
    number = going(two)
    notice = f"/notices/{number}"
    with two.office.rt.database.write() as conn:
        lost(conn, number, two.office.clock())
    page = words(ana.get(notice).text)
    assert "Nobody knows whether 1 text arrived" in page
    assert "602-555-2000" in words(ana.get(f"{notice}/people?what=unknown").text)
    assert "602-555-2001" in words(ana.get(f"{notice}/people?what=waiting").text)
    assert "notice.people" in two.deeds()
    assert "This texts 1 person again." in words(ana.get(f"{notice}/sure/resend").text)
    assert "The text goes out again to one person." in press(ana, f"{notice}/sure/resend", "resend")
    assert "0 of 60" in words(ana.get(notice).text)


def lost(conn: Connection, notice_id: int, now: datetime) -> None:
    """The first one's text went out, and nobody knows whether it arrived."""
    row = conn.execute(select(recipients.c.id, recipients.c.contact_id, recipients.c.body)).first()
    assert row
    made = outbound.add(
        conn, token="0" * 32, contact_id=row.contact_id, kind="notice", via="rest", body=row.body, state="failed",
        error="unknown", created_at=now, notice_id=notice_id,
    )  # fmt: skip
    handed = update(recipients).where(recipients.c.id == row.id).values(state="handed", outbound_id=made)
    conn.execute(handed)


PLACED = {
    "text-en": 'Riverbend: {{ first_name or "neighbor" }}, shall we sweep? riverbend.gov/sweep Reply STOP to end',
    "text-es": 'Riverbend: {{ first_name or "vecino" }}, ¿barremos? Responda ALTO para cancelar',
}


def test_the_second_person_reads_what_residents_read_and_all_there_is_to_know(
    two: NoticeDesk, ana: Browser, ben: Browser
) -> None:
    with two.office.rt.database.write() as conn:
        conn.execute(update(contacts.contacts).where(contacts.contacts.c.id == 1).values(first_name="Esperanza"))
    address = write(ana, **PLACED, poll="yes-no", **{"more-en": "From 8 to 12."})
    press(ana, address, "test")
    press(ana, address, "submit")
    ben.post("/login/again?next=/", "/login/again", password=PASSWORD)
    told = words(ben.get(f"{address}/approve").text)

    for said in ("Riverbend: Esperanza , shall", "Riverbend: neighbor , shall", "Riverbend: vecino , ¿barremos?",
                 "YES or NO; answers are counted", "Links riverbend.gov", "From 8 to 12.", "True for 6 hours",
                 "It says who it is from", "Its author read it on their own phone", "$0.68"):  # fmt: skip
        assert said in told, said
    assert "{{" not in told


def test_no_page_of_a_notice_shows_marks_where_residents_read_words(two: NoticeDesk, ana: Browser) -> None:
    address = write(ana, **PLACED)
    two.puts(1, state="done", started_at=two.office.clock())
    for page in ("", "/correct", "/sure/resend"):
        said = words(ana.get(f"{address}{page}").text)
        assert "Riverbend: neighbor , shall" in said and "{{" not in said, page
    assert "As it was written" in ana.get(f"{address}/report").text
