import pytest
from hypothesis import given
from hypothesis import strategies as st

from textbot.core.notices.text import Missing, fill, names, needed

HELLO = 'Hi {{ first_name or "neighbor" }}, {{street}} is closed.'


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        pytest.param({"first_name": "Ana", "street": "Elm St"}, "Hi Ana, Elm St is closed.", id="both"),
        pytest.param({"first_name": "", "street": "Elm St"}, "Hi neighbor, Elm St is closed.", id="an empty name"),
        pytest.param({"street": " Elm\n  St "}, "Hi neighbor, Elm St is closed.", id="on one line"),
        pytest.param({"street": "{{ phone }}"}, "Hi neighbor, {{ phone }} is closed.", id="never filled twice"),
    ],
)
def test_a_text_is_filled(fields: dict[str, str], says: str) -> None:
    assert fill(HELLO, fields) == says


@pytest.mark.parametrize("quoted", ['"x y"', "'x y'", "“x y”", "«x y»"])
def test_any_quotes_do(quoted: str) -> None:
    assert fill(f"{{{{ name or {quoted} }}}}", {}) == "x y"


def test_what_is_missing_is_named() -> None:
    with pytest.raises(Missing) as missing:
        fill(HELLO, {})
    assert missing.value.name == "street"
    assert '{{ street or "..." }}' in str(missing.value)


def test_which_fields_a_text_uses_and_which_it_needs() -> None:
    assert names(HELLO) == ("first_name", "street")
    assert needed(HELLO) == ("street",)


@pytest.mark.parametrize(
    ("template", "says"),
    [
        pytest.param("a {{ b", "line 1: this {{ is not closed", id="never closed"),
        pytest.param("a\n{{ b {{ c }}", "line 2: this {{ is not closed", id="opened twice"),
        pytest.param("a\n\nb }}", "line 3: }} closes nothing", id="never opened"),
        pytest.param("{{ first name }}", "line 1: cannot read {{ first name }}", id="two words"),
        pytest.param("{{ name or neighbor }}", "line 1: cannot read", id="no quotes"),
        pytest.param("{{ }}", "line 1: cannot read", id="nothing"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(template: str, says: str) -> None:
    with pytest.raises(ValueError) as wrong:
        names(template)
    assert says in str(wrong.value)


@given(st.text().filter(lambda text: "{{" not in text and "}}" not in text))
def test_a_text_without_placeholders_is_said_as_it_is(text: str) -> None:
    assert fill(text, {}) == text
