"""Dangers and other owners are heard in every text of a report, and said before anything is sent."""

import pytest

from tests.core.reports.talk import Talk, city

HURT = (
    "safety:\n  - {key: hurt, listen: {en: [hung up bad], es: [muy colgado]}, say: 'Hurt? Call 911 first.', then: GO}\n"
)
COUNTY = "owners:\n  - {key: county, name: the county, phone: gas, listen: {en: [county road], es: [del condado]}}\n"


def test_a_warning_comes_before_the_first_question() -> None:
    them = Talk(city(HURT.replace("GO", "go_on")))
    assert them.text("pothole, my son hung up bad").split("\n\n") == ["Hurt? Call 911 first.", "Where is it?"]


def test_a_long_warning_comes_alone_and_the_question_after_a_yes() -> None:
    them = Talk(city(HURT.replace("GO", "go_on").replace("first.", f"first. {'Keep everybody well away. ' * 11}")))
    assert them.text("pothole, hung up bad").endswith("report_waits ")
    assert "Where is it?" in them.text("yes")
    assert "Which lane" in them.text("elm")


def test_a_warning_is_said_once() -> None:
    them = Talk(city(HURT.replace("GO", "go_on")))
    them.text("pothole, my son hung up bad")
    assert "911" not in them.text("he hung up bad there, elm")


def test_a_warning_in_the_middle_takes_the_answer_too() -> None:
    them = Talk(city(HURT.replace("GO", "go_on")))
    them.text("pothole")
    said = them.text("on elm, my son hung up bad")
    assert said.startswith("Hurt? Call 911 first.") and "Which lane" in said


def test_a_warning_in_the_middle_asks_again_when_it_answers_nothing() -> None:
    them = Talk(city(HURT.replace("GO", "go_on")))
    them.text("pothole")
    said = them.text("my son hung up bad")
    assert said.split("\n\n") == ["Hurt? Call 911 first.", "Where is it?"]
    assert "Which lane" in them.text("elm")


@pytest.mark.parametrize(
    "lines", [("pothole, my son hung up bad",), ("pothole", "my son hung up bad")], ids=["first", "later"]
)
def test_no_report_is_made_of_what_must_not_be_one(lines: tuple[str, ...]) -> None:
    them = Talk(city(HURT.replace("GO", "stop")))
    assert [them.text(line) for line in lines][-1] == "Hurt? Call 911 first."
    assert them.session.frame is None


def test_staff_get_at_once_what_is_theirs() -> None:
    them = Talk(city(HURT.replace("GO", "person")))
    them.text("pothole, my son hung up bad")
    assert them.turn is not None
    handed = [each for each in them.turn.effects if type(each).__name__ == "HandOff"]
    assert [each.priority for each in handed] == ["urgent"]
    assert them.session.frame is None


def test_an_emergency_speaks_in_the_citys_own_words_and_pauses_the_report() -> None:
    gas = "safety:\n  - {key: odor, listen: {en: [rotten egg], es: [huevo podrido]}, emergency: gas}\n"
    them = Talk(city(gas))
    them.text("pothole on elm")
    assert "gas" in them.text("and a rotten egg stink from it")
    assert them.session.paused is not None and them.turn is not None and them.turn.kind == "emergency"


@pytest.mark.parametrize(
    "lines", [("pothole on the county road",), ("pothole", "its the county road")], ids=["first", "later"]
)
def test_what_is_somebody_elses_is_named_with_its_number(lines: tuple[str, ...]) -> None:
    them = Talk(city(COUNTY))
    assert [them.text(line) for line in lines][-1] == "owned_by the county 602-234-5699"
    assert them.session.frame is None


def test_an_owner_may_have_words_of_its_own() -> None:
    them = Talk(city(COUNTY.replace("phone: gas", "phone: gas, say: 'Call the county, {phone_gas}.'")))
    assert them.text("pothole on the county road") == "Call the county, 602-234-5699."


def test_an_option_may_lead_to_an_owner() -> None:
    them = Talk(city(COUNTY, "say: south\n", "say: south\n        owner: county\n"))
    them.text("pothole on elm")
    assert them.text("2") == "owned_by the county 602-234-5699"
    assert them.session.frame is None and them.sent is None


def test_a_report_in_progress_comes_back_after_another_was_refused() -> None:
    them = Talk(city(COUNTY))
    assert "Where is it?" in them.text("pothole")
    said = them.text("pothole on the county road")
    assert "owned_by" in said
