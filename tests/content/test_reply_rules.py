"""What the proof-reader says of replies.yaml, each with its line and the remedy."""

import pytest

from tests.content.tiny import tiny
from textbot.content.load import load_playbook
from textbot.content.proof import proofread
from textbot.core.saved_replies import ordered

GOOD = """\
version: 1
fallbacks: {name: neighbor}
replies:
  - key: thanks
    name: Thank you
    say: "Hi {name}, thank you! {agent}, {short}"
  - key: crew
    name: A crew comes
    say: "A crew comes for {reference}. {department}: {phone_of_department}, {hours}"
    departments: [streets]
"""
WRONG = {
    "an unknown department": ("[streets]", "[street]", "city.yaml has no department 'street'"),
    "a key twice": ("key: crew", "key: thanks", "the key 'thanks' is taken"),
    "an unknown placeholder": ("{reference}", "{refrence}", "no value is given for {refrence} here"),
    "a stray brace": ("{reference}", "{", "a { or } stands alone here"),
    "an unknown word": ("departments:", "department:", "replies.yaml:10"),
    "no words": ('"Hi {name}, thank you! {agent}, {short}"', '" "', "replies.yaml:6"),
    "a fallback that is too long": ("neighbor", "n" * 41, "replies.yaml:2"),
    "too long a text": ("A crew comes for", "A crew comes for " * 20, "shorten it"),
}


def problems(text: str) -> str:
    found = proofread({**tiny(), "replies.yaml": text.encode()}).problems
    return "\n".join(str(each) for each in found if each.file == "replies.yaml")


def test_good_replies_are_loaded_with_their_words() -> None:
    playbook = load_playbook({**tiny(), "replies.yaml": GOOD.encode()})
    assert [(each.key, each.departments) for each in playbook.replies] == [("thanks", ()), ("crew", ("streets",))]
    assert playbook.template("replies.thanks.name", "en") == "Thank you"
    assert playbook.template("replies.fallbacks.reference", "en") == "your report"
    assert [each.key for each in ordered(playbook.replies, "streets")] == ["crew", "thanks"]
    assert [each.key for each in ordered(playbook.replies, "water")] == ["thanks", "crew"]
    assert problems(GOOD) == ""


def test_a_city_may_have_none() -> None:
    assert load_playbook(tiny()).replies == ()


def test_the_name_of_a_reply_is_no_word_the_bot_listens_for() -> None:
    playbook = load_playbook({**tiny(), "replies.yaml": GOOD.replace("A crew comes\n", "Zebra\n").encode()})
    assert "zebra" not in playbook.vocabulary


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_reply_is_named_with_its_line(right: str, wrong: str, said: str) -> None:
    assert right in GOOD
    assert said in problems(GOOD.replace(right, wrong, 1))
