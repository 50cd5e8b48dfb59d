from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from sqlalchemy import func, select

from tests.rig.notices import BOIL, NoticeDesk, notice_desk
from tests.rig.office import Office
from textbot.actions.notices.approve_notice import approve_notice
from textbot.actions.notices.cancel_notice import cancel_notice
from textbot.actions.notices.correct_notice import correct_notice
from textbot.actions.notices.pause_notice import pause_notice
from textbot.actions.notices.resume_notice import resume_notice
from textbot.actions.notices.send_notice import send_notice
from textbot.actions.notices.start_notice import prepare_notice
from textbot.actions.notices.submit_notice import submit_notice
from textbot.actions.notices.watch_over import tidy
from textbot.actions.outcome import Outcome
from textbot.core.notices.state import RESUMED
from textbot.store import outbox, recipients

TEXTS = {"en": "Riverbend: sorry, we sweep on Friday. STOP=end", "es": "Riverbend: perdón, es el viernes. ALTO=fin"}


@pytest.fixture
def two(desk: Office) -> NoticeDesk:
    return notice_desk(desk)


def sending(two: NoticeDesk, readers: int = 5) -> int:
    """A notice that is being sent; its id."""
    two.readers(readers)
    notice = two.writes()
    assert submit_notice(two.office.rt, two.ana, notice.id).done
    assert send_notice(two.office.rt, two.ana, notice.id).done
    prepare_notice(two.office.rt, notice.id)
    assert two.notice(notice.id).state == "sending"
    return notice.id


def waiting(two: NoticeDesk, notice_id: int) -> int:
    with two.office.rt.database.read() as conn:
        table = recipients.recipients
        return conn.execute(
            select(func.count()).where(table.c.notice_id == notice_id, table.c.state == "waiting")
        ).scalar_one()


def pressed_at_once(presses: Sequence[Callable[[], Outcome]]) -> list[Outcome]:
    with ThreadPoolExecutor(len(presses)) as pool:
        return list(pool.map(lambda press: press(), presses))


def test_two_tabs_send_once(two: NoticeDesk) -> None:
    two.readers(3)
    notice, rt = two.writes(), two.office.rt
    submit_notice(rt, two.ana, notice.id)

    outcomes = pressed_at_once([partial(send_notice, rt, two.ana, notice.id)] * 4)

    assert all(each.done for each in outcomes)
    assert [each.english for each in outcomes].count("It is going out now.") == 1
    assert two.deeds().count("notice.sent") == 1
    with rt.database.read() as conn:
        assert len(outbox.due(conn, two.office.clock())) == 1


def test_two_approvers_at_once_approve_once(two: NoticeDesk) -> None:
    two.readers(2)
    notice, rt = two.writes(BOIL), two.office.rt
    cleo = two.office.colleague("Cleo", "operator")
    submit_notice(rt, two.ana, notice.id)

    outcomes = pressed_at_once([partial(approve_notice, rt, who, notice.id, 1) for who in (two.ben, cleo)])

    assert sorted(each.done for each in outcomes) == [False, True]
    assert two.deeds().count("notice.approved") == 1


def test_it_is_paused_resumed_and_cancelled(two: NoticeDesk) -> None:
    notice_id, rt = sending(two), two.office.rt

    assert pause_notice(rt, two.ben, notice_id).done
    assert two.notice(notice_id).state == "paused"
    assert pause_notice(rt, two.ben, notice_id).conflict
    assert resume_notice(rt, two.ana, notice_id).done
    assert two.notice(notice_id).state == "sending"
    assert cancel_notice(rt, two.ana, notice_id).done
    assert (two.notice(notice_id).state, waiting(two, notice_id)) == ("cancelled", 0)
    assert not resume_notice(rt, two.ana, notice_id).done
    assert two.deeds()[-3:] == ["notice.paused", "notice.resumed", "notice.cancelled"]


def test_paused_before_everybody_was_written_down_it_goes_on_writing(two: NoticeDesk) -> None:
    two.readers(5)
    notice, rt = two.writes(), two.office.rt
    submit_notice(rt, two.ana, notice.id)
    send_notice(rt, two.ana, notice.id)
    pause_notice(rt, two.ana, notice.id)
    prepare_notice(rt, notice.id)
    assert (two.notice().state, waiting(two, notice.id)) == ("paused", 0)

    assert resume_notice(rt, two.ana, notice.id).done
    assert two.notice().state == "preparing"
    prepare_notice(rt, notice.id)
    assert (two.notice().state, waiting(two, notice.id)) == ("sending", 5)


def test_one_that_stopped_by_itself_goes_on_for_good(two: NoticeDesk) -> None:
    notice_id = sending(two)
    two.puts(notice_id, state="halted", why="7 of the first 200 people opted out")
    assert resume_notice(two.office.rt, two.ana, notice_id).done
    assert (two.notice(notice_id).state, two.notice(notice_id).why) == ("sending", RESUMED)
    pause_notice(two.office.rt, two.ana, notice_id)
    assert resume_notice(two.office.rt, two.ana, notice_id).done
    assert (two.notice(notice_id).state, two.notice(notice_id).why) == ("sending", RESUMED)


def test_nobody_waits_for_a_cancelled_notice_whose_canceller_was_killed(two: NoticeDesk) -> None:
    notice_id = sending(two)
    two.puts(notice_id, state="cancelled")
    tidy(two.office.rt, (), two.office.clock())
    assert waiting(two, notice_id) == 0


def test_a_correction_goes_to_those_of_the_notice_in_its_languages(two: NoticeDesk) -> None:
    notice_id, rt = sending(two), two.office.rt

    assert "Pause or cancel it first" in correct_notice(rt, two.ana, notice_id, TEXTS).english
    pause_notice(rt, two.ana, notice_id)
    assert not correct_notice(rt, two.ana, notice_id, {"en": TEXTS["en"]}).done
    outcome = correct_notice(rt, two.ana, notice_id, TEXTS)

    assert outcome.done
    assert (two.notice(notice_id).state, waiting(two, notice_id)) == ("cancelled", 0)
    made = two.notice(int(str(outcome.values["id"])))
    assert (made.corrects_id, made.audience, made.title) == (
        notice_id, {"any": [{"notice": notice_id}]}, "Correction: Street sweeping",
    )  # fmt: skip


def test_what_nobody_got_is_changed_and_not_corrected(two: NoticeDesk) -> None:
    notice = two.writes()
    assert "change it instead" in correct_notice(two.office.rt, two.ana, notice.id, TEXTS).english
