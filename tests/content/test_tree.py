import pytest

from textbot.content.problems import ContentErrors
from textbot.content.tree import parse_yaml, read_yaml


@pytest.mark.parametrize(
    ("written", "read"),
    [("NO", "NO"), ("yes", "yes"), ("true", True), ("08:00", "08:00"), ("2026-11-27", "2026-11-27"), ("12", 12),
     ("012", "012"), ("33.45", 33.45), ("-112.07", -112.07), ("602-555-0100", "602-555-0100"), ("~", None),
     ('"12"', "12"), ('"true"', "true"), ("1e3", "1e3"), ("0x10", "0x10")],
)  # fmt: skip
def test_words_stay_words(written: str, read: object) -> None:
    assert read_yaml("x.yaml", f"a: {written}\n".encode()).data == {"a": read}


def test_every_value_knows_its_line() -> None:
    tree = read_yaml("x.yaml", b"a:\n  - one\n  - b: two\n    c:\n      - three\n")
    assert tree.data == {"a": ["one", {"b": "two", "c": ["three"]}]}
    assert [tree.line("a"), tree.line("a", 0), tree.line("a", 1, "c"), tree.line("a", 1, "c", 0)] == [1, 2, 4, 5]
    assert tree.line("a", 1, "c", 9, "d") == 4


def test_keys_are_text() -> None:
    assert read_yaml("x.yaml", b"{1: a, true: b, 2026-11-27: c}").data == {"1": "a", "true": "b", "2026-11-27": "c"}


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [(b"a: 1\nb: 2\na: 3\n", 3, "stands here twice (first on line 1)"), (b"a:\n\t- x\n", 2, "cannot read this"),
     (b"a: \xff\n", 1, "not UTF-8"), (b"a: &x [1]\nb: *x\n", 1, "anchors and aliases"),
     (b"a: {{b}: c}\n", 1, "a key must be a plain word"), (b"[" * 40 + b"]" * 40, 1, "nested too deep")],
    ids=["twice", "tab", "encoding", "alias", "braces", "deep"],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_its_line(data: bytes, line: int, message: str) -> None:
    with pytest.raises(ContentErrors) as raised:
        read_yaml("x.yaml", data)
    assert (raised.value.problems[0].file, raised.value.problems[0].line) == ("x.yaml", line)
    assert message in raised.value.problems[0].message


def test_an_empty_file_holds_nothing() -> None:
    assert parse_yaml("x.yaml", b"# nothing\n")[0].data is None
