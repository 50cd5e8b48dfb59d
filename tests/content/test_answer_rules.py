"""What the proof-reader says of an answer's dates, keeper, choices and words, each with its line and the remedy."""
# ruff: noqa: E501  (a row per rule is read across, not down)

from datetime import date

import pytest

from tests.content.tiny import begins, edited, tiny
from textbot.content.load import load_playbook
from textbot.content.problems import ContentErrors, Level
from textbot.content.proof import confusions, proofread

POOL = "answers/pool.yaml"
SAY = 'say: "The pool is open 9 to 5. springfield.gov/pool"\n'
TODAY = date(2026, 11, 23)

# id: (what is written below `say`, the start of the finding)
REFUSED = {
    "choice that is not there": ("choices: [answer:poool, flow:pothole]\n", f"{POOL}:9: there is no 'answer:poool'"),
    "choice under the other kind": ("choices: [answer:pothole, answer:trash-day]\n", f"{POOL}:9: there is no 'answer:pothole': did you mean 'flow:pothole'?"),
    "one choice": ("choices: [flow:pothole]\n", f"{POOL}:9: choices has 1; write 2 to 5"),
    "choices that are not said": ("choices: [flow:pothole, answer:trash-day]\n", f"{POOL}:8: say must name the choices"),
    "leads to itself": ("related: [answer:pool]\n", f"{POOL}:9: an answer cannot lead to itself"),
    "bare name": ("related: [pothole]\n", f"{POOL}:9: 'related' entry 1 is 'pothole'; write an answer or a flow"),
    "pack that is not there": ("pack: flood\n", f"{POOL}:9: city.yaml has no pack 'flood'"),
    "no such date": ("review_by: 2026-13-01\n", f"{POOL}:9: 'review_by' is '2026-13-01'; write a date like"),
    "dates swapped": ("valid: {from: 2026-12-01, until: 2026-11-01}\nnot_yet: Soon.\n", f"{POOL}:9: from is after until"),
    "nothing to say before": ("valid: {from: 2026-12-01}\n", f"{POOL}:9: before valid: from there is nothing to say"),
    "hours of no place": ("hours: [pool]\n", f"{POOL}:9: hours.yaml has no place 'pool'"),
}  # fmt: skip


@pytest.mark.parametrize(("added", "finding"), REFUSED.values(), ids=REFUSED.keys())
def test_an_answer_that_cannot_be_given_is_refused(added: str, finding: str) -> None:
    with pytest.raises(ContentErrors) as raised:
        load_playbook(edited(POOL, SAY, SAY + added, retranslate=False))
    assert begins(finding, [str(problem) for problem in raised.value.problems])


def test_an_answer_needs_words_or_a_promise() -> None:
    with pytest.raises(ContentErrors) as raised:
        load_playbook(edited(POOL, SAY, "", retranslate=False))
    assert begins(f"{POOL}:1: say is missing", [str(problem) for problem in raised.value.problems])
    load_playbook(edited(POOL, SAY, "not_yet: The dates aren't out yet.\n"))


FOUND = {
    "nobody keeps it": ("owner: Pool desk\n", "", f"{POOL}:3: warning: nobody keeps this answer right"),
    "no source": ("source: https://www.springfield.gov/pool\n", "", f"{POOL}:3: warning: source is missing"),
    "source not https": ("https://www", "http://www", f"{POOL}:10: warning: 'http://www.springfield.gov/pool' is not https"),
    "source elsewhere": ("www.springfield.gov", "example.com", f"{POOL}:10: warning: 'example.com' lies outside springfield.gov"),
    "out of date": ("owner:", "review_by: 2026-11-22\nowner:", f"{POOL}:9: warning: review_by: 2026-11-22 is past"),
    "soon out of date": ("owner:", "valid: {until: 2026-12-20}\nowner:", f"{POOL}:9: warning: until: 2026-12-20 is near; ask Pool desk"),
    "unknown tag": ("owner:", "tags: [parcs]\nowner:", f"{POOL}:9: warning: there is no tag 'parcs': did you mean 'parks'?"),
    "hard to read": ("The pool is open 9 to 5.", "Municipal aquatic facilities ordinarily accommodate residents, notwithstanding intermittent maintenance obligations, administrative closures, and the availability of supervisory staff at the said facilities.", f"{POOL}:8: warning: this reads at grade"),
    "asks for a card": ("The pool is open 9 to 5.", "To book, text your credit card number.", f"{POOL}:8: this asks for 'credit card number'"),
    "asks for the number of the insured": ("The pool is open 9 to 5.", "Reply with your SSN to sign up.", f"{POOL}:8: this asks for 'SSN'"),
    "the same words twice": ("pool times]", "is the garbage day]", "answers/trash-day.yaml:6: warning: 'garbage day' may lead to pool ('is the garbage day', answers/pool.yaml:6)"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "finding"), FOUND.values(), ids=FOUND.keys())
def test_the_proof_reader_finds(old: str, new: str, finding: str) -> None:
    problems = proofread(edited(POOL, old, new), today=TODAY).problems
    assert begins(finding, [str(problem) for problem in problems])


@pytest.mark.parametrize("said", ["Never text your card number.", "Don't send a Social Security number here."])
def test_a_warning_about_secrets_asks_for_none(said: str) -> None:
    assert not proofread(edited(POOL, "The pool is open 9 to 5.", said)).of(Level.ERROR)


def test_dates_are_left_alone_by_who_knows_no_date() -> None:
    assert not proofread(edited(POOL, "owner:", "review_by: 2020-01-01\nowner:")).problems


def test_a_phrasing_that_others_do_not_lead_home_is_listed_with_both_lines() -> None:
    files = edited(POOL, "pool times]", "when is the garbage truck]")
    found = [str(problem) for problem in confusions(files)]
    assert any(
        "'when is the garbage truck' may lead to trash-day" in each and "trash-day.yaml:6" in each for each in found
    )


def test_every_answer_of_the_tiny_city_leads_home_in_time() -> None:
    assert all(problem.level is Level.WARNING for problem in confusions(tiny()))
