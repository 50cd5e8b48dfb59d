"""What residents do to requests they sent or follow becomes rows, and nothing personal lies among a request's facts."""

from datetime import timedelta

import pytest

from tests.rig.line import Line
from tests.rig.reports import CORNER, DAY, again, moves, now_is, phone, report, resident, tell
from textbot.actions.turns.apply_effects import apply_effects
from textbot.actions.turns.apply_requests import MOST_PHOTOS
from textbot.actions.turns.asking import Asking
from textbot.actions.turns.ground import Ground
from textbot.actions.turns.read_requests import nearby, own_requests, past_repairs
from textbot.core.effects import (
    AddToRequest,
    CorrectRequest,
    Effect,
    FollowRequest,
    SubmitRequest,
    UnfollowRequest,
    VerifyFixed,
    WithdrawRequest,
)
from textbot.core.needs import History, Nearby, OwnRequests, PastRepairs, RequestFacts
from textbot.core.places.place import Place
from textbot.core.session import Slot
from textbot.store import conversations, inbound, request_people, requests, standing
from textbot.store.request_events import request_events
from textbot.store.request_notes import request_notes
from textbot.store.request_people import request_people as people


def does(line: Line, number: int, *effects: Effect) -> None:
    """A turn of that resident with these effects."""
    contact = resident(line, number)
    now = line.rt.now()
    with line.rt.database.write() as conn:
        text = inbound.add(conn, sid=line.rt.new_token(), contact_id=contact, body="", form={}, received_at=now, turn=1)
        ground = Ground(conn, line.rt.playbook, contact, text, now, "en")
        line.rt.doorbell.ring_all(apply_effects(ground, effects).rings)


def asking(line: Line, number: int) -> Asking:
    with line.rt.database.read() as conn:
        return Asking(standing.of_phone(conn, phone(number)), line.rt.playbook, line.rt.now())


def owned(line: Line, number: int) -> tuple[RequestFacts, ...]:
    with line.rt.database.read() as conn:
        return own_requests(conn, OwnRequests(), asking(line, number))


def kinds(line: Line) -> list[str]:
    return [row.kind for row in line.rows(request_events)]


def test_who_to_reach_stands_apart_from_the_facts(line: Line) -> None:
    slots = {
        "place": Slot(CORNER.text, place=CORNER),
        "lane": Slot("northbound"),
        "photo": Slot("", skipped=True),
    }
    does(line, 1, SubmitRequest("pothole", "en", slots, name="Ana Ruiz", callback="6025550199"))
    (row,) = line.rows(requests.requests)
    assert row.slots == {"place": CORNER.text, "lane": "northbound", "photo": None}
    assert [(each.name, each.callback, each.role) for each in line.rows(people)] == [
        ("Ana Ruiz", "6025550199", "reporter")
    ]
    assert (row.lat, row.district, row.status, row.verified) == (CORNER.lat, "District 2", "open", None)
    assert kinds(line) == ["received"]


def test_a_follower_makes_no_request_and_hears_every_later_change(line: Line) -> None:
    row = report(now_is(line, DAY))
    does(line, 2, FollowRequest(row.reference))
    does(line, 2, FollowRequest(row.reference))
    (facts,) = owned(line, 2)
    assert (facts.own, facts.follows, facts.others, len(line.rows(requests.requests))) == (False, True, 1, 1)
    assert moves(line, row, "in_progress").told == 2
    does(line, 2, UnfollowRequest(row.reference))
    assert owned(line, 2) == ()
    assert moves(line, row, "closed").told == 1
    assert kinds(line).count("followed") == 1


def test_a_report_is_taken_back(quick: Line) -> None:
    row = report(now_is(quick, DAY))
    does(quick, 1, WithdrawRequest(row.reference, "never mind"))
    assert (again(quick, row).status, tell(quick)) == ("withdrawn", [])
    assert [(note.kind, note.body) for note in quick.rows(request_notes)] == [("withdrawn", "never mind")]
    assert [facts.status for facts in owned(quick, 1)] == ["withdrawn"]
    assert not moves(quick, row, "closed").done


def test_a_report_that_others_follow_stays_theirs(quick: Line) -> None:
    row = report(now_is(quick, DAY), followers=(2,))
    does(quick, 1, WithdrawRequest(row.reference))
    assert again(quick, row).status == "open"
    assert moves(quick, row, "closed").told == 1
    (said,) = tell(quick)
    assert "Is it fixed?" in said


def test_nobody_changes_the_report_of_somebody_else(quick: Line) -> None:
    row = report(now_is(quick, DAY), followers=(2,))
    strange = Place("text", "elsewhere")
    for number in (2, 3):
        does(quick, number, CorrectRequest(row.reference, {"place": Slot("x", place=strange)}))
    does(quick, 3, WithdrawRequest(row.reference), VerifyFixed(row.reference, True), AddToRequest(row.reference, "hi"))
    does(quick, 3, FollowRequest("2026-0101-9999"), WithdrawRequest("2026-0101-9999"))
    assert again(quick, row) == row
    assert quick.rows(request_notes) == []


def test_a_corrected_place_moves_the_request(quick: Line) -> None:
    row = report(now_is(quick, DAY))
    other = Place("address", "132 Main St", 33.46, -112.08, "District 1", "B", "exact", "address")
    does(quick, 1, CorrectRequest(row.reference, {"place": Slot(other.text, place=other)}, "it's 132"))
    found = again(quick, row)
    assert (found.place, found.lat, found.district, found.slots) == (
        "132 Main St", 33.46, "District 1", {"place": "132 Main St"},
    )  # fmt: skip
    assert kinds(quick) == ["received", "corrected"]


def test_more_words_and_photos_are_kept_for_staff_alone(quick: Line) -> None:
    row = report(now_is(quick, DAY), photos=("SM1",))
    does(quick, 1, AddToRequest(row.reference, "my card is 4111111111111111", ("SM2", "SM1")))
    (note,) = quick.rows(request_notes)
    assert ("4111" not in note.body, again(quick, row).photo_sids) == (True, ["SM1", "SM2"])
    does(quick, 1, AddToRequest(row.reference, "", tuple(f"SM{number}" for number in range(3, 40))))
    assert len(again(quick, row).photo_sids) == MOST_PHOTOS
    assert all(each.words == "" for each in quick.rows(request_events))


def test_yes_settles_it(line: Line) -> None:
    row = report(now_is(line, DAY))
    moves(line, row, "closed")
    tell(line)
    assert owned(line, 1)[0].asked_at is not None
    does(line, 1, VerifyFixed(row.reference, True))
    assert (again(line, row).status, again(line, row).verified) == ("closed", True)
    assert owned(line, 1)[0].asked_at is None
    assert kinds(line)[-1] == "verified"


def test_no_opens_it_again_with_the_evidence_and_the_second_no_goes_to_a_supervisor(line: Line) -> None:
    row = report(now_is(line, DAY), followers=(2,))
    moves(line, row, "closed")
    tell(line)
    does(line, 1, VerifyFixed(row.reference, False, "still a hole", ("SM9",)))
    found = again(line, row)
    assert (found.status, found.verified, found.closed_at, found.photo_sids) == ("open", False, None, ["SM9"])
    named = f"Pothole, Elm St & 5th St (No. {row.reference})"
    assert tell(line) == [f"{named}: it is open again. The city will take another look."]
    assert owned(line, 1)[0].noes == 1
    moves(now_is(line, DAY + timedelta(days=2)), row, "closed")
    tell(line)
    does(line, 1, VerifyFixed(row.reference, False, "no"))
    with line.rt.database.read() as conn:
        (item,) = conversations.inbox(conn)
    assert (item.urgent, item.reason, item.department) == (True, "not_fixed", "streets")
    assert row.reference in item.about
    assert kinds(line)[-2:] == ["reopened", "escalated"]
    assert again(line, row).status == "open"


def test_a_repair_that_the_city_opens_again_is_not_fixed_any_more(quick: Line) -> None:
    row = report(now_is(quick, DAY))
    moves(quick, row, "closed")
    tell(quick)
    does(quick, 1, VerifyFixed(row.reference, True))
    moves(now_is(quick, DAY + timedelta(hours=1)), row, "in_progress")
    assert again(quick, row).verified is None
    moves(now_is(quick, DAY + timedelta(days=2)), row, "closed")
    assert "Is it fixed?" in tell(quick)[-1]


def test_thanks_for_a_repair_nobody_recorded_closes_no_work_order(quick: Line) -> None:
    row = report(now_is(quick, DAY))
    does(quick, 1, VerifyFixed(row.reference, True))
    assert (again(quick, row).status, again(quick, row).verified) == ("open", True)
    moves(quick, row, "closed")
    (said,) = tell(quick)
    assert "Is it fixed?" not in said
    assert again(quick, row).verified is True


def test_neighbors_are_found_nearest_first_within_radius_and_window(line: Line) -> None:
    now_is(line, DAY)
    at = [Place("point", f"{metres} m", 33.45 + metres / 111_320, -112.07) for metres in (30, 10, 60)]
    rows = [report(line, number, place=place) for number, place in enumerate(at, 1)]
    report(line, 4, flow="streetlight", place=at[0])
    report(line, 5, place=Place.in_words("somewhere"))
    gone = report(line, 6, place=at[1])
    moves(line, gone, "closed")
    with line.rt.database.read() as conn:
        near = nearby(conn, Nearby("pothole", 33.45, -112.07, 40, DAY - timedelta(days=1)), asking(line, 1))
        late = nearby(conn, Nearby("pothole", 33.45, -112.07, 40, DAY + timedelta(days=1)), asking(line, 1))
    assert [facts.reference for facts in near] == [rows[1].reference, rows[0].reference]
    assert ([facts.own for facts in near], late) == ([False, True], ())


@pytest.mark.parametrize(("cases", "said"), [(9, None), (12, History(3, 6, 12, 90))], ids=["too few", "enough"])
def test_what_repairs_took_is_told_from_ten_cases_on(quick: Line, cases: int, said: History | None) -> None:
    for case in range(cases):
        row = report(now_is(quick, DAY - timedelta(days=20)), 1 + case % 3)
        moves(now_is(quick, DAY), row, "closed", ago=20 - (2.5, 4, 5.5, 9)[case % 4])
    with quick.rt.database.read() as conn:
        assert past_repairs(conn, PastRepairs("pothole"), asking(quick, 1)) == said


def test_a_contacts_live_requests_are_those_not_done_yet(quick: Line) -> None:
    rows = [report(now_is(quick, DAY), 1) for _ in range(3)]
    moves(quick, rows[0], "closed")
    moves(quick, rows[1], "closed", ago=8)
    tell(quick)
    with quick.rt.database.read() as conn:
        live = request_people.of_contact(conn, resident(quick, 1), live=True)
    assert [each.request_id for each in live] == [rows[2].id, rows[0].id]
