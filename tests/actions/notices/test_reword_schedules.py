"""A schedule whose approved words do not pass the gates any more stops for nobody silently: staff are told before."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, update

from tests.actions.notices.test_schedules import EVE, NEXT, PATTERN, TRASH, approved, made, running, runs
from tests.rig.office import Office
from textbot.actions.notices.look_over import facts
from textbot.actions.notices.reword_schedules import PHRASE, to_reword
from textbot.actions.notices.run_schedules import run_schedules
from textbot.actions.notices.write_schedule import edit_schedule, find_schedule
from textbot.config import HOME
from textbot.content.notice_file import read_notice
from textbot.content.schedule_file import read_schedule
from textbot.core.notices.gates import closed, gates
from textbot.store import notices, outbound, schedules, staff

OLD = {"en": "Riverbend: bus STOP moved, bins out {{ day }}.", "es": PATTERN.texts["es"]}


def told(desk: Office) -> list[str]:
    """What staff were texted of it."""
    table = outbound.outbound
    with desk.rt.database.read() as conn:
        return list(conn.execute(select(table.c.body).where(table.c.made_by == PHRASE)).scalars())


def outdated(desk: Office) -> int:
    """A schedule that was approved when any STOP would do."""
    schedule_id = running(desk)
    with desk.rt.database.write() as conn:
        staff.change(conn, desk.member.id, phone="+16025550180")
        conn.execute(update(notices.notices).values(texts=OLD))
    return schedule_id


def test_staff_are_told_once_a_day_before_and_the_page_says_what_is_missing(desk: Office) -> None:
    schedule_id = outdated(desk)
    desk.clock.at = EVE - timedelta(hours=20)
    for _ in range(2):
        run_schedules(desk.rt)
        desk.clock.pass_by(timedelta(minutes=1))
    (body,) = told(desk)
    assert "Trash day" in body and f"/notices/schedules/{schedule_id}" in body and len(body) <= 300
    found = find_schedule(desk.rt, desk.member, schedule_id)
    assert found is not None
    assert [gate.key for gate in to_reword(desk.rt, found.pattern)] == ["opt_out"]
    desk.clock.at = EVE
    run_schedules(desk.rt)
    assert made(desk) == [] and runs(desk, schedule_id) == [("2026-11-27 zone 4", "blocked")]
    assert len(told(desk)) == 1


def test_what_was_reworded_and_approved_in_time_goes_out(desk: Office) -> None:
    schedule_id = outdated(desk)
    desk.clock.at = EVE - timedelta(hours=20)
    run_schedules(desk.rt)
    with desk.rt.database.read() as conn:
        version = schedules.everything(conn)[0].version
    changed = edit_schedule(desk.rt, desk.member, schedule_id, version, TRASH, replace(PATTERN, title="Bins"))
    assert changed.done, changed.english
    found = find_schedule(desk.rt, desk.member, schedule_id)
    assert found is not None
    approved(desk, found.pattern.id)
    desk.clock.at = EVE
    assert run_schedules(desk.rt) == 1
    assert runs(desk, schedule_id) == [("2026-11-27 zone 4", "sent")]


def test_nobody_is_told_of_one_that_passes(desk: Office) -> None:
    running(desk)
    desk.clock.at = NEXT - timedelta(hours=20)
    run_schedules(desk.rt)
    assert told(desk) == []


def test_the_notices_and_schedules_that_the_manual_shows_pass_the_gates(desk: Office) -> None:
    folder, zone = HOME / "docs" / "notices", desk.rt.playbook.city.zone
    drafts = {path.name: read_notice(path.name, path.read_bytes(), zone) for path in folder.glob("*.yaml")}
    for path in (folder / "schedules").glob("*.yaml"):
        drafts[path.name] = read_schedule(path.name, path.read_bytes(), zone).draft
    known = replace(facts(desk.rt, None, None, True), guests=1)
    shut = {name: [each.english for each in closed(gates(draft, known))] for name, draft in drafts.items()}
    assert len(drafts) >= 3 and not any(shut.values()), shut
