"""The terms of a report: each mistake in them is told with its file and line."""

import pytest

from tests.content.tiny import edited
from textbot.content.load import load_playbook
from textbot.content.problems import ContentErrors, Level
from textbot.content.proof import proofread
from textbot.core.reports.terms import Duplicates

POTHOLE = "reports/pothole.yaml"
AT = "guidance: You can report it here.\n"
GAS = "safety:\n  - {key: gas, listen: {en: [smell gas], es: [huele a gas]}, emergency: gas}\n"
COUNTY = "owners:\n  - {key: county, name: the county, phone: gas, listen: {en: [county road], es: [del condado]}}\n"
ALL = f"{GAS}{COUNTY}expected_days: [3, 6]\nduplicates: {{metres: 40, days: 30}}\ncontact: optional\npublic: block\n"

REFUSED = {
    "days that are none": ("expected_days: soon\n", "10: 'expected_days': write working days: 5, or from"),
    "days backwards": ("expected_days: [6, 3]\n", "10: 'expected_days': write working days: 5"),
    "days below none": ("expected_days: -1\n", "10: 'expected_days': write working days: 5"),
    "no metres": ("duplicates: {days: 30}\n", "10: 'metres' is missing"),
    "no such publicity": ("public: blok\n", "10: 'public' is 'blok': did you mean 'block'?"),
    "no such contact": ("contact: always\n", "10: 'contact' is 'always'"),
    "no such status": ("updates: {clsoed: Done}\n", "10: 'clsoed' cannot be a key here"),
    "danger without words": (GAS.replace(", emergency: gas", ""), "11: 'gas' needs either say:"),
    "danger twice": (GAS + GAS.removeprefix("safety:\n"), "12: two entries of safety have the key 'gas'"),
    "danger in no language": (GAS.replace("es:", "ex:"), "11: 'ex' is no language of this city"),
    "no such phone": (COUNTY.replace("phone: gas", "phone: gass"), "11: city.yaml has no phone 'gass': did"),
    "no such department": ("notify: [street]\n", "10: city.yaml has no department 'street': did you mean 'streets'?"),
}  # fmt: skip


@pytest.mark.parametrize(("terms", "finding"), REFUSED.values(), ids=REFUSED.keys())
def test_terms_that_cannot_stand_are_refused_with_file_and_line(terms: str, finding: str) -> None:
    with pytest.raises(ContentErrors) as raised:
        load_playbook(edited(POTHOLE, AT, terms + AT, retranslate=False))
    assert any(str(problem).startswith(f"{POTHOLE}:{finding}") for problem in raised.value.problems), raised.value


FOUND = {
    "own department": ("notify: [streets]\n", Level.WARNING, "10: warning: 'streets' gets these reports anyway"),
    "danger without a number": (
        GAS.replace("emergency: gas", "say: Be careful"), Level.ERROR, "11: this warns of a danger and names nobody",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("terms", "level", "finding"), FOUND.values(), ids=FOUND.keys())
def test_terms_that_read_badly_are_found(terms: str, level: Level, finding: str) -> None:
    found = [str(problem) for problem in proofread(edited(POTHOLE, AT, terms + AT)).of(level)]
    assert any(each.startswith(f"{POTHOLE}:{finding}") for each in found), found


def test_an_option_of_an_owner_that_is_not_there_is_refused() -> None:
    files = edited(POTHOLE, "say: south\n", "say: south\n        owner: county\n")
    with pytest.raises(ContentErrors, match="there is no owner 'county' in this flow"):
        load_playbook(files)


def test_what_only_tells_something_has_no_terms() -> None:
    files = edited(POTHOLE, AT, f"kind: answer\nduplicates: {{metres: 4, days: 3}}\n{AT}")
    found = [problem.message for problem in proofread(files).problems]
    assert "duplicates: means nothing in a flow of kind answer; remove it" in found


def test_terms_reach_the_engine() -> None:
    files = edited(POTHOLE, AT, ALL + AT)
    assert not proofread(files).failed(strict=True)
    flow = load_playbook(files).flows["pothole"]
    assert (flow.expected_days, flow.duplicates, flow.public) == ((3, 6), Duplicates(40, 30), "block")
    assert flow.safety[0].in_text("I can SMELL gas here") and not flow.safety[0].in_text("gasoline smell")
    assert flow.owners[0].phone == "gas" and flow.contact == "optional"
