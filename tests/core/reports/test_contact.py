"""A report that needs somebody to reach asks for a name and a number, and keeps them apart from its facts."""

import pytest

from tests.core.reports.talk import Talk, city

BEFORE = ("pothole on elm", "skip", "skip")


def test_a_name_and_a_number_are_asked_before_the_summary() -> None:
    them = Talk(city("contact: required\n"))
    assert [them.text(line) for line in BEFORE][-1] == "(3/4) contact_name "
    assert them.text("ana ruiz") == "(4/4) contact_phone "
    assert "Contact_name_label : Ana Ruiz\nContact_phone_label : contact_phone_this" in them.text("yes")
    them.text("yes")
    assert them.sent is not None
    assert (them.sent.name, them.sent.callback) == ("Ana Ruiz", "")
    assert set(them.sent.slots) == {"place", "lane", "photo"}


def test_another_number_may_be_given() -> None:
    them = Talk(city("contact: required\n"))
    for line in (*BEFORE, "Ana", "no"):
        said = them.text(line)
    assert said == "contact_phone_other "
    assert "602-555-0188" in them.text("(602) 555 0188")
    them.text("yes")
    assert them.sent is not None and them.sent.callback == "+16025550188"


def test_an_optional_name_may_be_skipped_and_no_number_is_asked() -> None:
    them = Talk(city("contact: optional\n"))
    assert [them.text(line) for line in BEFORE][-1].endswith("contact_name_or_skip ")
    assert "Contact_name_label" not in them.text("skip")
    them.text("yes")
    assert them.sent is not None and (them.sent.name, them.sent.callback) == ("", "")


def test_what_the_first_text_tells_is_not_asked() -> None:
    them = Talk(city("contact: required\n"))
    them.text("my name is ana ruiz, pothole on elm, call me at 602-555-0188")
    them.text("skip")
    said = them.text("skip")
    assert "Ana Ruiz" in said and "602-555-0188" in said and "Send it?" in said


@pytest.mark.parametrize("words", ["123", "yes", "why do you need to know that of me"])
def test_what_is_no_name_is_not_taken_for_one(words: str) -> None:
    them = Talk(city("contact: required\n"))
    for line in BEFORE:
        them.text(line)
    assert "retry_contact_name" in them.text(words)


def test_a_name_can_be_changed_at_the_summary() -> None:
    them = Talk(city("contact: optional\n"))
    for line in (*BEFORE, "ana", "no"):
        said = them.text(line)
    assert "4 contact_name_label" in said
    assert them.text("4").endswith("contact_name_or_skip ")
    assert "Bob" in them.text("bob")


def test_ways_to_the_summary_lead_past_the_name() -> None:
    book = city("contact: optional\n", "say: north\n", "say: north\n        next: check\n")
    them = Talk(book)
    assert them.text("pothole on elm") != "(4/4) contact_name_or_skip "
    assert them.text("1").endswith("contact_name_or_skip ")
