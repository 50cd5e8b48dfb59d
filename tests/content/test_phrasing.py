"""A phrasing is put into a file as its author would have."""

import pytest

from textbot.content.phrasing import NoPlace, with_phrasing
from textbot.content.problems import ContentErrors

BLOCK = """\
# Who: the pool desk
version: 1
key: pool
ask:
  en:  # as they type
    - pool hours   # the most frequent

    - "is it open?"
    # - one we gave up
  es:
    - horario
say: "Open 9 to 5."
"""
FLOW = 'ask:\n  en: [pool hours, is it open]  # short\n  es: ["horario"]\nsay: "x"\n'
ONE_LINE = 'ask: {en: [pool hours], es: [horario]}\nsay: "x"\n'
SHALLOW = "ask:\n  en:\n  - pool hours\nsay: x"

CASES = {
    "a list of lines": (BLOCK, "en", '    - "is it open?"\n', '    - "is it open?"\n    - da pool\n'),
    "another language's list": (BLOCK, "es", "    - horario\n", "    - horario\n    - da pool\n"),
    "a list in brackets": (FLOW, "en", "is it open]", 'is it open, "da pool"]'),
    "all on one line": (ONE_LINE, "es", "[horario]", '[horario, "da pool"]'),
    "a language that is new": (BLOCK, "vi", "    - horario\n", "    - horario\n  vi:\n    - da pool\n"),
    "a new language below brackets": (FLOW, "vi", '["horario"]\n', '["horario"]\n  vi:\n    - da pool\n'),
    "a new language on one line": (ONE_LINE, "vi", "[horario]}", '[horario], vi: ["da pool"]}'),
    "a list that is not indented": (SHALLOW, "en", "  - pool hours\n", "  - pool hours\n  - da pool\n"),
    "line ends of Windows": (
        BLOCK.replace("\n", "\r\n"), "es", "    - horario\r\n", "    - horario\r\n    - da pool\r\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "language", "old", "new"), CASES.values(), ids=CASES)
def test_a_line_is_put_in_and_all_else_stays(text: str, language: str, old: str, new: str) -> None:
    made = with_phrasing("pool.yaml", text.encode(), language, "da pool").decode()
    assert made == text.replace(old, new, 1)


@pytest.mark.parametrize("text", ["no", "12", "# what?", 'say "hi": now', "¿abre?", "null"])
def test_any_words_come_back_as_they_were(text: str) -> None:
    once = with_phrasing("pool.yaml", BLOCK.encode(), "en", text)
    assert with_phrasing("pool.yaml", once, "en", text) == once


def test_a_mark_at_the_beginning_of_the_file_stays() -> None:
    made = with_phrasing("pool.yaml", BLOCK.encode("utf-8-sig"), "es", "da pool")
    assert made.startswith(b"\xef\xbb\xbf#")


def test_a_file_without_room_is_left_alone() -> None:
    with pytest.raises(NoPlace):
        with_phrasing("pool.yaml", b"say: x\n", "en", "da pool")
    with pytest.raises(ContentErrors):
        with_phrasing("pool.yaml", b"ask: [\n", "en", "da pool")
