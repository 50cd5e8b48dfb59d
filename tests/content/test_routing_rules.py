"""What the proof-reader says of routing.yaml, each with its line and the remedy."""

import pytest

from tests.content.tiny import tiny
from textbot.content.load import load_playbook
from textbot.content.proof import proofread

GOOD = """\
version: 1
rules:
  - name: night
    when: {type: [trash-day], hours: "18:00-06:00", days: [mon], keyword: {en: [School Bus], es: [Escuela]}}
    department: streets
    assignee: ana@springfield.gov
  - name: all
    notify: [streets]
"""
WRONG = {
    "an unknown department": ("department: streets", "department: street", "there is no department 'street': did you"),
    "an unknown type": ("trash-day", "trash-dat", "there is no report or answer 'trash-dat': did you mean"),
    "an unknown language": ("es: [Escuela]", "fr: [x]", "there is no language of this city 'fr'"),
    "nowhere to go": ("notify: [streets]", "notify: []", "this rule leads nowhere; add department: or notify:"),
    "a name twice": ("name: all", "name: night", "the name 'night' is taken by a rule above"),
    "no hours": ("18:00-06:00", "18-6", "routing.yaml:4"),
    "an unknown word": ("days: [mon]", "day: [mon]", "routing.yaml:4"),
    "an assignee alone": ("    department: streets\n", "    notify: [streets]\n", "an assignee needs a department"),
    "all taken above": (
        'when: {type: [trash-day], hours: "18:00-06:00", days: [mon], keyword: {en: [School Bus], es: [Escuela]}}\n',
        "when: {}\n",
        "'night' above takes all of this",
    ),
}


def problems(text: str) -> str:
    found = proofread({**tiny(), "routing.yaml": text.encode()}).problems
    return "\n".join(str(each) for each in found if each.file == "routing.yaml")


def test_good_rules_are_read() -> None:
    assert problems(GOOD) == ""
    night, everything = load_playbook({**tiny(), "routing.yaml": GOOD.encode()}).routing
    assert (night.words, night.days, night.department) == (("school bus", "escuela"), (0,), "streets")
    assert everything.notify == ("streets",)


@pytest.mark.parametrize(("old", "new", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_mistake_is_told_with_its_line(old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert said in problems(GOOD.replace(old, new))
