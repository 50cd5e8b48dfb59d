"""What the proof-reader says of the words under `refusals:` in keywords.yaml."""

import pytest

from tests.content.tiny import edited
from textbot.content.load import load_playbook
from textbot.content.problems import ContentErrors

LAST = '  no: {any: ["no"]}\n'


def _with(refusals: str) -> dict[str, bytes]:
    return edited("keywords.yaml", LAST, f"{LAST}refusals:\n{refusals}", retranslate=False)


@pytest.mark.parametrize(
    ("refusals", "finding"),
    [
        ("  poool: {en: [sue]}\n", "keywords.yaml:9: there is no answer 'poool'"),
        ("  pool: {en: [sue]}\n", "keywords.yaml:9: answers/pool.yaml gives advice; write refuse: true there"),
        ("  pool: {en: [(sue]}\n", "keywords.yaml:9: refusals.pool.en.0:"),
    ],
    ids=["no such answer", "an answer that does not refuse", "a broken phrase"],
)
def test_refusals_that_would_be_heard_in_vain_are_named(refusals: str, finding: str) -> None:
    with pytest.raises(ContentErrors) as raised:
        load_playbook(_with(refusals))
    assert any(str(problem).startswith(finding) for problem in raised.value.problems)


def test_an_answer_that_refuses_is_heard() -> None:
    files = _with("  pool: {en: [can i sue]}\n")
    files["answers/pool.yaml"] += b"refuse: true\n"
    assert load_playbook(files).refusals.heard("Can I sue you?") == "pool"
