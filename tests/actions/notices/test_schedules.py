"""Schedules: each time that is due becomes one notice, for whom it concerns, once, while its words are true."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.rig.neighborhood import ELM, LINCOLN, subscriber, subscribers
from tests.rig.office import Office, riverbend
from textbot.actions.notices.approve_notice import approve_notice
from textbot.actions.notices.prepare import prepare
from textbot.actions.notices.run_schedules import run_schedules
from textbot.actions.notices.send_notice import send_notice
from textbot.actions.notices.submit_notice import submit_notice
from textbot.actions.notices.write_schedule import (
    edit_schedule,
    end_schedule,
    find_schedule,
    pause_schedule,
    resume_schedule,
    write_schedule,
)
from textbot.actions.playbook.publish import publish
from textbot.core.notices.draft import Draft
from textbot.store import notices, recipients, schedules
from textbot.store.notices import NoticeRow

TOPIC = "trash-reminders"
TRASH = {"kind": "trash", "at": "18:00", "zones": ["4"]}
TEXTS = {
    "en": "Riverbend: trash pickup is {{ day }}. {{ holiday_note }}Carts out by 6 AM. STOP ends texts",
    "es": "Riverbend: la basura pasa el {{ day }}. {{ holiday_note }}Bote afuera a las 6 AM. ALTO termina los textos",
}
PATTERN = Draft("Trash day", TEXTS, {"any": [{"topic": TOPIC}]}, topic=TOPIC, validity_minutes=180)
# Wednesday before Thanksgiving 2026, noon in Arizona.
WEDNESDAY = datetime(2026, 11, 25, 19, 0, tzinfo=UTC)
EVE = datetime(2026, 11, 27, 1, 0, tzinfo=UTC)
"""Thanksgiving, 6 PM: zone 4's pickup is on Friday this week."""
NEXT = EVE + timedelta(days=6)
"""The evening before its next one, which is on a Thursday as ever."""


def made(desk: Office) -> list[NoticeRow]:
    """What went out by schedules, the oldest first."""
    with desk.rt.database.read() as conn:
        return [row for row in reversed(notices.listed(conn)) if row.key.startswith("schedule ")]


def runs(desk: Office, schedule_id: int) -> list[tuple[str, str]]:
    with desk.rt.database.read() as conn:
        return [(run.occurrence, run.state) for run in reversed(schedules.runs(conn, schedule_id))]


def running(desk: Office, rule: dict[str, object] = TRASH, pattern: Draft = PATTERN) -> int:
    """An approved schedule with a subscriber in zone 1 and one in zone 4; its id."""
    publish(desk.rt.database, riverbend(), desk.clock())
    subscriber(desk, "+16025550111", ELM, "en", TOPIC)
    subscriber(desk, "+16025550112", LINCOLN, "es", TOPIC)
    desk.clock.at = WEDNESDAY
    wrote = write_schedule(desk.rt, desk.member, "k", rule, pattern)
    assert wrote.done, wrote.english
    approved(desk, int(str(wrote.values["notice"])))
    return int(str(wrote.values["id"]))


def approved(desk: Office, notice_id: int) -> None:
    with desk.rt.database.write() as conn:
        row = notices.by_id(conn, notice_id)
        assert row is not None
        notices.tested(conn, notice_id, row.version, desk.clock())
    handed = submit_notice(desk.rt, desk.member, notice_id)
    assert handed.done, handed.english


def test_the_evening_before_a_slid_trash_day_its_zone_hears_of_it(desk: Office) -> None:
    schedule_id = running(desk)
    desk.clock.at = EVE
    assert run_schedules(desk.rt) == 1
    (notice,) = made(desk)
    assert notice.audience == {"any": [{"topic": TOPIC}], "all": [{"zone": ["4"]}]}
    assert notice.texts["en"].startswith("Riverbend: trash pickup is Friday, November 27. (One day late: Thanksgiving")
    assert (notice.state, notice.approval, notice.validity_minutes) == ("preparing", "schedule", 180)
    assert prepare(desk.rt, notice.id) == 1
    with desk.rt.database.read() as conn:
        (body,) = conn.execute(recipients.recipients.select()).mappings()
    assert "viernes 27 de noviembre. (Un día después: Día de Acción de Gracias.) Bote" in body["body"]
    assert runs(desk, schedule_id) == [("2026-11-27 zone 4", "sent")]


def test_run_again_twice_or_after_a_crash_it_is_one_notice(desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    schedule_id = running(desk)
    desk.clock.at = EVE
    with monkeypatch.context() as broken:
        # Killed between the notice and the record that it was made.
        broken.setattr(schedules, "write_run", lambda *_: (_ for _ in ()).throw(OSError("killed")))
        with pytest.raises(OSError, match="killed"):
            run_schedules(desk.rt)
    assert [row.state for row in made(desk)] == ["preparing"]
    desk.clock.pass_by(timedelta(minutes=1))
    run_schedules(desk.rt)
    run_schedules(desk.rt)
    assert len(made(desk)) == 1
    assert runs(desk, schedule_id) == [("2026-11-27 zone 4", "sent")]


@pytest.mark.parametrize(
    ("back_at", "state", "minutes"),
    [(EVE + timedelta(hours=2), "late", 60), (EVE + timedelta(hours=5), "missed", 0)],
    ids=["while it is true", "in the night"],
)
def test_who_was_down_sends_late_what_is_true_and_misses_the_rest(
    here: Office, back_at: datetime, state: str, minutes: int
) -> None:
    schedule_id = running(here)
    here.clock.at = back_at
    run_schedules(here.rt)
    assert runs(here, schedule_id) == [("2026-11-27 zone 4", state)]
    assert [row.validity_minutes for row in made(here)] == ([minutes] if minutes else [])


def test_a_clock_that_was_far_ahead_for_a_moment_loses_nothing(here: Office) -> None:
    schedule_id = running(here)
    here.clock.at = EVE + timedelta(days=40)
    run_schedules(here.rt)
    assert made(here) == []
    here.clock.at = EVE + timedelta(minutes=1)
    run_schedules(here.rt)
    assert [row.texts["en"][:50] for row in made(here)] == ["Riverbend: trash pickup is Friday, November 27. (O"]
    assert ("2026-11-27 zone 4", "sent") in runs(here, schedule_id)


def test_paused_its_times_are_skipped_and_resumed_it_goes_on(here: Office) -> None:
    schedule_id = running(here)
    assert pause_schedule(here.rt, here.member, schedule_id).done
    here.clock.at = EVE
    run_schedules(here.rt)
    assert resume_schedule(here.rt, here.member, schedule_id).done
    here.clock.at = NEXT
    run_schedules(here.rt)
    assert runs(here, schedule_id) == [("2026-11-27 zone 4", "skipped"), ("2026-12-03 zone 4", "sent")]
    assert end_schedule(here.rt, here.member, schedule_id).done
    here.clock.at = NEXT + timedelta(days=7)
    assert run_schedules(here.rt) == 0


@pytest.mark.parametrize("what", ["text", "rule"])
def test_a_changed_schedule_sends_nothing_until_it_is_approved_again(here: Office, what: str) -> None:
    schedule_id = running(here)
    found = find_schedule(here.rt, here.member, schedule_id)
    texts = {**TEXTS, "en": TEXTS["en"] + "."} if what == "text" else TEXTS
    rule = TRASH if what == "text" else {**TRASH, "until": "2027-06-30"}
    version = found.schedule.version  # type: ignore[union-attr]
    changed = edit_schedule(here.rt, here.member, schedule_id, version, rule, replace(PATTERN, texts=texts))
    assert changed.done
    here.clock.at = EVE
    run_schedules(here.rt)
    assert runs(here, schedule_id) == [] == made(here)  # it was never seen approved: it owes nothing
    approved(here, found.pattern.id)  # type: ignore[union-attr]
    here.clock.at = NEXT
    run_schedules(here.rt)
    assert runs(here, schedule_id) == [("2026-12-03 zone 4", "sent")]
    again = {**TRASH, "at": "16:30"}
    assert edit_schedule(here.rt, here.member, schedule_id, version + (what == "rule"), again, PATTERN).done
    here.clock.at = NEXT + timedelta(days=7)
    run_schedules(here.rt)
    assert runs(here, schedule_id)[1:] == [("2026-12-10 zone 4", "blocked")]


def test_above_the_citys_number_a_second_person_approves_the_schedule(here: Office) -> None:
    subscribers(here, 51, LINCOLN, TOPIC)
    publish(here.rt.database, riverbend(), here.clock())
    here.clock.at = WEDNESDAY
    wrote = write_schedule(here.rt, here.member, "k", TRASH, PATTERN)
    pattern = int(str(wrote.values["notice"]))
    approved(here, pattern)
    ben = here.colleague("Ben", "operator")
    assert not approve_notice(here.rt, here.member, pattern, 1).done
    here.clock.at = EVE
    assert run_schedules(here.rt) == 0
    here.clock.at = EVE + timedelta(minutes=10)
    assert approve_notice(here.rt, ben, pattern, 1).done
    assert send_notice(here.rt, here.member, pattern).english.startswith("It goes out by itself")
    here.clock.at = NEXT
    run_schedules(here.rt)
    assert [row.audience["all"] for row in made(here)] == [[{"zone": ["4"]}]]


def test_many_more_people_than_were_approved_hold_it_back(here: Office) -> None:
    schedule_id = running(here)
    subscribers(here, 51, LINCOLN, TOPIC)
    here.clock.at = EVE
    run_schedules(here.rt)
    assert made(here) == []
    assert runs(here, schedule_id) == [("2026-11-27 zone 4", "blocked")]
    found = find_schedule(here.rt, here.member, schedule_id)
    assert found.pattern.state == "draft"  # type: ignore[union-attr]


def test_the_same_key_is_one_schedule_and_another_rule_under_it_is_refused(desk: Office) -> None:
    first = write_schedule(desk.rt, desk.member, "k", TRASH, PATTERN)
    again = write_schedule(desk.rt, desk.member, "k", TRASH, PATTERN)
    assert first.values == again.values
    other = write_schedule(desk.rt, desk.member, "k", {**TRASH, "at": "19:00"}, PATTERN)
    assert (other.done, other.conflict) == (False, True)
    wrong = write_schedule(desk.rt, desk.member, "x", {"kind": "trash", "zones": ["99"]}, PATTERN)
    assert "There is no trash zone 99" in wrong.english
