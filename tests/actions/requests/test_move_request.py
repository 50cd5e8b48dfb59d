"""A request moves one way, its people hear of it in the day and in their language, and no mass change wakes a city."""

from datetime import timedelta

import pytest

from tests.rig.line import Line
from tests.rig.reports import DAY, again, moves, now_is, report, resident, tell
from textbot.actions.requests import move_request as moving
from textbot.actions.requests.staff_requests import discard_updates, release_updates
from textbot.core.places.place import Place
from textbot.store import audit_events, contacts, request_events, request_people, request_updates
from textbot.store.outbound import outbound
from textbot.store.request_updates import request_updates as updates


def kinds(line: Line, request_id: int) -> list[str]:
    with line.rt.database.read() as conn:
        return [each.kind for each in request_events.of_request(conn, request_id)]


def test_reporter_and_followers_hear_and_only_the_reporter_is_asked(line: Line) -> None:
    row = report(now_is(line, DAY), 1, followers=(2,))
    assert moves(line, row, "in_progress").told == 2
    assert tell(line) == [f"Pothole, Elm St & 5th St (No. {row.reference}): the city is working on it now."] * 2
    moves(line, row, "closed")
    done = f"Pothole, Elm St & 5th St (No. {row.reference}): the city says it is done."
    assert tell(line) == [
        f"{done} Is it fixed? Reply 1 for yes, 2 for no (a photo helps).",
        f"{done} If it is not, text STILL THERE.",
    ]
    with line.rt.database.read() as conn:
        assert [each.asked_at is not None for each in request_people.of_request(conn, row.id)] == [True, False]
    assert kinds(line, row.id) == ["received", "status", "status", "asked"]
    assert (again(line, row).status, again(line, row).closed_at is not None) == ("closed", True)
    assert {each.kind for each in line.rows(outbound)} == {"follow-up"}


def test_each_hears_it_in_their_language(quick: Line) -> None:
    resident(now_is(quick, DAY), 1, "es")
    row = report(quick, 1)
    moves(quick, row, "closed")
    assert tell(quick) == [
        f"Bache, Elm St & 5th St (núm. {row.reference}): la ciudad dice que ya quedó listo. "
        "¿Quedó arreglado? Responda 1 para sí, 2 para no (una foto ayuda)."
    ]


def test_a_follower_hears_no_more_of_the_place_than_anybody_may(quick: Line) -> None:
    house = Place("address", "1234 Elm St", 33.45, -112.07, "District 2", "A", "exact", "address")
    row = report(now_is(quick, DAY), 1, followers=(2,), flow="street-concern", place=house)
    moves(quick, row, "in_progress")
    told = tell(quick)
    assert "1234 Elm St" in told[0]
    assert "1234" not in told[1]
    assert "1200 block of Elm St" in told[1]


def test_the_same_again_is_no_news(quick: Line) -> None:
    row = report(now_is(quick, DAY))
    assert moves(quick, row, "fixed").done
    assert not moves(quick, row, "closed").done
    assert len(tell(quick)) == 1


def test_what_a_system_says_late_changes_nothing(quick: Line) -> None:
    row = report(now_is(quick, DAY - timedelta(days=3)))
    moves(now_is(quick, DAY), row, "closed", source="staff:ana@riverbend.example")
    assert not moves(quick, row, "in_progress", ago=1).done
    assert again(quick, row).status == "closed"


def test_at_night_it_waits_for_the_morning_and_says_the_newest(line: Line) -> None:
    night = DAY + timedelta(hours=12)
    row = report(now_is(line, night))
    moves(line, row, "in_progress")
    assert tell(line) == []
    moves(now_is(line, night + timedelta(hours=1)), row, "closed")
    assert tell(line) == []
    (said,) = tell(now_is(line, night + timedelta(hours=9, minutes=1)))
    assert "says it is done" in said
    assert [each.why for each in line.rows(updates)] == ["superseded", ""]


@pytest.mark.parametrize(("days", "texts"), [(6.9, 1), (7.1, 0)], ids=["of this week", "older than a week"])
def test_an_old_state_is_recorded_and_not_texted(quick: Line, days: float, texts: int) -> None:
    row = report(now_is(quick, DAY - timedelta(days=10)))
    moves(now_is(quick, DAY), row, "closed", ago=days)
    assert len(tell(quick)) == texts
    assert again(quick, row).closed_at == quick.rows(request_events.request_events)[1].external_at
    assert again(quick, row).status == "closed"


def test_who_opted_out_hears_nothing_and_a_follower_is_asked_instead(quick: Line) -> None:
    row = report(now_is(quick, DAY), 1, followers=(2,))
    reporter = resident(quick, 1)
    with quick.rt.database.write() as conn:
        contacts.set_opt_out(conn, reporter, "ours")
    moves(quick, row, "closed")
    (said,) = tell(quick)
    assert "Is it fixed?" in said
    assert [each.why for each in quick.rows(updates)] == ["opted_out", ""]


def test_three_texts_a_day_are_enough_and_the_last_comes_tomorrow(quick: Line) -> None:
    row = report(now_is(quick, DAY))
    for status in ("in_progress", "closed", "open"):
        moves(quick, row, status)
        assert len(tell(quick)) == 1
    moves(quick, row, "closed")
    assert tell(quick) == []
    assert len(tell(now_is(quick, DAY + timedelta(hours=25)))) == 1


def test_what_the_city_writes_goes_along(quick: Line) -> None:
    row = report(now_is(quick, DAY))
    moves(quick, row, "in_progress", words="The crew comes on Thursday.")
    (said,) = tell(quick)
    assert said.endswith("the city is working on it now. The city writes: The crew comes on Thursday.")


def test_a_migration_of_the_citys_system_wakes_nobody(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    assert moving.MOST_BY_MACHINE == 50
    monkeypatch.setattr(moving, "MOST_BY_MACHINE", 3)
    now_is(line, DAY)
    rows = [report(line, number) for number in range(1, 6)]
    assert [moves(line, row, "closed").held for row in rows] == [False] * 3 + [True] * 2
    assert tell(line) == []  # those still on their way are held with the rest
    assert request_updates_held(line) == {"open311": 5}
    moves(line, report(line, 99), "closed", source="staff:ana@riverbend.example")
    assert len(tell(line)) == 1  # what people say goes out
    assert release_updates(line.rt, "ana@riverbend.example").english == "5 texts are on their way."
    assert len(tell(line)) == 5
    assert (request_updates_held(line), release_updates(line.rt, "ana").done) == ({}, False)


def test_held_texts_can_be_discarded_and_both_are_on_record(quick: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "MOST_BY_MACHINE", 1)
    now_is(quick, DAY)
    rows = [report(quick, number) for number in (1, 2)]
    for row in rows:
        moves(quick, row, "closed")
    assert discard_updates(quick.rt, "ana@riverbend.example").english == "2 texts are discarded."
    assert tell(quick) == []
    assert {again(quick, row).status for row in rows} == {"closed"}
    with quick.rt.database.read() as conn:
        (event,) = audit_events.since(conn)
    assert (event.by, event.what, event.about) == ("ana@riverbend.example", "updates.discard", "2 texts")
    moves(now_is(quick, DAY + timedelta(minutes=11)), rows[0], "open")
    assert len(tell(quick)) == 1


def test_a_worker_that_dies_leaves_it_to_the_clock(quick: Line) -> None:
    row = report(now_is(quick, DAY))
    moves(quick, row, "closed")
    quick.rt.redis.flushall()
    quick.time_passes(1)
    quick.work("slow")
    assert len(quick.rows(outbound)) == 1
    quick.time_passes(30)
    quick.work("slow")
    assert len(quick.rows(outbound)) == 1


def request_updates_held(line: Line) -> dict[str, int]:
    with line.rt.database.read() as conn:
        return dict(request_updates.held(conn))
