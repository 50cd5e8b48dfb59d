"""The city's own pages, the documentation, health, figures and errors."""

from dataclasses import replace

import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy.exc import OperationalError

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.actions.check_health import HealthCheck
from textbot.runtime import open_redis
from textbot.web import create_app
from textbot.web.public.docs import render


@pytest.mark.parametrize("page", ["about", "privacy", "terms"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_citys_pages_speak_its_languages(browser: Browser, desk: Office, page: str, language: str) -> None:
    answer = browser.get(f"/{page}?lang={language}")
    playbook = desk.rt.playbook
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["Content-Language"] == language
    number = 1
    while playbook.has(f"phrases.{page}_{number}"):
        assert playbook.text(f"phrases.{page}_{number}", language) in answer.text.replace("&#39;", "'").replace(
            "&amp;", "&"
        )
        number += 1
    assert number > 3


@pytest.mark.parametrize(
    ("accepted", "language"), [("es-MX,es;q=0.9,en;q=0.5", "es"), ("en-US", "en"), ("fr", "en"), ("", "en")]
)
def test_the_browsers_language_is_taken_when_none_is_asked_for(browser: Browser, accepted: str, language: str) -> None:
    answer = browser.get("/about", headers={"Accept-Language": accepted} if accepted else {})
    assert answer.headers["Content-Language"] == language
    assert answer.headers["Vary"].startswith("Accept-Language")


def test_privacy_says_what_carriers_look_for(browser: Browser) -> None:
    page = browser.get("/privacy").text
    for words in (
        "not shared with third parties or affiliates for marketing",
        "frequency varies",
        "data rates",
        "STOP",
    ):
        assert words in page


def test_the_home_page_leads_staff_to_the_inbox_outside_the_demo(desk: Office) -> None:
    real = create_app(runtime=replace(desk.rt, settings=replace(desk.rt.settings, demo=False)))
    answer = real.test_client().get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/inbox")


def test_the_login_is_not_shown_outside_the_demo(desk: Office) -> None:
    real = create_app(runtime=replace(desk.rt, settings=replace(desk.rt.settings, demo=False)))
    assert "riverbend-demo" not in real.test_client().get("/login").text


def test_health_is_good_when_a_write_is_possible(browser: Browser) -> None:
    answer = browser.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_health_is_bad_and_silent_when_no_write_is_possible(browser: Browser, desk: Office) -> None:
    with desk.rt.database.write() as conn:
        conn.exec_driver_sql("drop table counters")
    answer = browser.get("/healthz")
    assert (answer.status_code, answer.json) == (503, {"status": "unavailable"})


def test_health_is_bad_while_a_write_has_to_wait(browser: Browser, desk: Office) -> None:
    with desk.rt.database.write():
        assert browser.get("/healthz").status_code == 503
    assert browser.get("/healthz").status_code == 200


def test_many_questions_about_health_make_one_write_a_second(desk: Office) -> None:
    check = HealthCheck(desk.rt.database)
    assert all(check.can_store() for _ in range(50))
    with desk.rt.database.read() as conn:
        assert conn.exec_driver_sql("select value from counters where name = 'healthz'").scalar() == 1


def figures(text: str) -> dict[str, float]:
    """Name with labels -> value."""
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_figures_count_what_is_stored(browser: Browser, desk: Office) -> None:
    one = desk.waiting()
    desk.says(desk.conversation(one).contact_id, "Hello", "sending")
    found = figures(browser.get("/metrics").text)
    assert found["textbot_inbound_texts_total"] == 1
    assert found["textbot_outbound_texts sending"] == found["textbot_outbound_unsettled"] == 1
    assert found["textbot_conversations waiting"] == 1
    assert found["textbot_redis_up"] == 1


def test_figures_say_when_redis_is_away(desk: Office) -> None:
    away = replace(desk.rt, redis=open_redis("redis://127.0.0.1:1/0"))
    answer = create_app(runtime=away).test_client().get("/metrics")
    assert figures(answer.text)["textbot_redis_up"] == 0


@pytest.mark.parametrize("path", ["/nowhere", "/docs/nowhere", "/docs/../setup.cfg", "/docs/..%2Fsetup.cfg"])
def test_there_is_nothing_where_nothing_is(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_an_error_page_repeats_nothing_of_the_request_or_the_fault(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    words = "my neighbor burns leaves"

    def fail() -> None:
        raise OperationalError(f"insert into inbound values ('{words}')", {}, Exception(words))

    app.add_url_rule("/about/fail", "city.fail", fail)
    answer = app.test_client().get("/about/fail", query_string={"q": words})
    assert answer.status_code == 500
    assert words not in answer.text + caplog.text
    assert "OperationalError" in caplog.text


def test_documentation_is_listed(browser: Browser) -> None:
    assert browser.get("/docs/").status_code == 200


def test_documentation_links_lead_to_where_it_is_served() -> None:
    page = render(
        "# A title: with *words*\n\n[b](architecture.md#the-house) [c](https://x.example/a.md)\n\n<script>1</script>"
    )
    assert '<h1 id="a-title-with-words">' in page
    assert 'href="/docs/architecture#the-house"' in page
    assert 'href="https://x.example/a.md"' in page
    assert "<script>" not in page
