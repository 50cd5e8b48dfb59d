"""A clerk adds answers from a terminal, and nothing is written while anything is wrong."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.content.tiny import tiny
from textbot.cli.answers import answers
from textbot.config import HOME
from textbot.content.copying import copy_playbook
from textbot.content.load import load_playbook
from textbot.content.proof import proofread
from textbot.content.source import read_folder

GIVEN = {
    "--title": "reserving a shelter",
    "--title-es": "reservar una ramada",
    "--say": "Reserve at {domain}/shelters or call {phone_main}.",
    "--say-es": "Reserve en {domain}/shelters o llame al {phone_main}.",
    "--ask": "how do i rent a shelter",
    "--ask-es": "quiero rentar una ramada",
}


@pytest.fixture
def city(tmp_path: Path) -> Path:
    copy_playbook(tiny(), tmp_path / "city")
    return tmp_path / "city"


def run(city: Path, *arguments: str) -> Result:
    env = {"TEXTBOT_DATA": str(city.parent / "var"), "TEXTBOT_CITY": str(city)}
    return CliRunner().invoke(answers, list(arguments), env=env)


def given(**other: str) -> list[str]:
    options = GIVEN | {f"--{name.replace('_', '-')}": text for name, text in other.items()}
    return [part for pair in options.items() for part in pair]


def files(city: Path) -> dict[str, bytes]:
    return read_folder(city, city / "locales")


def test_options_make_an_answer_in_two_languages(city: Path) -> None:
    before = proofread(files(city)).problems
    facts = {"department": "streets", "owner": "Parks desk", "source": "https://springfield.gov/parks"}
    done = run(city, "new", "park-shelter", *given(**facts, review_by="2027-05-31"))
    assert done.exit_code == 0, done.output
    assert "Reserve at springfield.gov/shelters or call 602-234-5600." in done.output
    assert "Reserve en springfield.gov/shelters" in done.output
    playbook = load_playbook(files(city))
    assert playbook.text("answers.park-shelter.say", "es").startswith("Reserve en springfield.gov")
    assert playbook.answers["park-shelter"].ask["es"] == ("quiero rentar una ramada",)
    new = [each.message for each in proofread(files(city)).problems if each not in before]
    assert [message for message in new if "phrasings" not in message] == []


WRONG = {
    "a key that is taken": (["pool", *given()], "'pool' is there already: edit answers/pool.yaml"),
    "a key that is none": (["Park Shelter", *given()], "cannot be a key"),
    "a text too long": (["x", *given(say_es="Muy largo. " * 30)], "say: this text has up to"),
    "a department nobody knows": (["x", *given(department="parks")], "city.yaml has no department 'parks'"),
    "a day that is none": (["x", *given(review_by="soon")], "review_by"),
    "a phrasing another answer has": (["x", *given(ask="when is the pool open")], "also stands under ask: in"),
    "words left out": (["x", "--title", "a"], "these are missing: --say, --ask, --title-es, --say-es, --ask-es"),
    "a language the city has not": (["x", *given(title_fr="a")], "'fr' is no language of this city"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_nothing_is_written_while_anything_is_wrong(city: Path, arguments: list[str], said: str) -> None:
    before = files(city)
    done = run(city, "new", *arguments)
    assert done.exit_code != 0
    assert said in done.output
    assert files(city) == before


def test_a_terminal_asks_for_what_is_missing(city: Path) -> None:
    lines = ["", "Too long. " * 31, "Reserve at {domain}/shelters.", "rent a shelter", "ramada", "", "y"]
    lines += ["reservar una ramada", "Reserve en {domain}/shelters.", "rentar una ramada", "", "", "park", "streets"]
    lines += ["Parks desk", "https://springfield.gov/parks", "2027-05-31", "y"]
    said = typed(city, ["new", "park-shelter"], lines)
    assert "9 characters too long" in said
    assert "There is no department 'park'" in said
    answer = load_playbook(files(city)).answers["park-shelter"]
    assert (answer.owner, answer.source, str(answer.review_by)) == (
        "Parks desk", "https://springfield.gov/parks", "2027-05-31"
    )  # fmt: skip
    assert answer.ask == {"en": ("rent a shelter", "ramada"), "es": ("rentar una ramada",)}


def test_at_a_terminal_only_what_is_wrong_is_asked_again(city: Path) -> None:
    lines = ["", "Open 9 to 5. https://evil.example", "pool hours", "shelter hours", "", "y"]
    lines += ["horario", "Abre a las 9.", "horario del refugio", "", "y", "streets", "", "", "soon"]
    said = typed(city, ["new", "shelter-hours"], [*lines, "2027-05-31", "y"])
    assert "That one stands in answers/pool.yaml already; write another." in said
    assert "This must be mended:" in said
    assert said.count("How do residents ask it?") == 2
    answer = load_playbook(files(city)).answers["shelter-hours"]
    assert (answer.ask["en"], str(answer.review_by)) == (("shelter hours",), "2027-05-31")


def typed(city: Path, arguments: list[str], lines: list[str]) -> str:
    """What a terminal shows while these lines are typed."""
    ours, theirs = pty.openpty()
    env = os.environ | {"TEXTBOT_DATA": str(city.parent / "var"), "TEXTBOT_CITY": str(city)}
    command = [sys.executable, "-m", "textbot.cli", "answers", *arguments]
    running = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, cwd=HOME)
    os.close(theirs)
    for line in lines:
        os.write(ours, f"{line}\n".encode())
    said = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            said += os.read(ours, 4096)
        except OSError:
            break
    os.close(ours)
    assert running.wait(60) == 0, said.decode()
    return said.decode()
