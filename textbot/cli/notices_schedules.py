"""`textbot notices schedules`: notices that come again by a rule."""

import hashlib
import json
from pathlib import Path
from typing import Any

import click

from textbot.actions.notices.list_schedules import Listed, list_schedules, see_schedule
from textbot.actions.notices.write_schedule import (
    edit_schedule,
    end_schedule,
    pause_schedule,
    resume_schedule,
    write_schedule,
)
from textbot.actions.outcome import Outcome
from textbot.cli.installation import installation
from textbot.cli.member import acting_member
from textbot.cli.notice_words import AS, AS_JSON, clock, refuse, tell
from textbot.cli.notices_new import FILE
from textbot.content.problems import ContentErrors
from textbot.content.schedule_file import ScheduleFile, read_schedule
from textbot.core.notices.schedule_said import say_rule
from textbot.runtime import Runtime

ID = click.argument("schedule_id", metavar="ID", type=click.IntRange(1, 2**31 - 1))
SHOWN = 10


@click.group()
def schedules() -> None:
    """Notices that come again: before trash day, before an event, every week or month.

    A schedule's text is a notice that is tested, handed in and approved once, like any other.
    """


@schedules.command(name="new")
@FILE
@click.option("--key", default="", help="The same key makes one schedule only; the file's contents when left out.")
@AS
@AS_JSON
def new(path: Path, key: str, email: str | None, as_json: bool) -> None:
    """Keep a schedule from a notice's file with the key `schedule`."""
    with installation() as runtime:
        found = _read(runtime, path)
        key = key or f"file:{hashlib.sha256(path.read_bytes()).hexdigest()[:40]}"
        member = acting_member(runtime, email)
        outcome = write_schedule(runtime, member, key, found.rule, found.draft)
        _told(runtime, outcome, as_json)


@schedules.command(name="edit")
@ID
@FILE
@AS
@AS_JSON
def edit(schedule_id: int, path: Path, email: str | None, as_json: bool) -> None:
    """Give a schedule the contents of a file; it must be approved again."""
    with installation() as runtime:
        found, member = _read(runtime, path), acting_member(runtime, email)
        version = _the_schedule(runtime, schedule_id, as_json).schedule.version
        _told(runtime, edit_schedule(runtime, member, schedule_id, version, found.rule, found.draft), as_json)


@schedules.command(name="list")
@AS_JSON
def list_all(as_json: bool) -> None:
    """List schedules, and when each is due next."""
    with installation() as runtime:
        rows, zone = list_schedules(runtime), runtime.timezone
    if as_json:
        click.echo(json.dumps([_plain(row) for row in rows], ensure_ascii=False, indent=2))
        return
    if not rows:
        click.echo("There are no schedules.")
    for row in rows:
        at = clock(row.following.at, zone) if row.following else "never again"
        missed = f"  {row.unsent} missed or held back" if row.unsent else ""
        click.echo(f"{row.schedule.id:>4}  {row.stands:<8} next {at:<16}  {row.pattern.title}{missed}")


@schedules.command(name="show")
@ID
@AS_JSON
def show(schedule_id: int, as_json: bool) -> None:
    """Show a schedule: its rule, its text, when it is due next, what became of its last times."""
    with installation() as runtime:
        row, zone = _the_schedule(runtime, schedule_id, as_json), runtime.timezone
    if as_json:
        click.echo(json.dumps(_plain(row), ensure_ascii=False, indent=2))
        return
    words, values = say_rule(row.schedule.rule)
    click.echo(f"{row.pattern.title} ({row.stands}); its text is notice {row.pattern.id}, {row.pattern.state}")
    click.echo(words % values)
    if row.following:
        click.echo(f"Next: {clock(row.following.at, zone)}, {row.following.key}")
    for run in row.runs[:SHOWN]:
        notice = f"notice {run.notice_id}" if run.notice_id else run.why
        click.echo(f"  {clock(run.due_at, zone)}  {run.occurrence:<34} {run.state:<8} {notice}")


def _deed(name: str, do: Any, told: str) -> None:
    @schedules.command(name=name, help=told)
    @ID
    @AS
    @AS_JSON
    def command(schedule_id: int, email: str | None, as_json: bool) -> None:
        with installation() as runtime:
            tell(do(runtime, acting_member(runtime, email), schedule_id), as_json, schedule=schedule_id)


_deed("pause", pause_schedule, "Skip a schedule's times until it is resumed.")
_deed("resume", resume_schedule, "Let a paused schedule go on.")
_deed("end", end_schedule, "End a schedule for good.")


def _read(runtime: Runtime, path: Path) -> ScheduleFile:
    try:
        return read_schedule(str(path), path.read_bytes(), runtime.playbook.city.zone)
    except ContentErrors as wrong:
        raise click.UsageError(f"Mend the file first:\n{wrong}") from None


def _told(runtime: Runtime, outcome: Outcome, as_json: bool) -> None:
    tell(outcome, as_json, None, **{name: value for name, value in outcome.values.items() if name in ("id", "notice")})


def _the_schedule(runtime: Runtime, schedule_id: int, as_json: bool) -> Listed:
    found = see_schedule(runtime, schedule_id)
    if found is None:
        refuse("There is no such schedule.", as_json)
    return found


def _plain(row: Listed) -> dict[str, Any]:
    following = row.following
    return {
        "id": row.schedule.id, "title": row.pattern.title, "notice": row.pattern.id, "stands": row.stands,
        "notice_state": row.pattern.state, "rule": row.schedule.rule, "unsent": row.unsent,
        "next": {"at": following.at.isoformat(), "occurrence": following.key} if following else None,
        "runs": [
            {"occurrence": run.occurrence, "due_at": run.due_at.isoformat(), "state": run.state, "why": run.why,
             "notice": run.notice_id}
            for run in row.runs
        ],
    }  # fmt: skip
