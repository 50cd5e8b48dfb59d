"""What a schedule approves by itself is what it wrote itself, unchanged."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from redis import Redis

from tests.rig.databases import SqliteDatabases
from tests.rig.neighborhood import ELM, LINCOLN, subscriber
from tests.rig.office import Office, office, riverbend
from textbot.actions.notices import run_schedules as run_schedules_of
from textbot.actions.notices.deed import draft_of
from textbot.actions.notices.edit_notice import edit_notice
from textbot.actions.notices.run_schedules import run_schedules
from textbot.actions.notices.submit_notice import submit_notice
from textbot.actions.notices.write_notice import write_notice
from textbot.actions.notices.write_schedule import edit_schedule, write_schedule
from textbot.actions.outcome import Outcome
from textbot.actions.playbook.publish import publish
from textbot.config import Settings
from textbot.core.notices.draft import Draft
from textbot.runtime import Runtime
from textbot.store import notices, schedules
from textbot.store.schedules import ScheduleRow

TOPIC = "trash-reminders"
TRASH = {"kind": "trash", "at": "18:00", "zones": ["4"]}
TEXTS = {
    "en": "Riverbend: trash pickup is {{ day }}. Carts out by 6 AM. STOP ends texts",
    "es": "Riverbend: la basura pasa el {{ day }}. Bote afuera a las 6 AM. ALTO termina los textos",
}
PATTERN = Draft("Trash day", TEXTS, {"any": [{"topic": TOPIC}]}, topic=TOPIC, validity_minutes=180)
WEDNESDAY = datetime(2026, 11, 25, 19, 0, tzinfo=UTC)
EVE = datetime(2026, 11, 27, 1, 0, tzinfo=UTC)
KEY = "schedule 1 2026-11-27 zone 4"


@pytest.fixture
def here(
    settings: Settings, sqlite_databases: SqliteDatabases, redis_client: Redis, tmp_path: Path
) -> Iterator[Office]:
    with sqlite_databases.fresh(tmp_path) as url, office(settings, url, redis_client) as opened:
        publish(opened.rt.database, riverbend(), opened.clock())
        subscriber(opened, "+16025550111", ELM, "en", TOPIC)
        subscriber(opened, "+16025550112", LINCOLN, "es", TOPIC)
        opened.clock.at = WEDNESDAY
        wrote = write_schedule(opened.rt, opened.member, "k", TRASH, PATTERN)
        with opened.rt.database.write() as conn:
            notices.tested(conn, int(str(wrote.values["notice"])), 1, opened.clock())
        assert submit_notice(opened.rt, opened.member, int(str(wrote.values["notice"]))).done
        yield opened


def test_a_notice_under_a_schedules_key_is_not_approved_by_it(here: Office) -> None:
    other = {"class_": "emergency", "topic": "", "reason": "Because I say so", "texts": {"en": "Any", "es": "Nada"}}
    assert write_notice(here.rt, here.member, KEY, replace(PATTERN, **other)).done  # type: ignore[arg-type]
    here.clock.at = EVE
    run_schedules(here.rt)

    with here.rt.database.read() as conn:
        mine, (run,) = notices.by_key(conn, KEY), schedules.runs(conn, 1)
    assert mine is not None and mine.state == "draft"
    assert (run.state, run.why.partition(" or ")[0]) == ("blocked", f"notice {mine.id} was written")


def test_what_a_crash_left_as_a_draft_and_somebody_changed_waits_for_approval(
    here: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.clock.at = EVE
    with monkeypatch.context() as broken:
        broken.setattr("textbot.actions.notices.run_schedules._set_off", lambda *_: (_ for _ in ()).throw(OSError))
        with pytest.raises(OSError):
            run_schedules(here.rt)
    with here.rt.database.read() as conn:
        left = notices.by_key(conn, KEY)
    assert left is not None and left.state == "draft"
    assert edit_notice(here.rt, here.member, left.id, left.version, replace(draft_of(left), texts=PATTERN.texts)).done
    run_schedules(here.rt)
    with here.rt.database.read() as conn:
        now = notices.by_id(conn, left.id)
    assert now is not None and now.state == "draft"


def test_a_new_rule_is_never_beside_an_approved_text(here: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with here.rt.database.read() as conn:
        schedule = schedules.by_id(conn, 1)
    assert schedule is not None
    monkeypatch.setattr("textbot.actions.notices.write_schedule.edit_notice", lambda *_: Outcome(False, "killed"))
    rule, draft = {**TRASH, "at": "12:30"}, replace(PATTERN, title="Another")
    edit_schedule(here.rt, here.member, 1, schedule.version, rule, draft)
    with here.rt.database.read() as conn:
        pattern = notices.by_id(conn, schedule.notice_id or 0)
    assert pattern is not None and pattern.state == "draft"


def test_a_schedule_that_breaks_holds_up_no_other(here: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    assert write_schedule(here.rt, here.member, "broken", TRASH, PATTERN).done
    run, seen = run_schedules_of._run, []

    def breaks(rt: Runtime, schedule: ScheduleRow) -> int:
        seen.append(schedule.id)
        if schedule.id == 1:
            raise KeyError("zone")
        return run(rt, schedule)

    monkeypatch.setattr(run_schedules_of, "_run", breaks)
    with pytest.raises(KeyError):
        run_schedules(here.rt)
    assert seen == [1, 2]
