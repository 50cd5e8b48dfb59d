from dataclasses import replace

import pytest
from sqlalchemy import select, update

from tests.connectors.test_smtp import desk as mail_desk
from tests.rig.notices import BOIL, SWEEPING, NoticeDesk, notice_desk
from tests.rig.office import Office
from textbot.actions.notices.alert_approvers import mail_approvers
from textbot.actions.notices.approve_notice import approve_notice, break_glass
from textbot.actions.notices.submit_notice import submit_notice
from textbot.store import contacts, outbox

# What each database does when two press at once is tried in test_stopping.py.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def with_mail(desk: Office, url: str) -> NoticeDesk:
    rt = replace(desk.rt, settings=replace(desk.rt.settings, smtp_url=url))
    return notice_desk(replace(desk, rt=rt))


def test_who_may_approve_is_mailed_all_its_texts_the_number_and_the_link(desk: Office) -> None:
    with mail_desk("127.0.0.1") as (where, heard):
        two = with_mail(desk, f"smtp://{where}")
        two.readers(2)
        notice = two.writes(BOIL)
        submit_notice(two.office.rt, two.ana, notice.id)
        with two.office.rt.database.read() as conn:
            deeds = conn.execute(select(outbox.outbox.c.deed, outbox.outbox.c.ref)).all()
        mail_approvers(two.office.rt, notice.id)
    said = b"".join(heard).replace(b"=\r\n", b"")

    assert [tuple(each) for each in deeds] == [("mail_approvers", notice.id)]
    assert b"To: ben@riverbend.example" in said and b"ana@riverbend.example" not in said
    for words in (b"Boil water", b"to 2 people", b"/notices/1", *(each.encode() for each in BOIL.texts.values())):
        assert words in said


def test_nobody_is_mailed_of_what_was_decided_meanwhile(desk: Office) -> None:
    with mail_desk("127.0.0.1") as (where, heard):
        two = with_mail(desk, f"smtp://{where}")
        two.readers(2)
        notice = two.writes(BOIL)
        submit_notice(two.office.rt, two.ana, notice.id)
        approve_notice(two.office.rt, two.ben, notice.id, 1)
        mail_approvers(two.office.rt, notice.id)
    assert heard == []


def test_a_broken_glass_is_mailed_to_all_others(desk: Office) -> None:
    with mail_desk("127.0.0.1") as (where, heard):
        two = with_mail(desk, f"smtp://{where}")
        two.readers(2)
        notice = two.writes(BOIL)
        break_glass(two.office.rt, two.ana, notice.id, 1, "It is night and nobody answers")
        mail_approvers(two.office.rt, notice.id)
    assert b"without a second person" in b"".join(heard).replace(b"=\r\n", b"")


def test_a_phone_that_said_stop_gets_no_alert(desk: Office) -> None:
    two = notice_desk(desk)
    desk.resident("+16025550182", opt_out="ours")
    two.readers(2)
    notice = two.writes(BOIL)
    assert "Nobody could be told" in submit_notice(desk.rt, two.ana, notice.id).english


def test_an_alert_tells_all_there_is_to_decide_about_and_nothing_of_a_resident(desk: Office) -> None:
    two = notice_desk(desk)
    two.readers(60)
    with desk.rt.database.write() as conn:
        conn.execute(update(contacts.contacts).values(first_name="Esperanza"))
    hello = 'Riverbend: {{ first_name or "neighbor" }}, shall we sweep? riverbend.gov/sweep STOP=end'
    texts = {**SWEEPING.texts, "en": hello}
    notice = two.writes(replace(SWEEPING, texts=texts, poll={"kind": "yes-no"}))
    submit_notice(desk.rt, two.ana, notice.id)
    said = two.alerts()[-1][1]

    assert "It asks for a YES or NO. True for 10 h. Cost: $0.68, 60 segments. Links to riverbend.gov." in said
    assert said.endswith("Riverbend: neighbor, shall we sweep? riverbend.gov/sweep STOP=end")
    assert "{" not in said and "Esperanza" not in said
