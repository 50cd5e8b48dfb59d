"""Which number a resident hears, and how long a notice takes."""

from collections import Counter

import pytest

from textbot.config import ConfigError, load_settings
from textbot.core.notices.senders import Sender, Senders

ONE = Sender("+16025550100", 10)
TWO = Sender("+16025550101", 30, 1000)
BOTH = Senders((ONE, TWO))


def test_a_contact_hears_the_number_they_texted_last():
    assert all(BOTH.of(each, "+16025550101") == TWO for each in range(50))


def test_others_always_hear_the_same_number_and_each_number_has_its_share():
    shares = Counter(BOTH.of(each).name for each in range(1, 4001))
    assert shares["+16025550100"] == pytest.approx(1000, rel=0.05)
    assert all(BOTH.of(each) == BOTH.of(each, "+19995550000") for each in range(100))


def test_time_and_days_are_those_of_all_numbers_together():
    assert BOTH.minutes(2400) == 1
    assert BOTH.days(1_000_000) == 1, "one of them has no limit"
    assert Senders((TWO,)).days(1801) == 3, "a tenth of the day is kept for replies"


def test_settings_name_the_own_number_first_and_further_ones_after():
    settings = load_settings({"TEXTBOT_SENDER_RATE": "3.75", "TEXTBOT_SENDERS": "+16025550177=10/500, MG12=100"})
    own, second, service = settings.senders.all
    assert (own.rate, own.daily) == (3.75, 0)
    assert (second, service) == (Sender("+16025550177", 10, 500), Sender("MG12", 100))
    assert settings.numbers == (own.name, "+16025550177"), "residents text numbers, not services"


@pytest.mark.parametrize("value", ["+16025550101", "+16025550101=0", "x=3", "+16025550101=3,+16025550101=4"])
def test_a_list_of_senders_that_cannot_be_read_is_refused_by_name(value):
    with pytest.raises(ConfigError, match="TEXTBOT_SENDERS"):
        load_settings({"TEXTBOT_SENDERS": value})
