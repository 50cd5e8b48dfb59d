"""The page of keys: it says what each key does, and it knows the same keys as the script."""

import re
from pathlib import Path

from tests.web.conftest import Browser
from textbot import web
from textbot.web.inbox.keys import KEYS

SCRIPT = (Path(web.__file__).parent / "static" / "keys.js").read_text("utf-8")


def test_every_key_is_explained_without_a_script(ana: Browser) -> None:
    page = ana.get("/inbox/keys").text
    for rows in KEYS.values():
        for strokes, words in rows:
            assert words.replace("“", "&#8220;") in page or words in page
            assert all(f"<kbd>{stroke}</kbd>" in page for stroke in strokes)


def test_the_script_knows_each_of_them() -> None:
    known = set(re.findall(r'^  "?([a-z/?])"?:', SCRIPT, re.M)) | set(re.findall(r'\b([a-z]): "#', SCRIPT))
    # Two strokes; by their other names; what a button asks for by data-key.
    known |= {"g", "i", "Enter", "Esc", "Ctrl", "t"}
    assert {stroke for rows in KEYS.values() for strokes, _words in rows for stroke in strokes} <= known


def test_a_signed_out_visitor_is_sent_to_the_login(browser: Browser) -> None:
    assert browser.get("/inbox/keys").status_code == 303
