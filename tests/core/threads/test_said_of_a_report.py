"""What is heard of a report already sent, and what only looks like it."""

import pytest

from tests.core.listening import demo_data
from textbot.core.hearing.wishes import Wishes

WISHES = Wishes.from_data(demo_data())

SAID = {
    "withdraw": ("I want to cancel my report", "please withdraw my pothole report", "disregard that report",
                 "take my report back", "quiero cancelar mi reporte", "retiren el reporte por favor",
                 "ya no hace falta que vengan"),
    "correct": ("wrong address, it's 132", "I gave you the wrong address", "the address is 132 not 123",
                "wrong street, it's Oak not Elm", "oops wrong corner", "la dirección está mal, es 132",
                "me equivoqué de calle", "perdón es 132 no 123"),
    "still": ("it's still there", "STILL THERE", "still not fixed", "nobody came", "not fixed", "it's getting worse",
              "the pothole is still there", "sigue ahí", "SIGUE IGUAL", "todavía no lo arreglan", "nadie ha venido",
              "está peor"),
    "fixed": ("never mind, it's fixed", "thanks for fixing the light", "they fixed it",
              "thank you guys for filling that pothole",
              "ya lo arreglaron", "gracias por tapar el bache", "ya quedó", "ya no, ya lo arreglaron"),
    "add": ("add to my report that there is glass", "here's another photo of the pothole",
            "I forgot to mention the dog",
            "otra foto del bache", "se me olvidó decir que está en la esquina"),
}  # fmt: skip
NOTHING = ("CANCEL", "cancel my water service", "I need a police report", "cancel my appointment", "is it fixed yet?",
           "did you fix it", "are you still open", "when will it be fixed", "my water bill has the wrong address",
           "¿ya lo arreglaron?", "cancelar mi recibo", "pothole at 123 Main St", "wrong number",
           "is the job still available",
           "it needs to be fixed", "please get it fixed", "no me llegó el recibo")  # fmt: skip


@pytest.mark.parametrize(("what", "text"), [(what, text) for what, texts in SAID.items() for text in texts])
def test_what_is_said_of_a_report_is_heard(what: str, text: str) -> None:
    heard = WISHES.of_a_report(text)
    assert heard == what


@pytest.mark.parametrize("text", NOTHING)
def test_questions_and_other_matters_say_nothing_of_a_report(text: str) -> None:
    heard = WISHES.of_a_report(text)
    assert heard == ""


@pytest.mark.parametrize(
    ("text", "same", "different"),
    [
        ("that's the same one", True, False), ("follow it", True, False), ("es el mismo", True, False),
        ("it's a different spot", False, True), ("not the same one", False, True), ("es otro bache", False, True),
        ("northbound", False, False),
    ],
)  # fmt: skip
def test_the_same_thing_or_another_is_heard(text: str, same: bool, different: bool) -> None:
    other = WISHES.different(text)
    one = WISHES.same(text) and not other
    assert (one, other) == (same, different)


def test_what_is_left_names_the_matter() -> None:
    left = [WISHES.topic_of("fixed", "thanks for fixing the light"), WISHES.topic_of("still", "it's still there")]
    assert left == ["the light", "its"]
