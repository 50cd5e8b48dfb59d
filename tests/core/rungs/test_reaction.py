"""Texts that phones write when somebody taps a heart."""

import pytest

from textbot.core.rungs.reaction import is_reaction


@pytest.mark.parametrize(
    "text",
    [
        "Liked “Trash at 123 Main St is picked up every Monday.”",
        'Loved "You\'re welcome! Text me any time."',
        "Laughed at “Hi!”",
        "Emphasized “If anyone is in danger, CALL 911 NOW.”",
        "Questioned “Where is the pothole?”",
        "Disliked “Sorry, I didn't get that.”",
        "Removed a like from “Hi!”",
        "Le gustó “La biblioteca abre a las 9 AM”",
        "Le encantó “¡Hola!”",
        "No le gustó “Disculpe, no le entendí.”",
        "Se rió de “¡Hola!”",
        "👍 to “Trash day is Monday.”",
        "\u200b👍\u200b to “\u200aTrash day is Monday.\u200a”",
        "❤️ a “¡Hola!”",
        "Reacted 😂 to “Hi!”",
        "Reaccionó con 😂 a “¡Hola!”",
        "Liked an image",
        "Le gustó una imagen",
        "Liked “two\nlines”",
    ],
)
def test_a_reaction_is_known(text: str) -> None:
    assert is_reaction(text)


@pytest.mark.parametrize(
    "text",
    [
        "I liked the park",
        "Liked it",
        "loved the library, what are its hours?",
        "me gusta el parque",
        "Questioned by police about my car",
        "👍",
        "👍 thanks",
        "my neighbor said “I have a gun” to me",
        "le gustó a mi hijo la biblioteca",
        "STOP",
    ],
)
def test_a_text_is_no_reaction(text: str) -> None:
    assert not is_reaction(text)
