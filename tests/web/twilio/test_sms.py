"""The messaging webhook: whom it believes, and what it answers."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from redis import Redis

from tests.rig.databases import SqliteDatabases
from tests.rig.line import FORM, PUBLIC_URL, RESIDENT, Line, Pairs, account, messages, new_sid, open_line, signature
from tests.rig.twilio_double import NUMBER
from textbot.store.inbound import inbound
from textbot.store.outbound import outbound

SERVICE = "MG" + "5e" * 16
KEY = "the-shared-key-of-newer-webhooks"
BY_KEY = "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256"
OLD = "the-token-before"


@pytest.fixture
def line(tmp_path: Path, sqlite_databases: SqliteDatabases, redis_client: Redis) -> Iterator[Line]:
    """The city's number on SQLite: signatures do not depend on the database."""
    with sqlite_databases.fresh(tmp_path) as url, open_line(account(tmp_path / "var"), url, redis_client) as opened:
        yield opened


def refused(line: Line, pairs: Pairs, **how: str) -> None:
    """It is not ours: 403, an empty page, and nothing is kept."""
    answer = line.post(pairs, **how)
    assert (answer.status_code, answer.text) == (403, "")
    assert line.rows(inbound) == []


def without(pairs: Pairs, name: str) -> Pairs:
    return [(key, value) for key, value in pairs if key != name]


# --- whom it believes


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X_Forwarded_Proto": "http", "X_Forwarded_Host": "evil.example", "X_Forwarded_Port": "8080"},
        {"Host": "evil.example"},
        {"Forwarded": "proto=http;host=evil.example"},
        {"X_Original_Url": "/other", "X_Forwarded_Prefix": "/other"},
    ],
    ids=["plain http behind a proxy", "forged X-Forwarded", "forged Host", "forged Forwarded", "forged path"],
)
def test_the_signature_is_for_the_public_address_whatever_a_header_claims(line: Line, headers: dict[str, str]) -> None:
    assert line.post(line.form("hi"), **headers).status_code == 200


@pytest.mark.parametrize("url", ["http://text.riverbend.example", "https://evil.example", "http://localhost"])
def test_a_signature_for_another_address_is_refused_even_when_the_headers_match_it(line: Line, url: str) -> None:
    pairs = line.form("hi")
    scheme, _, host = url.partition("://")
    refused(
        line, pairs, signed=signature(f"{url}/sms", pairs), Host=host, X_Forwarded_Proto=scheme, X_Forwarded_Host=host
    )


def changed(pairs: Pairs, name: str, value: str) -> Pairs:
    return [(key, value if key == name else old) for key, old in pairs]


@pytest.mark.parametrize(
    "alter",
    [
        lambda pairs: changed(pairs, "Body", "hello"),
        lambda pairs: changed(pairs, "From", "+16025550112"),
        lambda pairs: changed(pairs, "MessageSid", new_sid()),
        lambda pairs: [*pairs, ("OptOutType", "STOP")],
        lambda pairs: without(pairs, "NumMedia"),
        lambda pairs: [*pairs, ("Body", "a second body")],
    ],
    ids=["body", "sender", "sid", "a field more", "a field less", "body twice"],
)
def test_an_altered_form_is_refused(line: Line, alter) -> None:  # type: ignore[no-untyped-def]
    pairs = line.form("hi")
    refused(line, alter(pairs), signed=signature(f"{PUBLIC_URL}/sms", pairs))


@pytest.mark.parametrize("signed", ["", "x", "ÿ", "A" * 28, "A" * 5000], ids=["none", "short", "odd", "wrong", "long"])
def test_what_is_no_signature_is_refused(line: Line, signed: str) -> None:
    refused(line, line.form("hi"), signed=signed)


@pytest.mark.parametrize("key", ["another-token", "", KEY], ids=["another", "empty", "the key of the other kind"])
def test_another_token_is_refused(line: Line, key: str) -> None:
    refused(line.with_settings(twilio_webhook_key=KEY), line.form("hi"), key=key)


def test_no_signature_header_at_all_is_refused(line: Line) -> None:
    answer = line.app.test_client().post("/sms", data=urlencode(line.form("hi")), content_type=FORM)
    assert answer.status_code == 403
    assert line.rows(inbound) == []


@pytest.mark.parametrize(
    "pairs",
    [
        {"AccountSid": "AC" + "b2" * 16},
        {"AccountSid": ""},
        {"To": "+16025550199"},
        {"To": ""},
        {"MessageSid": ""},
        {"MessageSid": "SM../../etc"},
        {"MessageSid": "SM" + "1" * 63},
        {"From": ""},
        {"To": "+16025550199", "MessagingServiceSid": ""},
        {"To": "+16025550199", "MessagingServiceSid": SERVICE},
    ],
    ids=lambda more: " ".join(f"{name}={value[:12]}" for name, value in more.items()),
)
def test_a_text_that_is_not_for_us_is_refused_though_it_is_signed(line: Line, pairs: dict[str, str]) -> None:
    refused(line, line.form("hi", **pairs))


@pytest.mark.parametrize("name", ["AccountSid", "To", "MessageSid", "From"])
def test_a_text_that_lacks_what_it_must_say_is_refused(line: Line, name: str) -> None:
    refused(line, without(line.form("hi"), name))


@pytest.mark.parametrize("name", ["AccountSid", "To", "MessageSid", "From", "Body"])
def test_a_field_that_says_two_things_is_refused_though_it_is_signed(line: Line, name: str) -> None:
    refused(line, [*line.form("hi"), (name, "something else")])


# --- keys and addresses


def test_the_newer_signature_is_checked_with_the_webhook_key(line: Line) -> None:
    newer, pairs = line.with_settings(twilio_webhook_key=KEY), line.form("hi")
    signed = signature(f"{PUBLIC_URL}/sms", pairs, KEY, "sha256")
    answer = newer.post(pairs, signed=signed, X_Twilio_Webhooks_Signature_Settings=BY_KEY)
    assert answer.status_code == 200
    assert len(line.rows(inbound)) == 1


@pytest.mark.parametrize(
    ("configured", "key", "digest", "settings"),
    [
        (None, KEY, "sha256", BY_KEY),
        (None, "", "sha256", BY_KEY),
        (KEY, "another", "sha256", BY_KEY),
        (KEY, KEY, "sha1", BY_KEY),
        (KEY, KEY, "sha256", ""),
        (KEY, KEY, "sha256", "key=x,algorithm=HMAC_MD5"),
        (KEY, KEY, "sha256", "algorithm=none"),
    ],
    ids=["no key set", "no key, signed with none", "other key", "sha1", "no header", "md5", "none"],
)
def test_the_newer_signature_with_anything_wrong_is_refused(
    line: Line, configured: str | None, key: str, digest: str, settings: str
) -> None:
    pairs = line.form("hi")
    signed = signature(f"{PUBLIC_URL}/sms", pairs, key, digest)
    asked = line.with_settings(twilio_webhook_key=configured)
    refused(asked, pairs, signed=signed, X_Twilio_Webhooks_Signature_Settings=settings)


def test_both_tokens_are_good_while_they_change(line: Line) -> None:
    rotating = line.with_settings(twilio_auth_token_old=OLD)
    assert rotating.post(rotating.form("hi")).status_code == 200
    assert rotating.post(rotating.form("hello"), key=OLD).status_code == 200
    assert line.post(line.form("again"), key=OLD).status_code == 403


@pytest.mark.parametrize("number", [None, NUMBER], ids=["service alone", "service and number"])
def test_any_number_of_our_messaging_service_is_ours(line: Line, number: str | None) -> None:
    service = line.with_settings(twilio_number=number, twilio_messaging_service_sid=SERVICE)
    to = {"To": "+16025550123", "MessagingServiceSid": SERVICE}
    assert service.post(service.form("hi", **to)).status_code == 200
    assert service.post(service.form("hi", To="+16025550123")).status_code == 403
    assert service.post(service.form("hi", **to | {"MessagingServiceSid": "MG" + "0" * 32})).status_code == 403


@pytest.mark.parametrize(
    ("public", "signed_for"),
    [
        ("https://riverbend.example/textbot", "https://riverbend.example/textbot/sms"),
        ("https://text.riverbend.example:8443", "https://text.riverbend.example:8443/sms"),
        ("https://text.riverbend.example:8443", "https://text.riverbend.example/sms"),
        ("https://text.riverbend.example", "https://text.riverbend.example:443/sms"),
        ("http://203.0.113.7:8000", "http://203.0.113.7:8000/sms"),
    ],
    ids=["path prefix", "port 8443", "port 8443, signed without", "signed with 443", "plain http"],
)
def test_any_public_address_works(line: Line, public: str, signed_for: str) -> None:
    line, pairs = line.with_settings(public_url=public), line.form("hi")
    answer = line.post(pairs, signed=signature(signed_for, pairs))
    assert answer.status_code == 200
    assert f'statusCallback="{public}/sms/status?t=' in answer.text


def test_a_query_in_the_address_is_signed_as_it_came(line: Line) -> None:
    path = "/sms?region=us%20west&x=1+2&empty="
    assert line.post(line.form("hi"), path).status_code == 200
    assert line.post(line.form("hi"), path, signed=signature(f"{PUBLIC_URL}/sms", line.form("hi"))).status_code == 403


def test_a_body_that_is_no_form_is_refused_though_it_is_signed(line: Line) -> None:
    signed = {"X-Twilio-Signature": signature(f"{PUBLIC_URL}/sms", [])}
    for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x", ""):
        answer = line.app.test_client().post("/sms", data=b'{"Body": "hi"}', content_type=kind, headers=signed)
        assert answer.status_code == 403
    assert line.rows(inbound) == []


# --- what it answers


def test_the_reply_is_one_message_that_reports_to_an_address_nobody_can_guess(line: Line) -> None:
    answer = line.post(line.form("hi"))
    (said,), (row,) = messages(answer.text), line.rows(outbound)
    assert answer.mimetype == "text/xml"
    assert f'statusCallback="{PUBLIC_URL}/sms/status?t={row.token}"' in answer.text
    assert len(row.token) == 32
    assert said == row.body
    assert "Riverbend" in said


@pytest.mark.parametrize("sender", ["77222", NUMBER, "RIVERBEND", "+77"], ids=["short code", "us", "a name", "odd"])
def test_a_machine_gets_no_answer_but_is_kept(line: Line, sender: str) -> None:
    assert line.hears("hi", sender=sender) == []
    assert [row.by_machine for row in line.rows(inbound)] == [True]


def test_what_no_xml_can_hold_is_not_in_the_answer(line: Line) -> None:
    line.learn_places()
    body = "I have a question \x00\x08\ufffe<b>&amp; of a \u202epothole\u200b \U0001f468\u200d\U0001f469"
    answer = line.post(line.form(body, MediaUrl0="\x00", FromCity="\x00\ud7ff"))
    assert answer.status_code == 200
    assert messages(answer.text)
    (row,) = line.rows(inbound)
    assert row.body == "I have a question <b>&amp; of a \u202epothole\u200b \U0001f468\u200d\U0001f469"
    assert RESIDENT not in str(row.form)
