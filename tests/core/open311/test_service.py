"""Flows as services."""

from dataclasses import replace

from tests.rig.programs import playbook
from textbot.core.open311.service import Attribute, Choice, flows_by_code, services

BY_CODE = {each.code: each for each in services(playbook(), "en")}


def test_every_flow_that_ends_in_a_request_is_a_service() -> None:
    assert list(BY_CODE) == ["H-1", "cart", "leak", "fine"]


def test_two_flows_of_one_code_are_two_services() -> None:
    flows = playbook().flows
    twins = replace(playbook(), flows={**flows, "leak": replace(flows["leak"], service_code="cart")})
    assert {code: flow.key for code, flow in flows_by_code(twins).items()} == {
        "H-1": "hole", "cart": "cart", "leak": "leak", "fine": "fine",
    }  # fmt: skip


def test_a_service_has_the_names_of_the_city() -> None:
    hole = BY_CODE["H-1"]
    assert (hole.name, hole.group, hole.keywords) == ("Hole report", "Streets Department", "roads, holes")
    assert hole.description == "Hole report. Working days it usually takes: 3-5."


def test_names_come_in_the_language_asked_for() -> None:
    spanish = next(each for each in services(playbook(), "es") if each.code == "H-1")
    assert spanish.name == "[es] hole report"
    assert spanish.attributes[0].values[0] == Choice("north", "[es] north")
    assert "Días hábiles" in spanish.description


def test_questions_are_attributes_without_what_only_helps_on_a_phone() -> None:
    assert BY_CODE["H-1"].attributes == (
        Attribute(
            "lane", "singlevaluelist", False, 1, "Which lane is it?", "",
            (Choice("north", "north"), Choice("south", "south")),
        ),
        Attribute("age", "string", False, 2, "age?"),
        Attribute("note", "string", False, 3, "What did it do?"),
    )  # fmt: skip


def test_an_answer_is_required_where_no_way_to_a_request_leads_past_its_question() -> None:
    required = {each.code: each.required for each in BY_CODE["leak"].attributes}
    assert required == {"whose": True, "bad": True}


def test_a_secret_and_the_place_are_never_attributes() -> None:
    assert [each.code for each in BY_CODE["fine"].attributes] == ["name"]
