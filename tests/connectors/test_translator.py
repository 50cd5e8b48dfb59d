"""The translator against a real server: what it is asked, what is believed, and when it is given up."""

import pytest

from tests.rig.translator import Translations, translator
from textbot.connectors.connector import Away, ConnectorError, Expired, Refused, TooMany
from textbot.connectors.translator import LONGEST, MOST, Translator

__all__ = ["translator"]


def test_it_is_asked_as_libretranslate_asks_to_be(translator: Translations) -> None:
    assert Translator(translator.url + "/").translate("Hola", "auto", "en") == "[en] Hola"
    assert translator.asked == [{"q": "Hola", "source": "auto", "target": "en", "format": "text"}]
    Translator(translator.url, "k3y").translate("Hola", "es", "en")
    assert translator.asked[-1]["api_key"] == "k3y"


def test_a_long_text_is_asked_for_in_part(translator: Translations) -> None:
    Translator(translator.url).translate("á" * 2 * LONGEST, "es", "en")
    assert len(translator.asked[0]["q"]) == LONGEST


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, b"not json", Away),
        (200, b"[]", Away),
        (200, b'{"translatedText": ["x"]}', Away),
        (200, b'{"translatedText": "  "}', Away),
        (200, b'{"translatedText": "' + b"x" * (MOST + 1) + b'"}', Refused),
        (400, b'{"error": "xx is not supported"}', Refused),
        (403, b'{"error": "Invalid API key"}', Expired),
        (429, b"{}", TooMany),
        (500, b"{}", Away),
        (302, b"", Refused),
    ],
)
def test_what_is_no_translation_is_an_error_of_the_family(
    translator: Translations, status: int, body: bytes, error: type[ConnectorError]
) -> None:
    translator.status, translator.body, translator.location = status, body, "http://127.0.0.1:1/inside"
    with pytest.raises(error) as caught:
        Translator(translator.url, "s3cret").translate("a private text", "es", "en")
    assert "private" not in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert len(translator.asked) == 1


def test_one_that_is_slow_or_gone_is_away(translator: Translations) -> None:
    translator.pause = 0.5
    with pytest.raises(Away):
        Translator(translator.url).translate("Hola", "es", "en", seconds=0.1)
    with pytest.raises(Away):
        Translator("http://127.0.0.1:1").translate("Hola", "es", "en")
