"""Open311: three dialects, XML and JSON, tokens, attributes, photos, duplicates, lists that are cut off."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.rig.crm.cases import CASES, REFERENCE, SITE, an_order, pushed
from tests.rig.crm.open311 import FIXMYSTREET, JURISDICTION, KEY, SEECLICKFIX, STRICT, Dialect, Open311Sim
from tests.rig.crm.server import Told, running
from textbot.connectors.connector import Away, Expired, Refused, Unsure
from textbot.connectors.open311 import Open311
from textbot.connectors.work_orders import External, GivesTokens
from textbot.core.work_orders.order import Person, WorkOrder
from textbot.core.work_orders.spec import SystemSpec


@pytest.fixture
def strict() -> Iterator[Open311Sim]:
    with running(Open311Sim(STRICT)) as sim:
        yield sim  # type: ignore[misc]


@pytest.fixture
def fixmystreet() -> Iterator[Open311Sim]:
    with running(Open311Sim(FIXMYSTREET)) as sim:
        yield sim  # type: ignore[misc]


@pytest.fixture
def seeclickfix() -> Iterator[Open311Sim]:
    with running(Open311Sim(SEECLICKFIX)) as sim:
        yield sim  # type: ignore[misc]


def system(sim: Open311Sim, secret: str = KEY, **options: str) -> Open311:
    own = {"profile": sim.dialect.name}
    if sim.dialect.jurisdiction:
        own["jurisdiction_id"] = JURISDICTION
    spec = SystemSpec("works", "open311", sim.base, options={**own, **options}, seconds=60)
    return Open311(spec, {"api_key": secret} if secret else {}, SITE)


def pothole(**more: Any) -> WorkOrder:
    return replace(an_order(), fields={"LANE": "NB"}, **more)


def sent(sim: Open311Sim) -> list[tuple[str, str]]:
    return next(asked.form for asked in sim.asked if asked.method == "POST")


@pytest.mark.parametrize("format", ["xml", "json"])
@pytest.mark.parametrize("dialect", [STRICT, FIXMYSTREET, SEECLICKFIX], ids=lambda dialect: dialect.name)
def test_both_formats_are_spoken(dialect: Dialect, format: str) -> None:
    with running(Open311Sim(dialect)) as sim:
        spoken = system(sim, format=format)  # type: ignore[arg-type]
        made = pushed(spoken, pothole())
        assert spoken.find(pothole()) == External(made.id, status="open")
        assert {asked.path.rpartition(".")[2] for asked in sim.asked} == {format}


def test_the_form_is_the_standards(strict: Open311Sim) -> None:
    system(strict).create(pothole(person=Person("Ana María Ruiz", "+16025550123")))
    form = sent(strict)
    assert [name for name, _ in form] == [
        "jurisdiction_id", "api_key", "service_code", "lat", "long", "address_string", "description",
        "first_name", "last_name", "phone", "attribute[LANE]",
    ]  # fmt: skip
    told = dict(form)
    assert (told["service_code"], told["lat"], told["long"]) == ("POTHOLE", "33.448400", "-112.074000")
    assert (told["first_name"], told["last_name"]) == ("Ana", "María Ruiz")
    assert told["description"].endswith(f"Reference: {REFERENCE}")


def test_an_attribute_with_several_values_is_sent_several_times(strict: Open311Sim) -> None:
    system(strict).create(replace(pothole(), fields={"LANE": "NB", "SIGNS[]": "stop, yield", "account_id": "7"}))
    form = sent(strict)
    assert [value for name, value in form if name == "attribute[SIGNS][]"] == ["stop", "yield"]
    assert ("account_id", "7") in form


def test_a_required_attribute_that_is_missing_is_named(strict: Open311Sim) -> None:
    with pytest.raises(Refused, match=r"attribute\[LANE\] is required"):
        system(strict).create(an_order())


def test_an_unknown_service_is_refused(strict: Open311Sim) -> None:
    with pytest.raises(Refused, match="service_code"):
        system(strict).create(pothole(code="NOTHING"))


def test_a_missing_key_waits_for_an_operator(strict: Open311Sim) -> None:
    with pytest.raises(Expired):
        system(strict, secret="").create(pothole())


def test_the_first_number_is_nought_and_counts(fixmystreet: Open311Sim) -> None:
    spoken = system(fixmystreet)
    assert spoken.create(pothole()).id == "0"
    assert spoken.find(pothole()) == External("0", status="open")
    fixmystreet.move(0, "closed")
    assert [state.id for state in spoken.states(["0"], datetime.now(UTC) - timedelta(hours=1))] == ["0"]


def test_several_photos_go_along_where_they_are_taken(fixmystreet: Open311Sim, strict: Open311Sim) -> None:
    photos = ("https://text.mycity.gov/m/1", "https://text.mycity.gov/m/2")
    system(fixmystreet).create(pothole(media=photos))
    system(strict).create(pothole(media=photos))
    assert [value for name, value in sent(fixmystreet) if name == "media_url"] == list(photos)
    assert [value for name, value in sent(strict) if name == "media_url"] == [photos[0]]
    assert f"Photo: {photos[1]}" in dict(sent(strict))["description"]


def test_a_city_email_is_sent_where_one_is_demanded(strict: Open311Sim) -> None:
    system(strict, email="311@mycity.gov").create(pothole())
    assert dict(sent(strict))["email"] == "311@mycity.gov"


def test_an_address_alone_is_a_place_by_the_standard(strict: Open311Sim) -> None:
    assert system(strict).create(pothole(lat=None, lon=None)).id == "1"


@pytest.mark.parametrize("dialect", [FIXMYSTREET, SEECLICKFIX], ids=lambda dialect: dialect.name)
def test_where_a_point_is_needed_an_address_alone_is_not_even_sent(dialect: Dialect) -> None:
    with running(Open311Sim(dialect)) as sim, pytest.raises(Refused, match="lat, long"):
        system(sim).create(pothole(lat=None, lon=None))  # type: ignore[arg-type]
    assert sim.asked == []


def test_a_token_becomes_a_number_later(strict: Open311Sim) -> None:
    spoken, tree = system(strict), an_order()
    tree = replace(tree, code="TREE")
    made = spoken.create(tree)
    assert (made.id, made.token) == ("", "tok-1")
    assert isinstance(spoken, GivesTokens)
    assert spoken.resolve(made.token) is None
    strict.settle()
    assert spoken.resolve(made.token) == External("1", token="tok-1")
    assert spoken.find(tree) == External("1", status="open")


def test_a_service_that_gives_no_numbers_says_so_once_it_is_asked(strict: Open311Sim) -> None:
    made = system(strict).create(replace(an_order(), code="GRAFFITI"))
    assert (made.id, made.token) == ("", "")
    with pytest.raises(Refused, match="no numbers"):
        system(strict).resolve("")


def test_what_it_calls_a_duplicate_is_ours_already(seeclickfix: Open311Sim) -> None:
    spoken = system(seeclickfix)
    made = spoken.create(pothole())
    assert spoken.create(pothole()) == External(made.id, status="open")
    assert len(seeclickfix.requests) == 1


def test_a_duplicate_whose_words_were_edited_is_known_by_place_and_time(seeclickfix: Open311Sim) -> None:
    spoken = system(seeclickfix)
    made = spoken.create(pothole())
    seeclickfix.requests[0]["description"] = "Edited by staff"
    assert spoken.create(pothole()).id == made.id


def test_what_another_server_calls_a_duplicate_may_be_a_neighbours(strict: Open311Sim) -> None:
    spoken = system(strict)
    spoken.create(pothole(reference="2026-1121-0099"))
    strict._place_problem = lambda given: Told(400, [{"description": "duplicate of 1"}])  # type: ignore[method-assign]
    with pytest.raises(Refused, match="not ours"):
        spoken.create(pothole())


def test_a_duplicate_that_is_not_listed_is_looked_for_again(seeclickfix: Open311Sim) -> None:
    spoken = system(seeclickfix)
    made = spoken.create(pothole())
    seeclickfix.hidden.add(made.id)
    with pytest.raises(Unsure):
        spoken.create(pothole())


@pytest.mark.parametrize("name", ["open311 strict", "open311 seeclickfix"])
def test_an_order_is_found_below_what_a_list_holds(name: str) -> None:
    case = CASES[name]
    with case.running() as sim:
        spoken = case.system(sim)
        order = case.order(created_at=datetime.now(UTC) - timedelta(hours=3))
        sim.now = lambda: datetime.now(UTC) - timedelta(hours=3)
        made = spoken.create(order)
        for n in range(120):
            sim.now = lambda n=n: datetime.now(UTC) - timedelta(minutes=178 - n)
            spoken.create(case.order(reference=f"2026-1121-9{n:03d}", description=f"Another {n}"))
        asked = len(sim.asked)
        found = spoken.find(order)
        assert found is not None
        assert found.id == made.id
        assert len(sim.asked) - asked < 30


def test_too_many_to_look_through_is_no_proof_of_absence(strict: Open311Sim) -> None:
    spoken = system(strict)
    for n in range(25):
        strict.now = lambda n=n: datetime.now(UTC) - timedelta(seconds=n)
        spoken.create(pothole(reference=f"2026-1121-9{n:03d}"))
    strict._list = lambda query: strict._these([str(n) for n in range(1, 26)])  # type: ignore[method-assign]
    with pytest.raises(Away, match="too many"):
        spoken.find(pothole(created_at=datetime.now(UTC) - timedelta(days=30)))


def test_a_neighbours_mention_of_our_reference_is_not_our_order(strict: Open311Sim) -> None:
    other = pothole(reference="2026-1121-0099", description=f"Like the one in {REFERENCE}.\nReference: {REFERENCE}")
    system(strict).create(other)
    assert system(strict).find(pothole()) is None


def test_where_no_description_is_told_point_and_time_name_the_order(strict: Open311Sim) -> None:
    spoken = system(strict)
    strict.describes = False
    strict.now = lambda: datetime.now(UTC) - timedelta(minutes=20)
    spoken.create(pothole(reference="2026-1121-0099"))
    strict.now = lambda: datetime.now(UTC)
    spoken.create(pothole(reference="2026-1121-0098", lat=33.449))
    assert spoken.find(pothole()) is None
    strict.fail("after_create")
    made = pushed(spoken, pothole())
    assert (made.id, len(strict.requests)) == ("3", 3)


def test_updates_tell_finer_states_and_take_remarks(fixmystreet: Open311Sim) -> None:
    spoken, hour = system(fixmystreet), datetime.now(UTC) - timedelta(hours=1)
    made = spoken.create(pothole())
    fixmystreet.move(0, "action_scheduled", "Crew on Thursday")
    (state,) = spoken.states([made.id], hour)
    assert (state.status, state.words) == ("action_scheduled", "Crew on Thursday")
    assert spoken.statuses[state.status] == "in_progress"
    for _ in range(2):
        spoken.comment(made, pothole(), "It is getting bigger", "2026-1121-0042/7")
    spoken.withdraw(made, pothole(), "", "2026-1121-0042/8")
    assert [each["status"] for each in fixmystreet.updates] == ["action_scheduled", "OPEN", "CLOSED"]


def test_a_finer_state_is_not_undone_by_a_plain_one(fixmystreet: Open311Sim) -> None:
    spoken = system(fixmystreet)
    made = spoken.create(pothole())
    fixmystreet.move(0, "investigating")
    assert list(spoken.states([made.id], datetime.now(UTC) + timedelta(hours=2))) == []
    fixmystreet.move(0, "fixed")
    (state,) = spoken.states([made.id], datetime.now(UTC) + timedelta(hours=2))
    assert spoken.statuses[state.status] == "closed"


@pytest.mark.parametrize("verb", ["comment", "correct", "withdraw"])
def test_where_there_are_no_updates_remarks_are_refused(strict: Open311Sim, verb: str) -> None:
    spoken = system(strict)
    made = spoken.create(pothole())
    with pytest.raises(Refused, match="remarks"):
        getattr(spoken, verb)(made, pothole(), "words", "key")


def test_one_that_is_gone_does_not_hide_the_others(strict: Open311Sim) -> None:
    spoken = system(strict)
    made = spoken.create(pothole())
    states = spoken.states(["77", made.id], datetime.now(UTC))
    assert [state.id for state in states] == [made.id]
    assert list(spoken.states(["77"], datetime.now(UTC))) == []


@pytest.mark.parametrize(
    "page",
    [b'<!DOCTYPE x [<!ENTITY a "b">]><service_requests/>', b"<html/>", b"<unclosed", b"[]", b""],
    ids=["words of its own", "a web page", "broken", "JSON", "nothing"],
)
def test_an_answer_that_is_no_list_is_not_believed(strict: Open311Sim, page: bytes) -> None:
    strict.answer = lambda asked: Told(200, page)  # type: ignore[method-assign]
    with pytest.raises(Away) as caught:
        system(strict).find(pothole())
    assert not isinstance(caught.value, Unsure)
    with pytest.raises(Unsure):
        system(strict).create(pothole())
