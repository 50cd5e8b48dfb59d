"""Who asks us to go on, or says that no stop was meant, is not cut off; who has had enough still is."""

import pytest

from tests.core.listening import demo_data
from textbot.core.hearing.wishes import Wishes

WISHES = Wishes.from_data(demo_data())
GOING_ON = (
    "please don't stop sending trash reminders|never stop sending these|don't take me off the list|dont unsubscribe me|"
    "do not opt me out|i never said stop|i did not text stop|why did you stop texting me|did you stop sending texts?|"
    "no dejen de mandarme mensajes|por favor no paren los avisos|no me quiten de la lista|thanks! please dont remove me"
)
ENDING = (
    "no, dejen de mandarme mensajes|dont text me. stop|dont stop? no. stop texting me|you never stop texting me|"
    "why dont you stop sending me texts|why dont you remove me from this list|you dont take me off the list|"
    "didnt i say stop|dont take my money and stop texting me"
)


@pytest.mark.parametrize("text", GOING_ON.split("|"))
def test_nobody_is_cut_off_who_asks_us_to_go_on(text: str) -> None:
    assert WISHES.opt_out_wish(text) is None


@pytest.mark.parametrize("text", ENDING.split("|"))
def test_who_has_had_enough_is_heard_beside_a_not(text: str) -> None:
    assert WISHES.opt_out_wish(text) is not None
