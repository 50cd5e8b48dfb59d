"""The kept address: on consent alone, told when it is used, changed and forgotten when asked."""

import pytest

from tests.rig.line import Line
from textbot.store.consents import consents
from textbot.store.homes import of_contact


@pytest.fixture
def town(line: Line) -> Line:
    """The city's number, with its streets."""
    line.learn_places()
    return line


def says(line: Line, *texts: str) -> str:
    reply = ""
    for text in texts:
        reply = "\n".join(line.hears(text))
        line.all_delivered()
        line.clock.pass_by(60)
    return reply


def kept(line: Line) -> tuple[str, str | None]:
    with line.rt.database.read() as conn:
        found = of_contact(conn, 1)
    assert found is not None
    return found[0], found[1]["text"] if found[1] else None


def test_yes_keeps_it_with_the_words_of_consent(town: Line) -> None:
    assert "Keep this address" in says(town, "when is trash day", "123 Main St")
    assert kept(town) == ("asked", None)
    assert "I'll use 123 Main St" in says(town, "yes")
    assert kept(town) == ("yes", "123 Main St")
    row = town.rows(consents)[0]
    assert row.what == "home_yes"
    assert row.wording.startswith("Keep this address for your trash day and alerts? Reply YES or NO. / yes [playbook ")
    assert row.inbound_id is not None


def test_the_next_lookup_uses_it_and_says_so(town: Line) -> None:
    says(town, "when is trash day", "123 Main St", "yes")
    assert says(town, "when is trash day").startswith("Trash at 123 Main St is picked up every")
    assert says(town, "who is my council member").startswith("123 Main St is in District")


def test_an_address_in_the_question_counts_before_the_kept_one(town: Line) -> None:
    says(town, "when is trash day", "123 Main St", "yes")
    assert "456 Oak Ave" in says(town, "when is trash day at 456 oak ave")
    assert kept(town) == ("yes", "123 Main St")


def test_after_no_it_is_never_asked_again(town: Line) -> None:
    assert "won't ask again" in says(town, "when is trash day", "123 Main St", "no")
    assert "Keep this address" not in says(town, "when is trash day", "456 Oak Ave")
    assert [row.what for row in town.rows(consents)] == ["home_no"]


def test_a_question_that_was_let_lapse_is_not_asked_again(town: Line) -> None:
    says(town, "when is trash day", "123 Main St", "what time does the library open")
    assert "Keep this address" not in says(town, "when is trash day", "456 Oak Ave")
    assert kept(town) == ("asked", None)


def test_a_corner_is_nobodys_home(town: Line) -> None:
    assert "Keep this address" not in says(town, "when is trash day", "Elm St and 5th St")


@pytest.mark.parametrize(
    "texts",
    [
        ("i moved", "456 Oak Ave"),
        ("I just moved to 456 Oak Ave",),
        ("me mudé", "456 Oak Ave"),
        ("MOVED", "456 Oak Ave"),
    ],
    ids=lambda texts: texts[0],
)
def test_who_moved_is_asked_for_the_new_address(town: Line, texts: tuple[str, ...]) -> None:
    says(town, "when is trash day", "123 Main St", "yes")
    says(town, *texts)
    assert kept(town) == ("yes", "456 Oak Ave")
    assert [row.what for row in town.rows(consents)] == ["home_yes", "home_yes"]


def test_a_new_address_that_is_not_found_is_asked_for_once_more(town: Line) -> None:
    says(town, "when is trash day", "123 Main St", "yes")
    assert "couldn't find" in says(town, "i moved", "9999 Nowhere Blvd")
    says(town, "456 Oak Ave")
    assert kept(town) == ("yes", "456 Oak Ave")


def test_no_leaves_the_old_address(town: Line) -> None:
    says(town, "when is trash day", "123 Main St", "yes")
    assert "changed nothing" in says(town, "i moved", "no")
    assert kept(town) == ("yes", "123 Main St")


@pytest.mark.parametrize("words", ["forget my address", "olvide mi dirección", "Please delete my address"])
def test_it_is_forgotten_when_asked(town: Line, words: str) -> None:
    says(town, "when is trash day", "123 Main St", "yes", words)
    assert kept(town) == ("ended", None)
    assert town.rows(consents)[-1].what == "home_end"
    assert "address?" in says(town, "when is trash day") or "dirección" in says(town, "when is trash day")


def test_there_may_be_nothing_to_forget(town: Line) -> None:
    assert "no address of yours" in says(town, "forget my address")
