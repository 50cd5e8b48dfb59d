"""Answers to "is it fixed? 1 yes, 2 no" in people's own words."""

import pytest

from tests.core.listening import demo_data
from textbot.core.hearing.wishes import Wishes

WISHES = Wishes.from_data(demo_data())

MENDED = ("looks good", "all good", "good job", "fixed", "it is", "yep looks great now", "the light works",
          "arreglado", "quedó perfecto", "ya no está el hoyo", "todo bien", "si ya quedo bien",
          "buen trabajo", "ya its good", "simon ya quedo", "kedo bn", "q bueno gracias")  # fmt: skip
UNMENDED = ("sorta", "it isnt", "they only patched half", "its back", "theres still a hole", "nothing was done",
            "looks the same to me", "well kind of", "they fixed the wrong one", "it broke again", "they did a bad job",
            "a medias", "más o menos", "ahí sigue", "sigue el bache", "ni vinieron", "está igual", "lo dejaron peor",
            "el hoyo ahi esta todavia", "solo taparon la mitad", "no era ese",
            "no1 came", "its jacked up", "they came but didnt finish",
            "ya mero quedaba bien pero no")  # fmt: skip
NOT_SEEN = ("havent checked", "i havent looked yet", "let me check", "im not home right now", "no lo he visto",
            "déjeme ver", "todavía no lo veo", "apenas lo estan arreglando",
            "ahorita voy a ver", "no he ido")  # fmt: skip
OTHER = ("when is trash day", "hay un bache en oak", "pothole at 123 main st", "cuando abren la alberca", "hello",
         "i lost my dog", "necesito un permiso", "what are your hours")  # fmt: skip


def _heard(text: str) -> str:
    if WISHES.not_seen(text):
        return "not seen"
    if WISHES.unmended(text):
        return "unmended"
    return "mended" if WISHES.mended(text) else ""


@pytest.mark.parametrize("text", MENDED)
def test_it_is_fixed(text: str) -> None:
    assert _heard(text) == "mended"


@pytest.mark.parametrize("text", UNMENDED)
def test_it_is_not_or_not_all_of_it(text: str) -> None:
    assert _heard(text) == "unmended"


@pytest.mark.parametrize("text", NOT_SEEN)
def test_nobody_has_looked_yet(text: str) -> None:
    assert _heard(text) == "not seen"


@pytest.mark.parametrize("text", OTHER)
def test_another_matter_answers_nothing(text: str) -> None:
    assert _heard(text) == ""
