"""The small language that phrase rules are written in."""

import pytest

from textbot.core.hearing.phrases import Phrases, expansions, parse

RULES = Phrases.of(
    ["[please] stop (texting|messaging) [me]", "remove ... number", "^(stop|quit) it$", "desaloj* _ casa"]
    + ["smell gas$", "don't"]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("please stop texting me", True),
        ("will you stop messaging", True),
        ("stop the car", False),
        ("remove my phone number", True),
        ("remove it from there and then call a number", False),
        ("stop it", True),
        ("please stop it", False),
        ("stop it now", False),
        ("nos desalojaron mi casa", True),
        ("nos desalojaron casa", False),
        ("i smell gas", True),
        ("i smell gas now", False),
        ("dont", True),
        ("stopping texting", False),
        ("", False),
    ],
)
def test_a_rule_is_found_where_its_words_stand(text: str, found: bool) -> None:
    assert RULES.found(text) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a kid in the hot car", True),
        ("car with two kids locked in", True),
        ("the kid is hot", False),
        ("no parents and a baby in some car", True),
        ("", False),
    ],
)
def test_sides_stand_in_whatever_order(text: str, found: bool) -> None:
    assert Phrases.of(["(kid*|baby) & (hot|locked|no parents) & car"]).found(text) is found


@pytest.mark.parametrize("rule", ["kid & ", "kid & [car]", "kid & (car"])
def test_a_side_that_cannot_be_read_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|bracket"):
        Phrases.of([rule])


def test_what_is_cut_leaves_a_mark_no_rule_reads_across() -> None:
    assert Phrases.of(["fire (station|hydrant)"]).cut("the fire hydrant by the fire station") == "the ~ by the ~"
    assert not RULES.found("remove ~ number")


@pytest.mark.parametrize("rule", ["", "(a", "a)", "[a]", "...", "_ a", "a*", "^"])
def test_a_rule_that_cannot_be_read_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|bracket"):
        Phrases.of([rule])


def test_a_whole_text_is_spelled_out() -> None:
    assert expansions(parse("is this [a] (scam|fake text)")) == {
        "is this scam", "is this a scam", "is this fake text", "is this a fake text",
    }  # fmt: skip


@pytest.mark.parametrize("rule", ["stop ...", "stop*", "stop _", "stop$"])
def test_a_whole_text_has_no_gaps(rule: str) -> None:
    with pytest.raises(ValueError, match="whole text"):
        expansions(parse(rule))
