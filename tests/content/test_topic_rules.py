"""What the proof-reader says of topics.yaml, each with its line and the remedy."""

from datetime import time

import pytest

from tests.content.tiny import tiny
from textbot.content.load import load_playbook
from textbot.content.proof import proofread

GOOD = """\
version: 1
topics:
  - key: water-alerts
    title: water alerts
    about: when water is shut off
    frequency: up to 2 texts a month
    window: "09:00-20:00"
    department: streets
    listen: {en: [water alerts], es: [avisos de agua]}
    named: {en: [water outages], es: [agua]}
  - key: sweeping
    title: sweeping notices
    about: the day before
    frequency: 1 text a month
    home: true
    listen: {en: [sweeping notices], es: [avisos de barrido]}
    named: {en: [sweeping], es: [barrido]}
"""
WRONG = {
    "a key twice": ("key: sweeping", "key: water-alerts", "the key 'water-alerts' is taken"),
    "no frequency": ("    frequency: 1 text a month\n", "", "topics.yaml:11"),
    "nothing to hear": ("    listen: {en: [sweeping notices], es: [avisos de barrido]}\n", "", "topics.yaml:11"),
    "another language": ("es: [barrido]}", "fr: [balayage]}", "'fr' is no language of this city"),
    "an empty language": ("en: [sweeping notices], ", "", "nothing under listen: in 'en'"),
    "no short word": ("    named: {en: [sweeping], es: [barrido]}\n", "", "nothing under named: in 'en'"),
    "one word for two": ("[sweeping]", "[water outages]", "also stands under the topic 'water-alerts'"),
    "a carrier word": ("[sweeping notices]", "[stop all]", "'stop all' opts the resident out"),
    "a command": ("[sweeping notices]", "[help]", "'help' is the command HELP"),
    "an early window": ('"09:00-20:00"', '"07:00-20:00"', "goes beyond 08:00-21:00"),
    "a backward window": ('"09:00-20:00"', '"20:00-09:00"', "ends before it begins"),
    "an unknown department": ("department: streets", "department: street", "city.yaml has no department 'street'"),
    "offered below nothing": ("home: true", 'offered: ["answer:nothing"]', "there is no 'answer:nothing'"),
    "an unknown word": ("home: true", "hom: true", "topics.yaml:15"),
}


def problems(text: str) -> str:
    found = proofread({**tiny(), "topics.yaml": text.encode()}).problems
    return "\n".join(str(each) for each in found if each.file == "topics.yaml")


def test_good_topics_are_loaded_with_their_words() -> None:
    playbook = load_playbook({**tiny(), "topics.yaml": GOOD.encode()})
    assert list(playbook.topics) == ["water-alerts", "sweeping"]
    water = playbook.topics["water-alerts"]
    assert water.window == (time(9), time(20))
    assert playbook.text(water.frequency, "en") == "up to 2 texts a month"
    assert playbook.topic_names.naming("no more water outages").topics == ("water-alerts",)
    assert problems(GOOD) == ""


def test_a_city_may_have_none() -> None:
    assert load_playbook(tiny()).topics == {}


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_topic_is_named_with_its_line(right: str, wrong: str, said: str) -> None:
    assert right in GOOD
    assert said in problems(GOOD.replace(right, wrong, 1))


def test_a_name_taken_from_an_answer_is_an_error() -> None:
    files = tiny()
    own = next(each for each in load_playbook(files).answers.values() if each.ask.get("en"))
    taken = GOOD.replace("[sweeping notices]", f'["{own.ask["en"][0]}"]')
    assert "which would no longer be heard" in problems(taken)
