"""What a program files, on both kinds of database: stored once, whoever else is at it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.actions.requests.test_file_request import HOLE, count, key, rt, stored
from tests.rig.office import Office
from textbot.actions.requests.file_request import Revoked, file_request
from textbot.actions.staff.api_keys import revoke_api_key
from textbot.runtime import Runtime
from textbot.store import api_posts, request_events
from textbot.store.api_keys import ApiKeyRow
from textbot.web import create_app

__all__ = ["key", "rt"]


def test_it_is_stored_like_one_that_was_texted(rt: Runtime, key: ApiKeyRow) -> None:
    row = stored(rt, file_request(rt, key, HOLE))
    assert (row.flow, row.service_code, row.department, row.status) == ("hole", "H-1", "streets", "open")
    assert (row.place, row.confidence, row.district) == ("123 Main St", "exact", "1")
    assert row.slots == {
        "place": "123 Main St", "lane": "north", "note": None, "photo": None, "description": "As wide as a tire"
    }  # fmt: skip
    assert (row.contact_id, row.inbound_id, row.source) == (None, None, "open311: Town app")
    with rt.database.read() as conn:
        (event,) = request_events.of_request(conn, row.id)
    assert (event.kind, event.status, event.words) == ("received", "open", "")


def test_a_number_no_database_can_hold_is_not_found(desk: Office) -> None:
    client = create_app(runtime=desk.rt).test_client()
    assert client.get("/open311/v2/requests/2026%00.json").status_code == 404


def test_the_same_sent_eight_times_at_once_is_made_once(rt: Runtime, key: ApiKeyRow) -> None:
    with ThreadPoolExecutor(8) as pool:
        filed = list(pool.map(lambda _: file_request(rt, key, HOLE), range(8)))
    assert len({each.reference for each in filed}) == 1
    assert sum(each.new for each in filed) == 1
    assert count(rt) == 1


def test_a_revoked_key_files_nothing_not_even_at_the_last_moment(rt: Runtime, key: ApiKeyRow) -> None:
    assert revoke_api_key(rt, "Town app", "ana").done
    with pytest.raises(Revoked):
        file_request(rt, key, HOLE)
    assert count(rt) == 0


def test_a_token_stands_for_one_request_for_ever(rt: Runtime, key: ApiKeyRow, desk: Office) -> None:
    named = replace(HOLE, token="a-token-of-my-own-1")
    first = file_request(rt, key, named)
    desk.clock.pass_by(timedelta(days=3))
    assert file_request(rt, key, replace(named, description="other words")).reference == first.reference
    with rt.database.read() as conn:
        assert api_posts.by_token(conn, "a-token-of-my-own-1") == first.reference
