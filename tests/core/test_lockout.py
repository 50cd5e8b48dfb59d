"""How long whoever guesses must wait."""

from datetime import UTC, datetime, timedelta

import pytest

from textbot.core.lockout import ACCOUNT, ADDRESS, KNOWN_BROWSER, MINUTE, PAIR, Count, Rule, taken_back, tried

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def read_of(rule: Rule, guesses: int, every: timedelta) -> int:
    """How many of so many wrong guesses, one after the other, are read at all."""
    count, read = Count(0, NOW), 0
    for number in range(guesses):
        now = NOW + every * number
        if count.waits(now) == timedelta(0):
            count, read = tried(count, rule, now), read + 1
    return read


@pytest.mark.parametrize("every", [timedelta(0), SECOND / 10, SECOND], ids=["at once", "ten a second", "one a second"])
def test_of_a_thousand_guesses_ten_at_most_are_read(every: timedelta) -> None:
    assert read_of(PAIR, 1000, every) <= 10


def test_a_botnet_is_slowed_down_to_four_tries_an_hour() -> None:
    first_day = read_of(ACCOUNT, 24 * 60, MINUTE)
    assert first_day <= 20 + 4 * 24 + 4


def test_a_patient_guesser_gets_one_try_an_hour() -> None:
    assert read_of(PAIR, 10 * 24 * 60, MINUTE) <= 5 + 7 + 10 * 24


@pytest.mark.parametrize("rule", [PAIR, ACCOUNT, ADDRESS, KNOWN_BROWSER])
def test_the_wait_grows_and_ends(rule: Rule) -> None:
    count, waits = Count(0, NOW), []
    for _ in range(rule.free + 30):
        count = tried(count, rule, NOW)
        waits.append(count.waits(NOW))
    assert waits == sorted(waits)
    assert waits[rule.free - 2] == timedelta(0)
    assert waits[-1] == rule.longest


def test_after_a_day_all_is_forgotten() -> None:
    count = Count(0, NOW)
    for _ in range(9):
        count = tried(count, PAIR, NOW)
    assert tried(count, PAIR, NOW + timedelta(days=1, seconds=1)).wrong == 1


def test_a_right_try_does_not_count() -> None:
    count = Count(0, NOW)
    for _ in range(4):
        count = tried(count, PAIR, NOW)
    assert taken_back(tried(count, PAIR, NOW), PAIR) == count
