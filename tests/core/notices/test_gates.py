from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from textbot.core.notices.draft import Draft
from textbot.core.notices.estimate import Estimate
from textbot.core.notices.gates import GATES, Facts, closed, gates
from textbot.core.notices.links import hosts, is_shortener
from textbot.core.notices.opt_out import says_how_to_end

NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)
GOOD = Draft(
    title="Street sweeping",
    texts={
        "en": "Riverbend: we sweep your street tomorrow. Please move your car. riverbend.gov/sweep STOP=end",
        "es": "Riverbend: mañana barremos su calle. Por favor mueva su auto. riverbend.gov/barrido ALTO=fin",
    },
    audience={"any": [{"topic": "street-sweeping"}]},
    topic="street-sweeping",
    validity_minutes=600,
)
FACTS = Facts(
    languages=("en", "es"),
    senders={"en": ("Riverbend", "City of Riverbend"), "es": ("Riverbend", "Ciudad de Riverbend")},
    domains=frozenset({"riverbend.gov"}),
    topics=frozenset({"street-sweeping"}),
    now=NOW,
    estimate=Estimate(chosen=12, recipients=10),
    fields=frozenset({"first_name"}),
    tested=True,
)


def told(draft: Draft = GOOD, facts: Facts = FACTS) -> dict[str, tuple[str, ...]]:
    return {gate.key: gate.english for gate in closed(gates(draft, facts))}


def english(text: str) -> dict[str, Any]:
    return {"texts": {**GOOD.texts, "en": text}}


def test_a_good_notice_passes_every_gate() -> None:
    assert told() == {}


def test_each_gate_has_a_title_and_stands_once() -> None:
    assert [gate.key for gate in gates(GOOD, FACTS)] == list(GATES)
    assert all(gate.title for gate in gates(GOOD, FACTS))


REFUSED: Mapping[str, tuple[str, dict[str, Any], str]] = {
    "a link in a fallback": (
        "links",
        english('Riverbend: {{ first_name or "see evil.example/x" }} STOP=end'),
        "evil.example in the English text is not a site of the city. Link to one that is.",
    ),
    "a link in what is answered": (
        "links",
        {"more": {"en": "See evil.example/x"}},
        "evil.example in the English text is not a site of the city. Link to one that is.",
    ),
    "an answer that is too long": (
        "length",
        {"more": {"es": "a" * 301}},
        "What is answered in Spanish to questions has 301 letters. Shorten it to 300.",
    ),
    "a placeholder in what is answered": (
        "placeholders",
        {"more": {"en": "Dear {{ first_name }}"}},
        "What is answered in English to questions is said as it is: take the placeholders out of it.",
    ),
    "no text": ("languages", {"texts": {}}, "Write the text."),
    "a language is missing": (
        "languages",
        {"texts": {"en": GOOD.texts["en"]}},
        "Write it in Spanish, or say what those who speak it get.",
    ),
    "a language nobody speaks": (
        "languages",
        {"texts": {**GOOD.texts, "fr": "Riverbend STOP"}},
        "The city does not text in French: leave it out.",
    ),
    "no sender": (
        "sender",
        english("We sweep tomorrow. STOP=end"),
        "Say in the English text who it is from: Riverbend.",
    ),
    "no opt-out": (
        "opt_out",
        english("Riverbend: we sweep at the bus stop."),
        "Say in the English text how to end these texts. Write: Reply STOP to end.",
    ),
    "another STOP than the one to reply": (
        "opt_out",
        english("Riverbend: BUS STOP MOVED to 5th St."),
        "Say in the English text how to end these texts. Write: Reply STOP to end.",
    ),
    "mail to another house": (
        "links",
        english("Riverbend: pay at riverbend.gov@evil.com/pay STOP=end"),
        "evil.com in the English text is not a site of the city. Link to one that is.",
    ),
    "no opt-out in Spanish": (
        "opt_out",
        {"texts": {**GOOD.texts, "es": "Riverbend: mañana barremos."}},
        "Say in the Spanish text how to end these texts. Write: Responda ALTO para cancelar.",
    ),
    "a strange link": (
        "links",
        english("Riverbend: see riverbend.gov.evil.com/x STOP=end"),
        "riverbend.gov.evil.com in the English text is not a site of the city. Link to one that is.",
    ),
    "a shortener": (
        "links",
        english("Riverbend: see bit.ly/3xYz STOP=end"),
        "Carriers block bit.ly. Write the page's own address in the English text.",
    ),
    "an open link": (
        "links",
        english("Riverbend: see http://riverbend.gov/x STOP=end"),
        "Write https:// before riverbend.gov in the English text.",
    ),
    "too long": (
        "length",
        english("Riverbend: " + "x" * 296 + " STOP=end"),
        "The English text has 316 letters. Shorten it to 300.",
    ),
    "a broken placeholder": (
        "placeholders",
        english("Riverbend: hi {{ first_name STOP=end"),
        "A placeholder in the English text cannot be read: "
        'line 1: this {{ is not closed; write {{ first_name or "neighbor" }}.',
    ),
    "an unknown placeholder": (
        "placeholders",
        english('Riverbend: hi {{ frist_name or "neighbor" }} STOP=end'),
        "Nothing is known under frist_name, which the English text uses. Take it out.",
    ),
    "no topic": ("purpose", {"topic": ""}, "Choose its topic: people get only what they joined."),
    "an unknown topic": ("purpose", {"topic": "swimming"}, "There is no topic swimming. Choose one that is there."),
    "an emergency without a reason": (
        "purpose",
        {"class_": "emergency", "reason": "water"},
        "Say why it is an emergency: it reaches people who did not join the topic.",
    ),
    "an unknown class": ("purpose", {"class_": "joke"}, "Say whether it is a regular notice or an emergency."),
    "nobody chosen": ("audience", {"audience": {}}, "Choose who gets it."),
    "an unreadable audience": (
        "audience",
        {"audience": {"everybody": []}},
        "Who gets it cannot be read: 'everybody' is no part of an audience; those are any, all, except.",
    ),
    "no validity": (
        "validity",
        {"validity_minutes": 0},
        "Say for how long it is true: who cannot be texted by then is not texted.",
    ),
    "true for ever": ("validity", {"validity_minutes": 8 * 24 * 60}, "It may be true for 7 days at most."),
    "a time that is past": (
        "moment",
        {"not_before": NOW - timedelta(minutes=5)},
        "Its time is past. Choose a later one, or send it at once.",
    ),
}


@pytest.mark.parametrize(("key", "change", "words"), REFUSED.values(), ids=list(REFUSED))
def test_a_gate_says_in_one_sentence_what_to_do(key: str, change: dict[str, Any], words: str) -> None:
    assert told(replace(GOOD, **change)) == {key: (words,)}


AROUND: Mapping[str, tuple[str, dict[str, Any], str]] = {
    "not tested": ("tested", {"tested": False}, "Send it to your own phone first, and read it there."),
    "nobody gets it": (
        "audience",
        {"estimate": Estimate(chosen=3)},
        "Nobody would get it. Choose others, or see in the estimate why they are left out.",
    ),
    "a rule about nothing": (
        "audience",
        {"estimate": Estimate(problems=(("There is no district %(name)s.", {"name": "9"}),))},
        "There is no district 9.",
    ),
    "a field that some lack": (
        "placeholders",
        {"estimate": Estimate(chosen=12, recipients=10, missing_fields={"street": 2})},
        '2 people lack street. Write what to say instead: {{ street or "..." }}.',
    ),
    "names that make it too long": (
        "length",
        {"estimate": Estimate(recipients=10, longest_length={"es": 310})},
        "The Spanish text has 310 letters. Shorten it to 300.",
    ),
    "a trial without guests": (
        "trial",
        {"trial": True},
        "Notices are on trial, and there are no guests: add their phones to city.yaml.",
    ),
}


@pytest.mark.parametrize(("key", "change", "words"), AROUND.values(), ids=list(AROUND))
def test_a_gate_looks_at_what_is_around_a_notice(key: str, change: dict[str, Any], words: str) -> None:
    assert told(GOOD, replace(FACTS, **change)) == {key: (words,)}


PASSED: Mapping[str, dict[str, Any]] = {
    "a language left out on purpose": {"texts": {"en": GOOD.texts["en"]}, "fallback": "none"},
    "a language that falls back on another": {"texts": {"en": GOOD.texts["en"]}, "fallback": "en"},
    "an emergency says no STOP": {
        "class_": "emergency",
        "topic": "",
        "reason": "Bacteria in the north main",
        "texts": {"en": "Riverbend: boil your water.", "es": "Riverbend: hierva el agua."},
    },
    "the city's own in the genitive": english("Riverbend's trash day moves to Friday. STOP=end"),
    "a part of an allowed site": english("Riverbend: https://water.riverbend.gov/boil STOP=end"),
    "a time to come": {"not_before": NOW + timedelta(hours=1)},
    "a placeholder that is known": english('Riverbend: {{ first_name or "neighbor" }}, we sweep. STOP=end'),
}


@pytest.mark.parametrize("change", PASSED.values(), ids=list(PASSED))
def test_what_is_right_passes(change: dict[str, Any]) -> None:
    assert told(replace(GOOD, **change)) == {}


LINKS = {
    "See riverbend.gov/water. Call 602-555-0100.": [("", "riverbend.gov")],
    "Go to EVIL.com": [("", "evil.com")],
    "see:evil.com": [("", "evil.com")],
    "https://riverbend.gov@evil.com/a": [("https", "riverbend.gov@evil.com")],
    "ríverbend.gov/x": [("", "ríverbend.gov")],
    "pagos.com.mx, evil.zip": [("", "pagos.com.mx"), ("", "evil.zip")],
    "evil。com and e\u200bvil.com": [("", "evil.com"), ("", "evil.com")],
    "at 5 p.m. on St.Mary ave.We go, 24/7, mail a@riverbend.gov": [("mailto", "riverbend.gov")],
    "riverbend.gov@evil.com/pay": [("mailto", "evil.com"), ("", "riverbend.gov")],
    "1.2.3.4/pay or http://10.0.0.1:80/x": [("http", "10.0.0.1:80"), ("", "1.2.3.4")],
    "Call 602.555.0143 by 8.30am; it is 1.5 in. in EE.UU.": [],
    "//evil.com/x and www.evil.anything": [("", "evil.com"), ("", "www.evil.anything")],
    "See https://riverbend.gov. (https://riverbend.gov/x)": [("https", "riverbend.gov"), ("https", "riverbend.gov")],
    "riverbend.gov/evil.com": [("", "riverbend.gov")],
    "xn--rverbend-i2a.gov, a.xn--p1ai": [("", "xn--rverbend-i2a.gov"), ("", "a.xn--p1ai")],
    "a Greek o: riverbend.g\u03bfv": [("", "riverbend.g\u03bfv")],
    "ｅｖｉｌ．ｃｏｍ": [("", "evil.com")],
    "It moved.It is late, see pay.today": [("", "pay.today")],
}


@pytest.mark.parametrize(("text", "found"), LINKS.items(), ids=list(LINKS))
def test_links_are_found_as_phones_find_them(text: str, found: list[tuple[str, str]]) -> None:
    assert list(hosts(text)) == found


def test_a_digest_changes_with_every_part_of_a_draft_and_with_nothing_else() -> None:
    later = {"not_before": NOW}
    changes: list[dict[str, Any]] = [
        later, {"title": "x"}, {"texts": {"en": "x"}}, {"audience": {}}, {"topic": "x"}, {"reason": "x"},
        {"fallback": "en"}, {"validity_minutes": 1}, {"class_": "emergency"}, {"more": {"en": "x"}}, {"poll": {"a": 1}},
    ]  # fmt: skip
    assert len({replace(GOOD, **each).digest for each in changes} | {GOOD.digest}) == len(changes) + 1
    assert replace(GOOD, texts=dict(reversed(GOOD.texts.items()))).digest == GOOD.digest


def test_shorteners_are_known_with_all_their_parts() -> None:
    assert all(map(is_shortener, ("bit.ly", "www.bit.ly", "x.page.link", "tinyurl.com")))
    assert not is_shortener("riverbend.gov")


ENDS = {
    "en": (
        "Reply STOP to end", "reply with STOP", "Text STOP to 12345 to quit.", "HELP=info, STOP=end", "STOP ends texts",
        "STOP to cancel", 'Send "STOP" to opt out', "To opt out: STOP", "Txt STOP 2 quit",
        "Reply HELP for help, STOP to end",
    ),
    "es": (
        "Responda ALTO para cancelar", "Responda STOP para cancelar", "AYUDA=info, ALTO=fin de textos", "ALTO termina.",
        "Para darse de baja: ALTO", "envíe la palabra ALTO al 12345",
    ),
}  # fmt: skip
ENDS_NOT = {
    "en": ("BUS STOP MOVED", "THE BUS STOP ENDS TODAY", "a STOP sign is down", "STOP", "Reply stop to end", "ALTO=fin"),
    "es": ("SEÑAL DE ALTO CAÍDA", "ALTO VOLTAJE", "La señal de ALTO en Elm", "ALTO", "responda alto"),
}


@pytest.mark.parametrize("language", ENDS)
def test_an_instruction_says_how_to_end_texts_and_no_other_stop_does(language: str) -> None:
    assert [text for text in ENDS[language] if not says_how_to_end(text, language)] == []
    assert [text for text in ENDS_NOT[language] if says_how_to_end(text, language)] == []
