"""No text leaves outside the hours of where it goes to, whatever clocks do, and each one's hour comes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textbot.core.notice import send_at
from textbot.core.notices.hours import LAW, NEVER, Window, closing, first_moment, narrowed

PHOENIX, NEW_YORK, HONOLULU = "America/Phoenix", "America/New_York", "Pacific/Honolulu"
ZONES = (PHOENIX, "America/Denver", NEW_YORK, "America/Los_Angeles", HONOLULU)
# The nights around which clocks go forward and back in this country.
NIGHTS = (datetime(2027, 3, 14, 9, tzinfo=UTC), datetime(2026, 11, 1, 9, tzinfo=UTC))

near_a_night = st.builds(
    lambda night, minutes, seconds: night + timedelta(minutes=minutes, seconds=seconds),
    st.sampled_from(NIGHTS),
    st.integers(-2880, 2880),
    st.integers(0, 59),
)
some_zones = st.lists(st.sampled_from(ZONES), min_size=1, max_size=5, unique=True).map(tuple)
# Any hours that begin before they end.
windows = st.tuples(st.times(), st.times()).filter(lambda each: each[0] < each[1])
no_sundays = st.sampled_from([None, lambda day: day.weekday() == 6])


def shown(at: datetime, zone: str) -> time:
    return at.astimezone(ZoneInfo(zone)).time()


@given(near_a_night, some_zones, st.none() | windows, no_sundays)
def test_a_notice_arrives_by_day_in_every_zone_or_never(now, zones, window, skips) -> None:  # type: ignore[no-untyped-def]
    at = send_at("notice", now, PHOENIX, zones=zones, window=window, skip_days=skips)
    if at == NEVER:
        return
    assert at >= now
    assert all(LAW[0] <= shown(at, zone) < LAW[1] for zone in zones)
    opens, closes = window or LAW
    assert opens <= shown(at, zones[0]) < closes
    assert not (skips and at.astimezone(ZoneInfo(zones[0])).weekday() == 6)


@given(near_a_night, some_zones)
def test_its_hour_comes_within_a_day_and_an_hour(now: datetime, zones: tuple[str, ...]) -> None:
    assert send_at("follow-up", now, PHOENIX, zones=zones) - now <= timedelta(hours=25)


@given(near_a_night, some_zones, st.none() | windows)
def test_nothing_waits_longer_than_it_must(now: datetime, zones: tuple[str, ...], window: Window | None) -> None:
    """The moment before the one that was chosen lies outside some hours, unless it had passed."""
    at = first_moment(now, zones, window, None)
    before = at - timedelta(microseconds=1)
    if at in (now, NEVER) or before < now:
        return
    opens, closes = (max((window or LAW)[0], LAW[0]), min((window or LAW)[1], LAW[1]))
    open_everywhere = all(LAW[0] <= shown(before, zone) < LAW[1] for zone in zones)
    assert not (open_everywhere and opens <= shown(before, zones[0]) < closes)


@given(near_a_night, some_zones, st.integers(-3 * 3600, 3 * 3600))
def test_a_clock_that_is_set_changes_when_and_not_by_which_hours(
    now: datetime, zones: tuple[str, ...], step: int
) -> None:
    """What may go at a moment may go at that moment, whatever the clock said before."""
    planned = send_at("notice", now, PHOENIX, zones=zones)
    then = max(planned, now + timedelta(seconds=step))
    again = send_at("notice", then, PHOENIX, zones=zones)
    assert again >= then
    assert all(LAW[0] <= shown(again, zone) < LAW[1] for zone in zones)


@pytest.mark.parametrize("night", NIGHTS, ids=["forward", "back"])
@pytest.mark.parametrize("zone", ZONES)
def test_every_five_minutes_of_both_nights(night: datetime, zone: str) -> None:
    """Whoever looks every five minutes sends once a day, at eight by the clock on the wall."""
    sent, due = [], night - timedelta(hours=20)
    for step in range(12 * 48):
        now = night - timedelta(hours=20) + timedelta(minutes=5 * step)
        if now >= due and send_at("notice", now, zone) == now:
            sent.append(now)
            due = datetime.combine(now.astimezone(ZoneInfo(zone)).date() + timedelta(days=1), time(0), ZoneInfo(zone))
    days = [at.astimezone(ZoneInfo(zone)).date() for at in sent]
    assert len(days) == len(set(days)) >= 2
    assert all(shown(at, zone) == time(8) for at in sent[1:])


@pytest.mark.parametrize(
    ("day", "window", "comes"),
    [
        # 02:30 is left out: nothing opens before it, and what opens then is not in a window that ends at 03:00.
        (date(2027, 3, 14), (time(2, 30), time(3)), date(2027, 3, 15)),
        (date(2027, 3, 14), (time(2, 30), time(5)), date(2027, 3, 14)),
        (date(2026, 11, 1), (time(1, 30), time(2)), date(2026, 11, 1)),
    ],
    ids=["an hour that is left out", "an hour that begins in the gap", "an hour that comes twice"],
)
def test_hours_that_clocks_leave_out_or_show_twice(
    monkeypatch: pytest.MonkeyPatch, day: date, window: Window, comes: date
) -> None:
    monkeypatch.setattr("textbot.core.notices.hours.LAW", (time(0), time.max))
    at = first_moment(datetime.combine(day, time(0), ZoneInfo(NEW_YORK)).astimezone(UTC), (NEW_YORK,), window, None)
    assert at.astimezone(ZoneInfo(NEW_YORK)).date() == comes
    assert window[0] <= shown(at, NEW_YORK) < window[1]


def test_a_topic_that_keeps_holidays_waits_for_the_day_after() -> None:
    thanksgiving = date(2026, 11, 26)
    now = datetime(2026, 11, 26, 17, tzinfo=UTC)
    at = send_at("notice", now, PHOENIX, skip_days=lambda day: day == thanksgiving)
    assert at == datetime(2026, 11, 27, 15, tzinfo=UTC)
    assert send_at("warning", now, PHOENIX, skip_days=lambda day: day == thanksgiving) == now


@pytest.mark.parametrize(
    ("topic", "after", "before", "hours"),
    [
        ((time(16), time(21)), "", "", (time(16), time(21))),
        ((time(16), time(21)), "18:00", "", (time(18), time(21))),
        ((time(8), time(20)), "09:00", "12:00", (time(9), time(12))),
        ((time(16), time(21)), "", "12:00", (time(8), time(12))),
        (None, "06:00", "23:00", LAW),
    ],
    ids=["no wish", "after six", "between", "a wish that the topic's hours miss", "a wish beyond the law"],
)
def test_a_wish_narrows_the_hours_of_a_topic(topic: Window | None, after: str, before: str, hours: Window) -> None:
    assert narrowed(topic, after, before) == hours


def test_a_wish_for_the_night_is_for_no_hour() -> None:
    window = narrowed(None, "22:00", "")
    assert send_at("notice", NIGHTS[0], PHOENIX, window=window) == NEVER


def test_hours_that_no_two_zones_share_never_come() -> None:
    evening = (time(20), time(21))
    assert send_at("notice", NIGHTS[0], PHOENIX, zones=(HONOLULU, NEW_YORK), window=evening) == NEVER


def test_hours_close_where_the_day_ends_first() -> None:
    now = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)  # 7:30 PM in Phoenix, 9:30 PM in New York
    assert closing(now, (PHOENIX,), None) == now + timedelta(minutes=90)
