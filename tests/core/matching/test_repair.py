"""Shorthand and slips are mended towards the playbook's words; everything else stays as it was typed."""

import pytest

from textbot.core.matching.lexicon import Lexicon
from textbot.core.matching.repair import Repair

EXAMPLES = (
    "when is trash day",
    "where do i pay my water bill",
    "how do i get a mattress picked up",
    "dónde pago el agua",
    "horario de la biblioteca",
)
EN = "the you i to a and of in is it what for we my your do with on when where how much please pick up tomorrow open"
ES = "que de no a la el en es por favor con para se dónde cuándo cuánto quiero pago información hoy mañana está puedo"
LEXICON = Lexicon.of(
    {
        language: [(word, -4.0 - place / 10) for place, word in enumerate(words.split())]
        for language, words in (("en", EN), ("es", ES))
    }
)


@pytest.fixture(scope="module")
def repair() -> Repair:
    return Repair(EXAMPLES, LEXICON)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("wen is trash day", "when is trash day", id="shorthand"),
        pytest.param("wat do u pick up 2moro", "what do you pick up tomorrow", id="several-shorthands"),
        pytest.param("i want 2 pay", "i want to pay", id="two-between-words-is-to"),
        pytest.param("i want 2 pillows", "i want 2 pillows", id="two-before-a-plural-is-a-number"),
        pytest.param("how do i get a matress picked up", "how do i get a mattress picked up", id="one-slip"),
        pytest.param("my watter bil", "my water bill", id="two-words"),
        pytest.param("whn is trsh day?", "when is trash day?", id="dropped-vowels-and-marks-kept"),
        pytest.param("WHEN IS TRASH DAY", "when is trash day", id="shouted"),
        pytest.param("trashday", "trash day", id="typed-as-one"),
        pytest.param("xq no puedo", "porque no puedo", id="spanish-shorthand"),
        pytest.param("quiero informacion", "quiero información", id="accents-come-back"),
        pytest.param("horario de la biblio", "horario de la biblioteca", id="cut-short"),
        pytest.param("dnde pago el awua", "donde pago el agua", id="spanish-slips"),
        pytest.param("call 602-555-0142", "call 602-555-0142", id="numbers-stay"),
        pytest.param("mail ana@riverbend.example", "mail ana@riverbend.example", id="addresses-stay"),
        pytest.param("the Waterr family", "the Waterr family", id="names-stay"),
        pytest.param("wann kommt die Müllabfuhr heute", "wann kommt die Müllabfuhr heute", id="another-language-stays"),
        pytest.param("khi nào đổ rác", "khi nào đổ rác", id="foreign-letters-stay"),
        pytest.param("", "", id="nothing"),
        pytest.param("👍", "👍", id="emoji"),
    ],
)
def test_a_text_is_read_as_meant(repair: Repair, typed: str, read: str) -> None:
    assert repair(typed).text == read


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_is_never_touched(repair: Repair, text: str) -> None:
    assert repair(text).text == text


@pytest.mark.parametrize(("text", "language"), [("where do you pay", "en"), ("k quiero hoy", "es")])
def test_the_language_is_heard_on_the_words(repair: Repair, text: str, language: str) -> None:
    assert repair(text).language == language
