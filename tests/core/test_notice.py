"""One table says what may be sent to whom, and when."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from textbot.core.notice import KINDS, SURVEY_REST, is_stale, may_survey, may_text, send_at

CITY = "America/New_York"
ZONE = ZoneInfo(CITY)
NIGHT = datetime(2026, 11, 22, 23, 30, tzinfo=ZONE)


def at(hour: int, minute: int = 0, day: int = 22) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "goes"),
    [
        (at(7, 59), at(8)), (at(8), at(8)), (at(20, 59), at(20, 59)), (at(21), at(8, day=23)),
        (at(23, 30), at(8, day=23)), (at(0), at(8)),
    ],
    ids=["before eight", "at eight", "before nine", "at nine", "at night", "at midnight"],
)  # fmt: skip
def test_what_nobody_asked_for_waits_for_the_morning(now: datetime, goes: datetime) -> None:
    assert send_at("follow-up", now, CITY) == goes
    assert send_at("notice", now, CITY) == goes
    assert [send_at(kind, now, CITY) for kind in ("reply", "staff", "emergency", "warning")] == [now] * 4


def test_the_morning_is_the_citys_also_where_clocks_change() -> None:
    evening = datetime(2027, 3, 13, 22, 0, tzinfo=ZONE)  # clocks go forward at night
    morning = send_at("follow-up", evening, CITY)
    assert (morning.hour, morning.day, morning.utcoffset()) == (8, 14, timedelta(hours=-4))


def test_a_follow_up_is_not_sent_days_late_and_an_answer_is() -> None:
    assert not is_stale("follow-up", NIGHT, NIGHT + timedelta(hours=23))
    assert is_stale("follow-up", NIGHT, NIGHT + timedelta(hours=25))
    assert not is_stale("reply", NIGHT, NIGHT + timedelta(days=9))


@pytest.mark.parametrize("kind", KINDS)
def test_an_opted_out_phone_gets_danger_and_nothing_else(kind: str) -> None:
    assert may_text(kind, "ours", "answers.pool.say") is (kind == "emergency")
    assert may_text(kind, "", "answers.pool.say")


def test_one_survey_in_thirty_days() -> None:
    assert may_survey(None, NIGHT)
    assert not may_survey(NIGHT - SURVEY_REST, NIGHT)
    assert may_survey(NIGHT - SURVEY_REST - timedelta(seconds=1), NIGHT)
