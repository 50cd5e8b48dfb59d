"""An account's number and PIN are in nothing that lasts: not after success, a wrong PIN, a timeout or a crash."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import OperationalError

from tests.rig.demo_city import demo_systems
from tests.rig.line import RESIDENT, Line
from tests.rig.rehearsal import PaperChannel
from tests.rig.traces import everything
from textbot.actions.turns import receive_text as receiving
from textbot.actions.turns.ask_account import ask_account
from textbot.actions.turns.backfill import backfill
from textbot.channels.channel import Received
from textbot.connectors.http_json import HttpJson
from textbot.core.lookups.account import VerifyAccount
from textbot.core.session import Session
from textbot.store import contacts
from textbot.store.contacts import contacts as contacts_table
from textbot.store.inbound import inbound
from textbot.store.outbox import outbox

# As long as they may be, so that nothing else in the record can look like them.
ACCOUNT, PIN, WRONG = "5550123", "86429753", "97531246"
SECRETS = (ACCOUNT, PIN, WRONG)


@pytest.fixture
def billed(line: Line) -> Line:
    """The city's number, its billing system within reach."""
    return line.with_settings(textbot_double_url=demo_systems().url)


@pytest.fixture(autouse=True)
def _all_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def says(line: Line, *texts: str) -> list[str]:
    replies = []
    for text in texts:
        replies += line.hears(text)
        line.all_delivered()
    return replies


def nothing_of_it(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    told = everything(line) + caplog.text
    assert [secret for secret in SECRETS if secret in told] == []


def bodies(line: Line) -> list[str]:
    return [row.body for row in line.rows(inbound)]


def session(line: Line) -> Session:
    row = line.rows(contacts_table)[0]
    with line.rt.database.read() as conn:
        return Session.load(contacts.session_of(conn, row.id)[1])


def test_a_balance_is_told_and_neither_number_nor_pin_is_kept(billed: Line, caplog: pytest.LogCaptureFixture) -> None:
    replies = says(billed, "my water balance", ACCOUNT, PIN)
    assert "ending in 0123: balance $212.75" in replies[-1]
    assert bodies(billed) == ["my water balance", "[removed]", "[removed]"]
    nothing_of_it(billed, caplog)
    kept = session(billed).identity
    assert kept is not None
    assert (kept.last4, kept.until > 0, ACCOUNT in kept.key) == ("0123", True, False)


def test_a_second_look_needs_no_pin_for_fifteen_minutes(billed: Line) -> None:
    says(billed, "my water balance", ACCOUNT, PIN)
    billed.clock.pass_by(14 * 60)
    assert "balance $212.75" in says(billed, "water balance")[0]
    billed.clock.pass_by(2 * 60)
    assert "account number" in says(billed, "water balance")[0]


def test_another_account_wants_its_own_pin(billed: Line) -> None:
    says(billed, "my water balance", ACCOUNT, PIN)
    assert "PIN of the account ending in 4321" in says(billed, "water balance of account 7654321")[0]


def test_a_wrong_pin_leaves_nothing_behind(billed: Line, caplog: pytest.LogCaptureFixture) -> None:
    replies = says(billed, "my water balance", ACCOUNT, WRONG)
    assert "don't go together" in replies[-1]
    assert session(billed).frame is not None
    nothing_of_it(billed, caplog)


def test_three_wrong_pins_lead_to_a_person_and_a_pause(billed: Line, caplog: pytest.LogCaptureFixture) -> None:
    says(billed, "my water balance", ACCOUNT, WRONG, "13579")
    assert "can't try any more" in says(billed, "24680")[0]
    assert any(row.deed == "route_conversation" for row in billed.rows(outbox))
    billed.clock.pass_by(30 * 60)
    assert "can't try any more" in says(billed, "water balance", ACCOUNT)[-1]
    billed.clock.pass_by(31 * 60)
    assert "balance $212.75" in says(billed, "water balance", ACCOUNT, PIN)[-1]
    nothing_of_it(billed, caplog)


def test_another_phone_gets_no_more_tries_at_the_same_account(billed: Line) -> None:
    says(billed, "my water balance", ACCOUNT, WRONG, "13579", "24680")
    other = "+16025550177"
    billed.hears("my water balance", sender=other)
    assert "can't try any more" in billed.hears(ACCOUNT, sender=other)[0]


def test_the_right_pin_after_the_last_try_tells_nothing(billed: Line) -> None:
    says(billed, "my water balance", ACCOUNT, WRONG, "13579", "24680")
    assert not any("balance $" in reply for reply in says(billed, PIN, "water balance", ACCOUNT, PIN))


def test_a_number_nobody_has_sounds_like_any_other(billed: Line) -> None:
    replies = says(billed, "my water balance", "9999999", PIN)
    assert "ending in 9999" in replies[1]
    assert "don't go together" in replies[2]


def test_number_and_pin_in_the_first_text_are_enough(billed: Line, caplog: pytest.LogCaptureFixture) -> None:
    assert "balance $212.75" in says(billed, f"water balance {ACCOUNT} {PIN}")[0]
    nothing_of_it(billed, caplog)


def test_both_in_answer_to_the_first_question_are_enough(billed: Line, caplog: pytest.LogCaptureFixture) -> None:
    assert "balance $212.75" in says(billed, "my water balance", f"account {ACCOUNT} and the pin is {PIN}")[-1]
    nothing_of_it(billed, caplog)


def test_a_billing_system_that_is_away_leads_to_staff(billed: Line, caplog: pytest.LogCaptureFixture) -> None:
    says(billed, "my water balance", ACCOUNT)
    away = billed.with_settings(textbot_double_url="http://127.0.0.1:9")
    assert "can't reach that system" in says(away, PIN)[0]
    assert any(row.deed == "route_conversation" for row in away.rows(outbox))
    nothing_of_it(away, caplog)
    assert "balance $212.75" in says(billed, "water balance", ACCOUNT, PIN)[-1]  # that was no wrong try


def test_a_slow_billing_system_is_still_answered_at_once(
    billed: Line, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(billed, "my water balance", ACCOUNT)
    verify = HttpJson.verify_account
    monkeypatch.setattr(receiving, "SECONDS", 0.05)
    monkeypatch.setattr(HttpJson, "verify_account", lambda *given: (time.sleep(0.1), verify(*given))[1])
    assert "balance $212.75" in says(billed, PIN)[0]
    nothing_of_it(billed, caplog)


@pytest.mark.parametrize("breaks_at", ["think", "write_turn"])
def test_a_crash_in_the_turn_loses_the_secret_and_asks_for_it_again(
    billed: Line, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, breaks_at: str
) -> None:
    def broken(*given: object, **more: object) -> None:
        raise LookupError(f"quoting {PIN}")

    says(billed, "my water balance", ACCOUNT)
    with monkeypatch.context() as patch:
        patch.setattr(receiving, breaks_at, broken)
        assert says(billed, PIN) == []
    nothing_of_it(billed, caplog)
    assert bodies(billed)[-1] == "###"
    billed.work()
    nothing_of_it(billed, caplog)
    assert session(billed).frame is not None
    assert "balance $212.75" in says(billed, PIN)[0]


def test_a_database_that_fails_between_asking_and_writing_keeps_nothing(
    billed: Line, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*given: object, **more: object) -> None:
        raise OperationalError("statement", None, Exception("the disk is full"))

    says(billed, "my water balance", ACCOUNT)
    with monkeypatch.context() as patch:
        patch.setattr(receiving, "write_turn", away)
        assert billed.post(billed.form(PIN)).status_code == 503
    nothing_of_it(billed, caplog)
    assert "balance $212.75" in says(billed, PIN)[0]


def test_a_pin_found_late_on_the_providers_list_is_not_stored(billed: Line, caplog: pytest.LogCaptureFixture) -> None:
    says(billed, "my water balance", ACCOUNT)
    sent_at = billed.clock()

    class Listed(PaperChannel):
        def received(self, since: object) -> tuple[Received, ...]:
            return (Received("SMlate", RESIDENT, "+16025550100", PIN, sent_at, 0),)

    late = billed.with_parts(channel=Listed())
    late.clock.pass_by(60)
    assert backfill(late.rt) == 1
    nothing_of_it(late, caplog)


def test_a_pin_that_comes_after_the_answer_is_not_stored_either(billed: Line, caplog: pytest.LogCaptureFixture) -> None:
    says(billed, "my water balance", ACCOUNT, PIN, PIN, f"my pin is {PIN}", "thanks")
    nothing_of_it(billed, caplog)


def test_a_wish_for_a_person_beside_the_pin_reaches_staff_without_it(
    billed: Line, caplog: pytest.LogCaptureFixture
) -> None:
    says(billed, "my water balance", ACCOUNT, f"I want to talk to a person, {PIN} is not working")
    nothing_of_it(billed, caplog)


def test_a_street_is_still_understood_while_a_pin_is_asked_for(billed: Line) -> None:
    billed.learn_places()
    says(billed, "my water balance", ACCOUNT)
    assert "in District" in says(billed, "who is my council member at 456 Oak Ave?")[0]


def test_the_provider_forgets_the_secret_too(billed: Line) -> None:
    says(billed, "my water balance", ACCOUNT, PIN)
    wanted = [row.ref for row in billed.rows(outbox) if row.deed == "redact_text"]
    assert wanted == [row.id for row in billed.rows(inbound)[1:]]
    billed.time_passes(5)
    billed.work("slow")
    channel = billed.rt.channel
    assert isinstance(channel, PaperChannel)
    assert channel.redacted == [row.sid for row in billed.rows(inbound)[1:]]


def test_many_guesses_at_once_get_no_more_tries(billed: Line) -> None:
    """Twenty texts that think at the same moment, none of them written yet."""
    says(billed, "my water balance", ACCOUNT)
    kept = session(billed).identity
    assert kept is not None
    before = len(demo_systems().asked)
    need = VerifyAccount(kept.connector, kept.handle, kept.key, WRONG)
    with ThreadPoolExecutor(8) as pool:
        guesses = [pool.submit(ask_account, billed.rt, need, RESIDENT, f"SMguess{n}") for n in range(20)]
    states = [guess.result().state for guess in guesses]
    assert states.count("locked") >= 17
    assert len(demo_systems().asked) - before <= 3
