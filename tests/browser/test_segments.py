"""The script beside the box counts what core/segments.py counts, letter for letter."""

import random

import pytest
from playwright.sync_api import Browser

from textbot.config import HOME
from textbot.core.segments import count

# Beside the other tests of the browser, which is closed after them.
pytestmark = pytest.mark.slow

SCRIPT = HOME / "textbot" / "web" / "static" / "segments.js"
ODD = "áíóú€[]{}^~\\|“”‘’…😀👍🏽\n\u200b\u202e漢字Ω"
LENGTHS = (0, 1, 5, 66, 67, 69, 70, 71, 134, 150, 153, 159, 160, 161, 306, 320, 640)


def texts(number: int) -> list[str]:
    """Texts around the sizes where a segment ends, some of plain letters alone."""
    chance = random.Random(4)
    letters = ("abc é€", f"abc 123 ñü¿¡{ODD}")
    return [
        "".join(chance.choice(chance.choice(letters) if mixed else letters[0]) for _ in range(chance.choice(LENGTHS)))
        for mixed in (chance.random() < 0.5 for _ in range(number))
    ]


def test_the_script_counts_as_the_core_does(chrome: Browser) -> None:
    page = chrome.new_page()
    page.add_script_tag(path=SCRIPT)
    given = texts(300)
    told = page.evaluate("texts => texts.map(measure)", given)
    page.close()
    for text, said in zip(given, told, strict=True):
        found = count(text)
        assert said == {"gsm": found.encoding == "GSM-7", "units": found.units, "parts": found.parts}, text
