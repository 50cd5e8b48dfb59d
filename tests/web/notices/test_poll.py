"""The answers to a notice's question: on its page as they come in, and as a file that names nobody."""

from tests.rig.office import Office
from tests.rig.rehearsal import Rehearsal
from tests.rig.storms import reached_by
from tests.web.conftest import Browser

POOL = {"topic": "events", "poll": {"kind": "yes-no"}, "text": "Riverbend: open the pool in April? Reply YES or NO."}


def test_answers_are_counted_while_the_page_is_open_and_name_nobody(desk: Office, ana: Browser) -> None:
    talk = Rehearsal(desk.rt, "+16025550166", desk.clock())
    reached_by(talk, POOL)
    assert "0 of 1 people answered." in ana.get("/notices/1/poll").text
    talk.text("yeah")
    talk.text("no, too cold")
    shown = ana.get("/notices/1").text
    assert "1 of 1 people answered." in shown
    assert "1 person changed their answer" in shown
    taken = ana.post("/notices/1", "/notices/1/poll/csv")
    assert taken.text.splitlines() == ["answer,people,percent", "Yes,0,0", "No,1,100", "answered,1,", "texted,1,"]
    assert "1 of 1 people answered." in ana.get("/notices/1/report").text


def test_a_notice_without_a_question_has_no_answers(desk: Office, ana: Browser) -> None:
    talk = Rehearsal(desk.rt, "+16025550166", desk.clock())
    reached_by(talk, {"text": "Riverbend: the pool opens in April."})
    assert ana.get("/notices/1/poll").status_code == 404
