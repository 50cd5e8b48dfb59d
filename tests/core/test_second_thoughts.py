"""What residents text after an answer: corrections, other days and places, numbers and yes where nothing fits."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.rig.rehearsal import Rehearsal, stage
from textbot.runtime import Runtime

NOW = "2026-11-23T10:00:00-07:00"
NIGHT = "2026-11-26T02:00:00-07:00"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    folder: Path = tmp_path_factory.mktemp("second")
    rt = stage(f"sqlite:///{folder / 'second.db'}", folder)
    yield rt
    rt.database.close()


PHONES = count(10)


def last(city: Runtime, *lines: str, now: str = NOW) -> str:
    """The reply to the last of some texts from a phone of its own."""
    them = Rehearsal.at(city, f"+160255504{next(PHONES)}", now)
    said = ""
    for line in lines:
        said = them.text(line).us
    return said


KEEP = ("when is my trash day", "123 main st")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((*KEEP, "no thats not it"), "that wasn't it. Is it one of these?"),
        ((*KEEP, "no"), "I won't keep it"),
        (("cuando pasa la basura", "123 main", "no es eso"), "no era eso"),
        (("pay", "3", "no thats not it"), "that wasn't it. Is it one of these?"),
        (("i lost my job", "2", "no thats not it"), "that wasn't it. Is it one of these?"),
        (("dónde puedo ir a pagar el agua", "no señorita eso no"), "no era eso"),
    ],
    ids=["keep", "keep-no", "keep-es", "also", "services", "vocative"],
)
def test_a_correction_speaks_of_the_answer_above_the_question(city: Runtime, lines: tuple[str, ...], said: str) -> None:
    assert said in last(city, *lines)


def test_no_and_something_unclear_is_a_correction(city: Runtime) -> None:
    assert "adoptar una mascota" in last(city, "perro perdido", "no, es un gato")


@pytest.mark.parametrize(
    ("lines", "now", "said"),
    [
        (("are u guys open rn", "and tmrw?"), NIGHT, "City Hall is closed tomorrow"),
        (("a que hora abre la alberca", "y el domingo"), NOW, "está cerrada el domingo 29 de noviembre"),
        (("r the parks open on xmas", "and new years eve?"), NOW, "December 31, 6 AM to 10 PM"),
        ((*KEEP, "no", "and on christmas?"), NOW, "No trash pickup on Christmas Day"),
        (("are you open on sunday", "what about monday"), NOW, "City Hall is open today"),
        (("is city hall open saturday", "where is it"), NOW, "200 Washington St"),
    ],
    ids=["tomorrow", "domingo", "new-year", "trash", "monday", "where"],
)
def test_another_day_is_asked_of_the_same_place(city: Runtime, lines: tuple[str, ...], now: str, said: str) -> None:
    assert said in last(city, *lines, now=now)


def test_another_address_is_looked_up_the_same_way(city: Runtime) -> None:
    assert "456 Oak Ave is in District" in last(city, "who is my council member", "789 pine st", "456 oak ave")


@pytest.mark.parametrize(
    "text",
    [
        "my streetlight is out at 123 main st and when is trash day",
        "when is trash day and my streetlight is out at 123 main st",
    ],
)
def test_one_address_serves_both_things(city: Runtime, text: str) -> None:
    said = last(city, text)
    assert "Trash at 123 Main St" in said
    assert "A photo of the light" in said


@pytest.mark.parametrize("go_on", ["1", "yes", "pagar el agua"])
def test_what_comes_next_is_taken_up_by_number_or_words(city: Runtime, go_on: str) -> None:
    assert "Pague el agua" in last(city, "pool hours y donde pago el agua", go_on)


def test_the_address_that_comes_next_is_taken_at_once(city: Runtime) -> None:
    assert "en 123 Main St es la semana" in last(city, "cuando es bulk trash y donde tiro pilas", "123 main st")


def test_yes_to_what_to_change_sends_nothing(city: Runtime) -> None:
    lines = ("my trash wasnt picked up", "123 main st", "yes", "no thats wrong", "yes")
    assert last(city, *lines).startswith("What should I change?")


def test_a_refusal_is_never_offered_to_choose(city: Runtime) -> None:
    assert "doesn't handle" not in last(city, "pizza boxes?")


def test_a_number_off_a_list_of_one_asks_for_yes(city: Runtime) -> None:
    assert "Responda SÍ" in last(city, "acabo de mudarme aqui", "2")


def test_the_pause_is_said_once(city: Runtime) -> None:
    assert last(city, "hola", "good morning", "hello??", "hi hi hi") == ""


def test_never_mind_while_a_person_is_waited_for_reaches_them(city: Runtime) -> None:
    assert "Added for the staff" in last(city, "can i talk to a human", "nvm")


def test_the_weekend_is_for_things_to_do(city: Runtime) -> None:
    assert last(city, "que hacer este fin de semana").startswith("¿Con quién va?")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("is city hall open today", "ok and the library?"), "The library is closed today"),
        (("abren hoy", "y la alberca?"), "La alberca de Riverbend está cerrada hoy"),
    ],
    ids=["library", "alberca"],
)
def test_another_place_is_asked_of_the_same_day(city: Runtime, lines: tuple[str, ...], said: str) -> None:
    assert said in last(city, *lines, now=NIGHT)


def test_three_questions_about_one_answer_are_no_circle(city: Runtime) -> None:
    assert "The $50 fee" in last(city, "i want to adopt a cat", "how much", "when are you open", "where")


def test_a_vague_question_belongs_to_the_answer_before_it(city: Runtime) -> None:
    assert "you apply there" in last(city, "job openings", "how do i apply")


def test_nothing_more_is_asked_of_a_refusal(city: Runtime) -> None:
    assert "advise on immigration" not in last(city, "can i get asylum", "how much")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("pothole", "i dont want to report it"), "Nothing was sent"),
        (("bache", "no quiero reportar nada"), "No se envió nada"),
        (("graffiti", "its not graffiti its a pothole"), "Where is the pothole?"),
        (("grafiti", "no es grafiti es un bache"), "¿Dónde está el bache?"),
    ],
    ids=["given-up", "given-up-es", "instead", "instead-es"],
)
def test_a_report_begun_by_mistake_ends(city: Runtime, lines: tuple[str, ...], said: str) -> None:
    assert said in last(city, *lines)


def test_an_option_told_where_a_place_is_asked_is_taken_as_that(city: Runtime) -> None:
    said = last(city, "my lights are out", "its flickering", "main and 5th", "skip")
    assert "Problem: flickering\nWhere: Main St & 5th St" in said


def test_a_place_replaces_words_no_map_knows(city: Runtime) -> None:
    said = last(city, "streetlight out", "by the red barn", "behind the barn i said", "main and 5th", "skip")
    assert "Where: Main St & 5th St" in said


@pytest.mark.parametrize("unclear", ["yes", "9"])
def test_no_choice_from_a_list_asks_for_one_again(city: Runtime, unclear: str) -> None:
    assert "Reply with a number: 1 city jobs" in last(city, "i lost my job", unclear)
    assert "1 paying the water bill" in last(city, "water bill", unclear)


def test_a_thumb_up_leaves_a_list_open(city: Runtime) -> None:
    assert "Open city jobs" in last(city, "i lost my job", "👍", "1")


def test_a_place_is_a_yes_to_the_one_thing_offered(city: Runtime) -> None:
    assert "En 123 Main St la basura pasa" in last(city, "es cierto que no hay basura el jueves?", "123 main")


@pytest.mark.parametrize("leave", ["nvm", "i dont want to report it"])
def test_what_was_set_aside_comes_back_when_the_other_is_dropped(city: Runtime, leave: str) -> None:
    assert "Who's coming along?" in last(city, "things to do", "pothole", leave)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("is the library open today", "wat about tmrw"), "The library is open tomorrow"),
        (("wen is da pool open", "n how much"), "I don't have that detail about pool hours"),
    ],
    ids=["day", "price"],
)
def test_shorthand_is_heard_in_what_follows(city: Runtime, lines: tuple[str, ...], said: str) -> None:
    assert said in last(city, *lines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("i dont need anything", "You're welcome"),
        ("no necesito nada gracias", "¡De nada!"),
        ("nah im good", "You're welcome"),
        ("can you text me in spanish", "seguimos en español"),
        ("reportar", "tomo reportes"),
        ("que es lo que puedes hacer", "tomo reportes"),
    ],
)
def test_plain_words_are_no_question(city: Runtime, text: str, said: str) -> None:
    assert said in last(city, text)


@pytest.mark.parametrize("no_photo", ["i dont want a photo", "no foto"])
def test_no_photo_in_other_words_passes_it(city: Runtime, no_photo: str) -> None:
    assert "Lane: northbound\nSend this report?" in last(city, "pothole at main and 5th", "1", no_photo)


def test_what_had_no_room_comes_next_without_a_word_of_nothing_waiting(city: Runtime) -> None:
    asked = "my streetlight is out at 123 main st, when is trash day and who is my council member"
    said = last(city, asked, "yes")
    assert said.startswith("Next: streetlight.")
    assert "nothing waiting" not in said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("someone dumped a couch by elm and 5th", "Dumped: furniture or appliances"),
        ("weeds 4 feet tall next door at 123 main st", "Problem: tall weeds"),
        ("hay carros chatarra en la yarda del vecino, 123 main st", "Problema: carros que no sirven"),
        ("no sirve el boton para cruzar en elm y la 5", "Una foto ayuda"),
    ],
    ids=["couch", "weeds", "longest-words-count", "button"],
)
def test_a_short_word_tells_what_it_is_about(city: Runtime, text: str, shown: str) -> None:
    assert shown in last(city, text)


def test_a_word_about_something_else_tells_no_lane(city: Runtime) -> None:
    assert "1 hacia el norte" in last(city, "este bache está en 123 main st")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the lane is southbound", "Lane: southbound"),
        ("lane should be the middle one", "Lane: the middle"),
        ("the lane is wrong", "Which lane"),
        ("where: 456 oak ave", "Where: 456 Oak Ave"),
    ],
    ids=["is", "should-be", "only-wrong", "where"],
)
def test_an_item_is_changed_in_one_text(city: Runtime, text: str, said: str) -> None:
    assert said in last(city, "pothole at 123 main st", "skip", "skip", "no", text)


def test_an_address_that_is_not_to_be_kept_is_asked_for_again(city: Runtime) -> None:
    assert "street address" in last(city, *KEEP, "no", "can you pick up an old couch")
