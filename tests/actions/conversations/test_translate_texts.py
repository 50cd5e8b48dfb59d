"""Texts are translated once each, by a job; what fails is tried again for a while and never breaks anything."""

from dataclasses import replace

import pytest

from tests.rig.office import Office
from tests.rig.translator import Translations, translator
from textbot.actions.conversations.translate_texts import (
    AWAY,
    NO_WORDS,
    OFF,
    ask_for_translations,
    translate_draft,
    translate_text,
)
from textbot.runtime import Runtime
from textbot.store import translations

__all__ = ["translator"]


@pytest.fixture
def rt(desk: Office, translator: Translations) -> Runtime:
    """The parts of a city with a translator."""
    return replace(desk.rt, settings=replace(desk.rt.settings, textbot_translator_url=translator.url))


def asked(desk: Office, rt: Runtime, body: str, phone: str = "+16025550111") -> int:
    """A resident's text for which a translation into English was asked; its id."""
    text_id = desk.hears(desk.resident(phone, language="es"), body)
    assert ask_for_translations(rt, "en", {"in": (text_id,)}) == 1
    return text_id


def found(rt: Runtime, text_id: int) -> tuple[str, str]:
    """The state of its translation, and the words."""
    with rt.database.read() as conn:
        row = translations.of(conn, "en", {"in": (text_id,)})["in", text_id]
    return row.state, row.body


def test_a_text_is_asked_for_once_and_kept(desk: Office, rt: Runtime, translator: Translations) -> None:
    text_id = asked(desk, rt, "Hay un bache")
    assert ask_for_translations(rt, "en", {"in": (text_id,), "out": ()}) == 0
    assert found(rt, text_id) == ("new", "")
    assert translator.work(rt) == 1
    assert found(rt, text_id) == ("done", "[en] Hay un bache")
    with rt.database.read() as conn:
        ids = [row.id for row in translations.of(conn, "en", {"in": (text_id,)}).values()]
    translate_text(rt, ids[0])
    assert (translator.work(rt), len(translator.asked)) == (0, 1)
    # What is the same in both languages is not shown twice.
    same = asked(desk, rt, "OK  Elm St", "+16025550188")
    translator.body = b'{"translatedText": "ok elm st"}'
    translator.work(rt)
    assert found(rt, same)[0] == "same"


def test_a_translator_that_is_away_is_asked_again_for_a_while(
    desk: Office, rt: Runtime, translator: Translations
) -> None:
    text_id = asked(desk, rt, "Hay un bache")
    translator.status = 500
    for _ in range(translations.TRIES):
        assert found(rt, text_id)[0] == "new"
        assert translator.work(rt) == 1
        assert translator.work(rt) == 0
        desk.clock.pass_by(max(translations.PAUSES))
    assert found(rt, text_id)[0] == "failed"
    assert translator.work(rt) == 0
    # What it refuses is not asked again.
    translator.status, refused = 400, asked(desk, rt, "Hay dos", "+16025550188")
    translator.work(rt)
    desk.clock.pass_by(max(translations.PAUSES))
    assert (found(rt, refused)[0], translator.work(rt)) == ("failed", 0)


def test_without_a_translator_or_its_answer_all_stays_as_it_was(desk: Office, translator: Translations) -> None:
    text_id = desk.hears(desk.resident(language="es"), "Hola")
    assert ask_for_translations(desk.rt, "en", {"in": (text_id,)}) == 0
    assert translate_draft(desk.rt, "Hello", "en", "es") == (OFF, "Hello")
    translate_text(desk.rt, 1)
    rt = replace(desk.rt, settings=replace(desk.rt.settings, textbot_translator_url=translator.url))
    assert translate_draft(rt, " \r\n", "en", "es") == (NO_WORDS, "")
    translator.status = 503
    assert translate_draft(rt, "Hello\r\nyou", "en", "es") == (AWAY, "Hello\nyou")
