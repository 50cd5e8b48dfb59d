"""places/things.csv is read whole, or its line is named."""

import pytest

from textbot.content.things import FILE, read_things

HEAD = "name,name_es,who,minutes,area,what,what_es,link\n"
ROW = "Trail,Sendero,kids solo,90,river,walk,paseo,c.gov/trail\n"


def read(text: str) -> tuple[int, list[str]]:
    things, problems = read_things({FILE: text.encode()}, ("en", "es"))
    return len(things), [str(problem) for problem in problems]


def test_a_table_is_read_in_every_language() -> None:
    things, problems = read_things({FILE: (HEAD + ROW).encode()}, ("en", "es"))
    assert problems == ()
    assert things[0].name == {"en": "Trail", "es": "Sendero"}
    assert (things[0].who, things[0].minutes, things[0].what) == ({"kids", "solo"}, 90, {"en": "walk", "es": "paseo"})


@pytest.mark.parametrize(
    ("text", "finding"),
    [(HEAD + ROW.replace("90", "long"), f"{FILE}:2: minutes is 'long'"),
     (HEAD + ROW.replace("paseo", ""), f"{FILE}:2: what_es is empty"),
     (HEAD.replace(",what_es", ""), f"{FILE}:1: the first line lacks what_es")],
    ids=["minutes", "empty", "no column"],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(text: str, finding: str) -> None:
    count, problems = read(text)
    assert count == 0
    assert problems[0].startswith(finding)


def test_no_table_is_no_fault() -> None:
    assert read_things({}, ("en", "es")) == ((), ())
