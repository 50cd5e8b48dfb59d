"""Many reports of one kind in one place are one item of the inbox, and it grows instead of doubling."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from redis import Redis

from tests.rig.office import Office, office
from textbot.actions.requests import see_to_hot_spot
from textbot.actions.requests.find_hot_spot import find_hot_spot
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.config import Settings
from textbot.core.places.place import Place
from textbot.store import hot_spots, requests

LAT, LON = 33.45, -112.07
HUNDRED_METRES = 0.0009


@pytest.fixture
def desk(settings: Settings, database_url: str, redis_client: Redis) -> Iterator[Office]:
    with office(settings, database_url, redis_client) as opened:
        yield opened


def report(desk: Office, north: float = 0.0, flow: str = "pothole") -> int | None:
    """Somebody reports it so many times a hundred metres north; the hot spot it led to."""
    place = Place("address", "450 Main St", LAT + north * HUNDRED_METRES, LON)
    with desk.rt.database.write() as conn:
        made = open_request(conn, desk.rt.playbook, NewRequest(flow, "en", place=place), desk.clock())
    assert "find_hot_spot" in dict(made.rings)
    return find_hot_spot(desk.rt, made.id)


def all_open(desk: Office) -> list[tuple[int, str, int]]:
    with desk.rt.database.read() as conn:
        return [(each.id, each.department, each.number) for each in hot_spots.open_ones(conn)]


def test_the_fifth_report_in_one_place_makes_one_item_and_the_next_ones_join_it(desk: Office) -> None:
    assert [report(desk, each) for each in (0, 0.5, 1, 0)] == [None] * 4
    first = report(desk)
    assert all_open(desk) == [(first, "streets", 5)]
    assert [report(desk, 1), report(desk)] == [first, first]
    assert all_open(desk) == [(first, "streets", 7)]


def test_another_kind_another_place_or_another_week_is_another_matter(desk: Office) -> None:
    for _ in range(4):
        report(desk)
    assert report(desk, flow="streetlight") is None
    assert report(desk, north=2.5) is None
    desk.clock.pass_by(timedelta(days=8))
    assert report(desk) is None
    assert all_open(desk) == []


def test_what_was_taken_back_does_not_count(desk: Office) -> None:
    for _ in range(4):
        report(desk)
    with desk.rt.database.write() as conn:
        requests.change(conn, 1, desk.clock(), status="withdrawn")
    assert report(desk) is None


def test_looking_twice_adds_nothing(desk: Office) -> None:
    for _ in range(5):
        report(desk)
    assert find_hot_spot(desk.rt, 5) is None
    assert [number for _id, _department, number in all_open(desk)] == [5]


def test_after_it_is_closed_new_reports_count_anew(desk: Office) -> None:
    found = [report(desk) for _ in range(5)][-1]
    assert found is not None
    assert see_to_hot_spot.close(desk.rt, found, desk.member).done
    assert [report(desk) for _ in range(4)] == [None] * 4
    second = report(desk)
    assert second not in (None, found)
    assert not see_to_hot_spot.acknowledge(desk.rt, found, desk.member).done


def test_members_of_other_departments_do_not_know_of_it(desk: Office) -> None:
    found = [report(desk) for _ in range(5)][-1]
    assert found is not None
    stranger = desk.colleague("Ben", "agent:water")
    refused = see_to_hot_spot.acknowledge(desk.rt, found, stranger)
    assert (refused.done, refused.words) == (False, see_to_hot_spot.close(desk.rt, 999, stranger).words)
    assert not see_to_hot_spot.assign(desk.rt, found, desk.member, stranger.id).done
    assert see_to_hot_spot.assign(desk.rt, found, desk.member, desk.member.id).done
    with desk.rt.database.read() as conn:
        row = hot_spots.by_id(conn, found)
    assert row is not None
    assert (row.assignee_id, row.acked_by) == (desk.member.id, desk.member.id)
