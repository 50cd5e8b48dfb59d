"""A program's request is made once, like any other, and belongs to nobody's phone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from redis import Redis
from sqlalchemy import select

from tests.rig.databases import SqliteDatabases
from tests.rig.office import Office, Shelf, office, riverbend
from tests.rig.programs import playbook
from textbot.actions.playbook.publish import publish
from textbot.actions.requests.file_request import Filed, Person, Submission, file_request
from textbot.actions.staff.api_keys import PREFIX, KeyProblem, add_api_key, recognise_key, revoke_api_key
from textbot.config import Settings
from textbot.core.open311.place import Where
from textbot.core.open311.reading import NotTaken
from textbot.runtime import Runtime
from textbot.store import audit_events, outbound, request_people, requests
from textbot.store.api_keys import ApiKeyRow, api_keys
from textbot.store.requests import RequestRow

HOLE = Submission("hole", "en", Where(address="123 Main St"), {"lane": ("north",)}, "As wide as a tire")


@pytest.fixture
def desk(
    settings: Settings, sqlite_databases: SqliteDatabases, tmp_path: Path, redis_client: Redis
) -> Iterator[Office]:
    """On SQLite; what depends on the database stands in test_file_request_databases.py."""
    with sqlite_databases.fresh(tmp_path) as url, office(settings, url, redis_client) as opened:
        yield opened


@pytest.fixture
def rt(desk: Office) -> Runtime:
    publish(desk.rt.database, riverbend(), desk.clock())
    return replace(desk.rt, shelf=Shelf(playbook()))  # type: ignore[arg-type]


@pytest.fixture
def key(rt: Runtime) -> ApiKeyRow:
    found = recognise_key(rt, add_api_key(rt, "Town app", "", 60, "ana"))
    assert found is not None
    return found


def stored(rt: Runtime, filed: Filed) -> RequestRow:
    with rt.database.read() as conn:
        row = requests.by_reference(conn, filed.reference)
    assert row is not None
    return row


def count(rt: Runtime) -> int:
    with rt.database.read() as conn:
        return len(conn.execute(select(requests.requests.c.id)).all())


def test_a_person_stands_apart_and_is_never_texted(rt: Runtime, key: ApiKeyRow) -> None:
    who = Person("Ana Ruiz", "+16025550177", "ana@example.org")
    row = stored(rt, file_request(rt, key, replace(HOLE, person=who)))
    with rt.database.read() as conn:
        (person,) = request_people.of_request(conn, row.id)
        texts = conn.execute(select(outbound.outbound.c.id)).all()
    assert (person.name, person.callback, person.contact_id) == ("Ana Ruiz", "+16025550177, ana@example.org", None)
    assert "Ruiz" not in repr(row)
    assert texts == []


def test_secrets_in_a_programs_words_are_masked(rt: Runtime, key: ApiKeyRow) -> None:
    told = replace(HOLE, description="my card is 4111 1111 1111 1111", given={"note": ("SSN 123-45-6789",)})
    row = stored(rt, file_request(rt, key, told))
    assert "4111" not in str(row.slots)
    assert "6789" not in str(row.slots)


def test_the_same_again_is_the_same_request(rt: Runtime, key: ApiKeyRow) -> None:
    first, again = file_request(rt, key, HOLE), file_request(rt, key, HOLE)
    assert (again.reference, first.new, again.new) == (first.reference, True, False)
    assert count(rt) == 1


def test_ten_minutes_later_it_is_another_one(rt: Runtime, key: ApiKeyRow, desk: Office) -> None:
    first = file_request(rt, key, HOLE)
    desk.clock.pass_by(timedelta(minutes=11))
    assert file_request(rt, key, HOLE).reference != first.reference


def test_what_differs_in_a_letter_is_another_request(rt: Runtime, key: ApiKeyRow) -> None:
    file_request(rt, key, HOLE)
    assert file_request(rt, key, replace(HOLE, description="As wide as two tires")).new


def test_two_programs_are_not_each_others_echo(rt: Runtime, key: ApiKeyRow) -> None:
    other = recognise_key(rt, add_api_key(rt, "Other app", "", 60, "ana"))
    assert other is not None
    named = replace(HOLE, token="a-token-of-my-own-1")
    assert file_request(rt, key, named).reference != file_request(rt, other, named).reference


def test_words_of_danger_come_back_and_make_it_urgent(rt: Runtime, key: ApiKeyRow) -> None:
    filed = file_request(rt, key, replace(HOLE, description="a car fell in, someone is bleeding badly"))
    assert "911" in filed.said[0]
    assert stored(rt, filed).priority == "urgent"


def test_danger_is_told_first_also_when_nothing_is_made(rt: Runtime, key: ApiKeyRow) -> None:
    with pytest.raises(NotTaken) as refused:
        file_request(rt, key, replace(HOLE, where=Where(), description="i smell gas"))
    assert "911" in refused.value.problems[0]
    assert len(refused.value.problems) == 2
    assert count(rt) == 0


def test_what_must_not_wait_for_a_report_is_none(rt: Runtime, key: ApiKeyRow) -> None:
    told = Submission("leak", "en", HOLE.where, {"whose": ("city",), "bad": ("drip",)}, "a live wire hangs in it")
    with pytest.raises(NotTaken, match="call 911"):
        file_request(rt, key, told)


def test_a_service_that_needs_a_person_says_so(rt: Runtime, key: ApiKeyRow) -> None:
    nobody = Submission("fine", "en", given={"name": ("case 7",)})
    with pytest.raises(NotTaken, match="first_name or last_name"):
        file_request(rt, key, nobody)
    assert file_request(rt, key, replace(nobody, person=Person("Ana", "+16025550177"))).new


def test_a_key_is_known_by_its_hash_alone(rt: Runtime) -> None:
    secret = add_api_key(rt, "Town app", "", 60, "ana")
    with rt.database.read() as conn:
        rows = repr(conn.execute(select(api_keys)).all())
        events = audit_events.since(conn)
    assert secret.removeprefix(PREFIX) not in rows
    assert [(event.what, event.about, event.by) for event in events] == [("api_key.add", "Town app", "ana")]


def test_a_revoked_key_is_unknown_and_its_name_stays_taken(rt: Runtime) -> None:
    secret = add_api_key(rt, "Town app", "", 60, "ana")
    assert revoke_api_key(rt, "Town app", "ana").done
    assert recognise_key(rt, secret) is None
    assert not revoke_api_key(rt, "Town app", "ana").done
    with pytest.raises(KeyProblem, match="not used twice"):
        add_api_key(rt, "Town app", "", 60, "ana")


def test_a_name_that_cannot_be_is_refused(rt: Runtime, key: ApiKeyRow) -> None:
    for name in ("", "x" * 31, "no/slash", "\x00", key.name):
        with pytest.raises(KeyProblem):
            add_api_key(rt, name, "", 60, "ana")
