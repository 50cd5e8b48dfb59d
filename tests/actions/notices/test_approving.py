from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.rig.notices import BOIL, SWEEPING, NoticeDesk, notice_desk
from tests.rig.office import Office
from textbot.actions.notices.approve_notice import approve_notice, break_glass, refuse_notice
from textbot.actions.notices.cancel_notice import cancel_notice
from textbot.actions.notices.edit_notice import edit_notice
from textbot.actions.notices.send_notice import send_notice
from textbot.actions.notices.send_test import send_test
from textbot.actions.notices.start_notice import prepare_notice
from textbot.actions.notices.submit_notice import submit_notice
from textbot.actions.notices.write_notice import write_notice
from textbot.store import outbox, staff

# What each database does when two press at once is tried in test_stopping.py.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def two(desk: Office) -> NoticeDesk:
    return notice_desk(desk)


def test_the_same_key_and_words_are_one_notice_and_other_words_are_refused(two: NoticeDesk) -> None:
    first = write_notice(two.office.rt, two.ana, "a key", SWEEPING)
    again = write_notice(two.office.rt, two.ana, "a key", SWEEPING)
    other = write_notice(two.office.rt, two.ana, "a key", replace(SWEEPING, audience={"any": [{"repeat": True}]}))

    assert first.done and again.done and first.values == again.values
    assert (other.done, other.conflict, other.values) == (False, True, first.values)
    assert two.deeds() == ["notice.written"]


@pytest.mark.parametrize("year", [2028, 9999])
def test_a_time_that_nobody_can_mean_is_refused(two: NoticeDesk, year: int) -> None:
    late = replace(SWEEPING, not_before=datetime(year, 12, 31, 23, tzinfo=UTC))
    row = two.writes(tested=False)

    for outcome in (
        write_notice(two.office.rt, two.ana, "b", late),
        edit_notice(two.office.rt, two.ana, row.id, row.version, late),
    ):
        assert (outcome.done, outcome.english[:33]) == (False, "Its time is more than a year ahea")


def test_who_may_not_see_to_notices_can_do_nothing_with_them(two: NoticeDesk) -> None:
    agent, notice = two.office.colleague("Cleo"), two.writes()
    rt = two.office.rt

    tries = (
        write_notice(rt, agent, "b", SWEEPING),
        submit_notice(rt, agent, notice.id),
        approve_notice(rt, agent, notice.id, notice.version),
        send_notice(rt, agent, notice.id),
    )
    assert not any(each.done for each in tries)
    assert two.deeds().count("denied") == 4
    assert two.notice().state == "draft"


def test_closed_gates_stop_it_and_say_why(two: NoticeDesk) -> None:
    notice = two.writes(tested=False)
    outcome = submit_notice(two.office.rt, two.ana, notice.id)

    assert not outcome.done
    assert outcome.english == (
        "This notice is not ready yet. Nobody would get it. Choose others, or see in the estimate why they are left "
        "out. Send it to your own phone first, and read it there."
    )


def test_a_test_goes_to_the_own_phone_in_each_language_and_an_edit_asks_for_another(two: NoticeDesk) -> None:
    notice = two.writes(
        replace(SWEEPING, texts={**SWEEPING.texts, "en": 'Riverbend: {{ first_name or "neighbor" }} STOP=end'})
    )
    assert two.alerts() == [
        ("+16025550181", "Riverbend: neighbor STOP=end"),
        ("+16025550181", SWEEPING.texts["es"]),
    ]
    assert notice.tested_at is not None

    assert edit_notice(two.office.rt, two.ana, notice.id, notice.version, SWEEPING).done
    assert (two.notice().tested_at, two.notice().version) == (None, 2)
    late = send_test(two.office.rt, two.ana, notice.id, version=1)
    assert late.conflict


def test_a_test_needs_a_phone(two: NoticeDesk) -> None:
    notice = two.writes(tested=False)
    nobody = replace(two.ana, phone="")
    assert "My settings" in send_test(two.office.rt, nobody, notice.id).english


def test_few_people_need_no_second_person(two: NoticeDesk) -> None:
    two.readers(3)
    notice = two.writes()
    assert submit_notice(two.office.rt, two.ana, notice.id).done
    assert (two.notice().state, two.notice().approval) == ("approved", "small")

    assert send_notice(two.office.rt, two.ana, notice.id).english == "It is going out now."
    assert send_notice(two.office.rt, two.ben, notice.id).english == "It is going out already."
    with two.office.rt.database.read() as conn:
        assert [each.deed for each in outbox.due(conn, two.office.clock())] == ["prepare_notice"]
    prepare_notice(two.office.rt, notice.id)
    assert two.notice().state == "sending"


def test_many_people_need_a_second_person_who_is_told_the_words_and_the_number(two: NoticeDesk) -> None:
    two.readers(51)
    notice = two.writes()
    outcome = submit_notice(two.office.rt, two.ana, notice.id)

    assert outcome.english == "A second person must say yes now. A colleague was told, with the text and the link."
    assert two.notice().state == "submitted"
    phone, said = two.alerts()[-1]
    assert phone == "+16025550182"
    assert "Ana wrote a text to 51 people" in said and said.endswith(SWEEPING.texts["en"])
    assert f"/notices/{notice.id}" in said
    assert not send_notice(two.office.rt, two.ana, notice.id).done


def test_several_small_ones_of_a_day_need_a_second_person_together(two: NoticeDesk) -> None:
    two.readers(30)
    rt = two.office.rt
    first, second, third = (two.writes(key=key) for key in ("one", "two", "three"))
    assert submit_notice(rt, two.ana, first.id).english == "It may go out now: so few people need no second person."
    outcome = submit_notice(rt, two.ana, second.id)
    assert outcome.english.startswith("With what you sent alone in the last 24 hours it reaches 60 people: a second")
    assert two.notice(second.id).state == "submitted"
    assert approve_notice(rt, two.ben, second.id, second.version).done, "what two people said yes to does not count"
    two.office.clock.pass_by(timedelta(hours=25))
    assert submit_notice(rt, two.ana, third.id).done
    assert two.notice(third.id).approval == "small"


def test_one_that_was_cancelled_on_its_way_counts_with_the_others_of_the_day(two: NoticeDesk) -> None:
    two.readers(30)
    rt = two.office.rt
    first, second, third = (two.writes(key=key) for key in ("one", "two", "three"))
    assert submit_notice(rt, two.ana, first.id).done
    assert cancel_notice(rt, two.ana, first.id).done
    assert submit_notice(rt, two.ana, second.id).done
    assert two.notice(second.id).approval == "small", "the first one reached nobody"
    assert send_notice(rt, two.ana, second.id).done
    prepare_notice(rt, second.id)
    assert cancel_notice(rt, two.ana, second.id).done
    assert submit_notice(rt, two.ana, third.id).done
    assert two.notice(third.id).state == "submitted"


def test_nobody_approves_their_own(two: NoticeDesk) -> None:
    two.readers(51)
    notice = two.writes()
    submit_notice(two.office.rt, two.ana, notice.id)

    outcome = approve_notice(two.office.rt, two.ana, notice.id, notice.version)
    assert outcome.english == "You wrote it: somebody else must approve it."
    assert approve_notice(two.office.rt, two.ben, notice.id, notice.version).done
    assert (two.notice().state, two.notice().approval, two.notice().approved_by) == ("approved", "second", two.ben.id)


def test_an_approval_is_of_the_version_that_was_read(two: NoticeDesk) -> None:
    two.readers(51)
    notice, rt = two.writes(), two.office.rt
    submit_notice(rt, two.ana, notice.id)
    changed = replace(SWEEPING, texts={**SWEEPING.texts, "en": "Riverbend: something else. STOP=end"})
    assert edit_notice(rt, two.ana, notice.id, 1, changed).done

    assert approve_notice(rt, two.ben, notice.id, 1).conflict
    send_test(rt, two.ana, notice.id)
    submit_notice(rt, two.ana, notice.id)
    assert approve_notice(rt, two.ben, notice.id, 2).done

    assert edit_notice(rt, two.ana, notice.id, 2, SWEEPING).done
    assert (two.notice().state, two.notice().approval, two.notice().approved_by) == ("draft", "", None)


def test_who_changes_anothers_notice_is_its_author(two: NoticeDesk) -> None:
    two.readers(51)
    notice, rt = two.writes(), two.office.rt
    edit_notice(rt, two.ben, notice.id, 1, replace(SWEEPING, title="Sweeping"))
    send_test(rt, two.ben, notice.id)
    submit_notice(rt, two.ben, notice.id)

    assert not approve_notice(rt, two.ben, notice.id, 2).done
    assert approve_notice(rt, two.ana, notice.id, 2).done


def test_an_audience_that_grew_is_read_again(two: NoticeDesk) -> None:
    two.readers(51)
    notice, rt = two.writes(), two.office.rt
    submit_notice(rt, two.ana, notice.id)
    two.readers(60, start=51)

    outcome = approve_notice(rt, two.ben, notice.id, 1)
    assert outcome.english.startswith("It would reach 111 people by now, not 51.")
    assert approve_notice(rt, two.ben, notice.id, 1).done


def test_a_small_one_that_is_small_no_more_goes_back(two: NoticeDesk) -> None:
    two.readers(3)
    notice, rt = two.writes(), two.office.rt
    submit_notice(rt, two.ana, notice.id)
    two.readers(60, start=3)

    assert not send_notice(rt, two.ana, notice.id).done
    assert (two.notice().state, two.notice().why) == ("draft", "grew")


def test_a_refused_one_is_a_draft_with_the_reason(two: NoticeDesk) -> None:
    two.readers(51)
    notice, rt = two.writes(), two.office.rt
    submit_notice(rt, two.ana, notice.id)
    assert refuse_notice(rt, two.ben, notice.id, 1, "The date is wrong").done
    assert (two.notice().state, two.notice().why) == ("draft", "The date is wrong")


def test_an_emergency_needs_two_people_however_few_it_reaches(two: NoticeDesk) -> None:
    two.readers(1)
    notice, rt = two.writes(BOIL), two.office.rt
    submit_notice(rt, two.ana, notice.id)
    assert two.notice().state == "submitted"
    assert approve_notice(rt, two.ben, notice.id, 1).done


def test_breaking_the_glass_is_for_emergencies_takes_a_reason_and_is_told_to_all(two: NoticeDesk) -> None:
    two.readers(2)
    calm, boil, rt = two.writes(key="calm"), two.writes(BOIL, key="boil"), two.office.rt

    assert not break_glass(rt, two.ana, calm.id, 1, "Nobody is there, it is night").done
    assert not break_glass(rt, two.ana, boil.id, 1, "night").done
    assert break_glass(rt, two.ana, boil.id, 1, "Nobody is there, it is night").done
    assert (two.notice(boil.id).state, two.notice(boil.id).approval) == ("approved", "break-glass")
    phone, said = two.alerts()[-1]
    assert phone == "+16025550182" and "without a second person" in said
    assert two.deeds()[-1] == "notice.broke-glass"


def test_a_time_to_come_sends_it_by_itself_then_and_not_before(two: NoticeDesk) -> None:
    two.readers(3)
    at = two.office.clock() + timedelta(hours=3)
    notice, rt = two.writes(replace(SWEEPING, not_before=at)), two.office.rt
    assert submit_notice(rt, two.ana, notice.id).english == "It goes out by itself at its time."
    assert send_notice(rt, two.ana, notice.id).english == "It goes out by itself at its time."
    prepare_notice(rt, notice.id)
    assert two.notice().state == "approved"

    two.office.clock.pass_by(timedelta(hours=3))
    with rt.database.read() as conn:
        assert [each.deed for each in outbox.due(conn, two.office.clock())] == ["prepare_notice"]
    prepare_notice(rt, notice.id)
    assert two.notice().state == "sending"


def test_nobody_else_to_approve_is_said(two: NoticeDesk) -> None:
    two.readers(51)
    with two.office.rt.database.write() as conn:
        staff.change(conn, two.ben.id, disabled_at=two.office.clock())
    notice = two.writes()
    assert "Nobody else may approve it" in submit_notice(two.office.rt, two.ana, notice.id).english


def test_one_that_cannot_be_prepared_waits_for_somebody_and_says_why(two: NoticeDesk) -> None:
    two.readers(3)
    notice, rt = two.writes(), two.office.rt
    submit_notice(rt, two.ana, notice.id)
    send_notice(rt, two.ana, notice.id)
    two.puts(notice.id, audience={"any": [{"swimming": True}]})
    prepare_notice(rt, notice.id)
    assert two.notice().state == "paused"
    assert two.notice().why.startswith("any 1: a rule names one of topic")
