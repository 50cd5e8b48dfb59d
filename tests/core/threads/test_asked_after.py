"""Somebody with a report asks after it without naming it; small talk and sarcasm are no news for its crew."""

import pytest

from tests.core.listening import demo_data
from textbot.core.hearing.keywords import Keywords
from textbot.core.hearing.wishes import Wishes
from textbot.core.threads.own import ASKING

DATA = demo_data()
WISHES = Wishes.from_data(DATA)
KEYWORDS = Keywords.from_data(DATA)

ASKED = ("when r they coming", "is there any news", "hello? any update?", "eta?", "has it been fixed", "is it done yet",
         "did they come yet?", "when can i expect someone", "will it be fixed this week", "are they coming today",
         "when do they usually come", "cuando vienen", "ya lo arreglaron?", "hay noticias?", "para cuando",
         "ya mero vienen?", "vienen hoy", "ya vinieron o no")  # fmt: skip
WAITED = ("why is it taking so long", "why hasnt anyone come", "how long does it usually take", "still waiting",
          "i am still waiting on you guys", "this is taking forever", "thats too long", "u guys are slow",
          "por que tardan tanto", "xq no vienen", "cuánto se van a tardar", "sigo esperando", "es mucho tiempo",
          "y q paso", "como van", "r u guys coming or not",
          "wat time they coming", "its been 2 weeks", "oiga y ya vienen o que", "ya pasaron dos semanas")  # fmt: skip
ELSE = ("how long is the library open", "how long does a permit take", "when does the pool open", "are you open today",
        "how long can i park there", "cuando pasan por la basura", "cuanto tiempo tarda un permiso",
        "i am waiting for my bill", "is there any parking", "there is glass around it", "hay vidrios también",
        "can you tell them to ring the bell")  # fmt: skip
SARCASM = ("thanks for nothing", "thank u for nothing smh", "some help you are", "a lot of good that does",
           "no thanks to you guys", "gracias por nada", "muchas gracias por nada eh", "valiente ayuda")  # fmt: skip
SMALL_TALK = ("god bless you all", "ok ill wait for them", "good to know thanks", "wow that was easy", "good job guys",
              "qué fácil fue", "que dios los bendiga a todos", "ta bien ahi espero")  # fmt: skip


@pytest.mark.parametrize("text", ASKED)
def test_a_report_is_asked_after(text: str) -> None:
    assert WISHES.asked_after(text)


@pytest.mark.parametrize("text", WAITED)
def test_somebody_waits(text: str) -> None:
    assert WISHES.waited(text)


@pytest.mark.parametrize("text", ELSE)
def test_another_question_is_not_about_a_report(text: str) -> None:
    assert not (WISHES.asked_after(text) or WISHES.waited(text))


@pytest.mark.parametrize("text", SARCASM)
def test_sarcasm_is_not_thanks(text: str) -> None:
    assert WISHES.insult(text) and KEYWORDS.command(text) is None


@pytest.mark.parametrize("text", SMALL_TALK)
def test_small_talk_is_heard_as_thanks(text: str) -> None:
    command = KEYWORDS.command(text)
    assert command is not None and command.name == "thanks"


@pytest.mark.parametrize(
    ("text", "asks"),
    [("do i need to be home", True), ("why did they leave cones", True), ("cuando pintan la raya", True),
     ("what a mess it is", False), ("can you tell them to ring", False), ("it is by the gate", False),
     ("que vengan temprano por favor", False), ("que tengo que hacer", True), ("hay vidrios tambien", False)],
)  # fmt: skip
def test_a_question_without_a_mark_is_no_note(text: str, asks: bool) -> None:
    assert bool(ASKING.match(text)) is asks
