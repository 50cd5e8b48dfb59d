"""Translations by machine, beside texts and in the box: shown as what they are, never sent by themselves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.rig.office import Office
from tests.rig.translator import Translations, translator
from tests.web.conftest import Browser
from tests.web.thread.test_composer import box, fields
from textbot.web import create_app

__all__ = ["translator"]


def test_without_a_translator_there_is_no_button(ana: Browser, desk: Office) -> None:
    one = desk.waiting(language="es")
    page = ana.get(f"/inbox/{one}").text
    assert "Translate my text" not in page
    token = fields(page, f"/inbox/{one}/reply")
    answer = ana.client.post(f"/inbox/{one}/translate", data={**token, "text": "Hello"})
    assert (answer.status_code, box(answer.text)) == (422, "Hello")
    assert "No translator is set up here" in answer.text


@pytest.fixture
def translating(desk: Office, translator: Translations) -> Browser:
    """A browser that Ana signed in at, in a city with a translator."""
    settings = replace(desk.rt.settings, textbot_translator_url=translator.url)
    browser = Browser(create_app(runtime=replace(desk.rt, settings=settings)).test_client())
    browser.sign_in()
    return browser


def test_ones_own_words_are_translated_into_the_box_and_never_sent(
    translating: Browser, desk: Office, translator: Translations
) -> None:
    one = desk.waiting(language="es")
    page = translating.get(f"/inbox/{one}").text
    assert "Translate my text into Spanish" in page
    token = fields(page, f"/inbox/{one}/reply")
    answer = translating.client.post(f"/inbox/{one}/translate", data={**token, "text": "The crew comes"})
    assert (answer.status_code, box(answer.text)) == (200, "[es] The crew comes")
    assert "A machine translated this" in answer.text
    assert "<bdi>The crew comes</bdi>" in answer.text
    assert translator.asked[-1] == {"q": "The crew comes", "source": "en", "target": "es", "format": "text"}
    assert desk.texts_to(one) == ()


def test_a_translator_that_is_away_leaves_the_words_in_the_box(
    translating: Browser, desk: Office, translator: Translations
) -> None:
    one = desk.waiting(language="es")
    token = fields(translating.get(f"/inbox/{one}").text, f"/inbox/{one}/reply")
    translator.status = 500
    answer = translating.client.post(f"/inbox/{one}/translate", data={**token, "text": "The crew comes"})
    assert (answer.status_code, box(answer.text)) == (422, "The crew comes")
    assert "The translator does not answer" in answer.text


def test_residents_texts_stand_translated_beside_the_original(
    translating: Browser, desk: Office, translator: Translations
) -> None:
    one = desk.waiting(language="es")
    desk.hears(desk.conversation(one).contact_id, "Hay un bache enorme")
    first = translating.get(f"/inbox/{one}").text
    assert first.count("Being translated") == 2
    translator.work(desk.rt)
    page = translating.get(f"/inbox/{one}").text
    assert "Hay un bache enorme" in page
    assert "[en] Hay un bache enorme" in page
    assert "Translated by a machine" in page
    asked = len(translator.asked)
    desk.clock.pass_by(timedelta(days=1))
    translating.get(f"/inbox/{one}")
    translator.work(desk.rt)
    assert len(translator.asked) == asked
