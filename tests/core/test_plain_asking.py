"""What residents plainly ask for: a person, the end or the beginning of our texts, food, a shot, a name."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.rig.rehearsal import Rehearsal, stage
from textbot.runtime import Runtime

NOW = "2026-11-23T10:00:00-07:00"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    folder: Path = tmp_path_factory.mktemp("plain")
    rt = stage(f"sqlite:///{folder / 'plain.db'}", folder)
    yield rt
    rt.database.close()


PHONES = count(10)


def last(city: Runtime, *lines: str) -> str:
    """The reply to the last of some texts from a phone of its own."""
    them = Rehearsal.at(city, f"+160255507{next(PHONES)}", NOW)
    return [them.text(line).us for line in lines][-1]


@pytest.mark.parametrize(
    "text",
    ["AGENT my cart was stolen", "agent my cart was stolen", "AGENT, there's a pothole at 123 Main St"],
)
def test_who_begins_with_agent_reaches_a_person(city: Runtime, text: str) -> None:
    assert "Sent to the Riverbend Action Center" in last(city, text)


@pytest.mark.parametrize("text", ["agent orange spilled on my street", "Person sleeping on the bench"])
def test_the_same_word_in_a_sentence_calls_nobody(city: Runtime, text: str) -> None:
    assert "Sent to" not in last(city, text)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("PERSONA mi bote se perdió",), "Enviado al equipo"),
        (("event alerts", "yes", "no mas basura"), '¿Se refiere a "basura no recogida"?'),
        (("no mas basura",), '¿Se refiere a "basura no recogida"?'),
        (("i lost my job and i need food",), "help with food"),
        (("i need food",), "Free food boxes"),
        (("text me when its trash day",), "Reply YES to join"),
        (("mándeme un mensaje cuando pase la basura",), "Responda SÍ para recibirlos"),
        (("avíseme cuando pase la basura",), "Responda SÍ para recibirlos"),
        (("whats ur name",), "an automated assistant"),
        (("who made you",), "an automated assistant"),
        (("como te llamas",), "un asistente automático"),
        (("where can i get a flu shot",), "Sent to the Riverbend Action Center"),
        (("donde me pongo la vacuna de la gripe",), "Enviado al equipo"),
        (("me pongo la vacuna de la rabia",), "No doy consejos médicos"),
        (("a rooster next door",), "crowing rooster"),
    ],
    ids=lambda each: each if isinstance(each, str) else each[-1],
)
def test_it_is_taken_as_it_is_meant(city: Runtime, lines: tuple[str, ...], said: str) -> None:
    assert said in last(city, *lines)


REPORT = ("hay un bache", "412 Elm St", "what time is city hall open")


def test_a_word_of_spanish_after_a_question_in_english_is_answered_in_spanish(city: Runtime) -> None:
    assert "escriba OMITIR" in last(city, *REPORT, "OMITIR")


def test_a_courtesy_in_spanish_changes_no_language(city: Runtime) -> None:
    assert "Which lane" in last(city, "pothole at 412 Elm St", "gracias")


SENT = ("skip", "skip", "yes")


def test_what_is_said_of_it_right_after_sending_goes_along(city: Runtime) -> None:
    assert "I added that" in last(city, "pothole at 700 Elm St", *SENT, "also it popped my tire")


def test_the_same_thing_elsewhere_is_a_report_of_its_own(city: Runtime) -> None:
    assert "Where on Oak Ave" in last(city, "pothole at 320 Elm St", *SENT, "also there's a pothole on Oak Ave")
