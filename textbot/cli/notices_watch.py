"""`textbot notices watch`, `report` and `resend-unknown`: how far a notice is, and what became of it."""

import json
import sys
import time

import click

from textbot.cli.installation import installation
from textbot.cli.notice_words import (
    AS_JSON,
    ID,
    REFUSED,
    clock,
    notice_data,
    progress_data,
    progress_line,
)
from textbot.cli.the_notice import the_notice
from textbot.core.notices.state import CANCELLED, DONE, HALTED
from textbot.runtime import Runtime
from textbot.store import recipients, staff
from textbot.store.notices import NoticeRow
from textbot.store.recipients import Progress

LOOKED_EVERY = 1.0
# Delivery reports come after the last text went out.
SETTLED_AFTER = 15.0
ENDS = (DONE, CANCELLED, HALTED)


@click.command()
@ID
@AS_JSON
def watch(notice_id: int, as_json: bool) -> None:
    """Tell how far notice ID is, whenever that changes, until it is done. With --json a line each. Ends with 1 when it
    was cancelled, or stopped by itself. Ctrl-C ends the watching alone."""
    with installation() as runtime:
        row = _watched(runtime, notice_id, as_json)
    if row.state != DONE:
        raise SystemExit(REFUSED)


@click.command()
@ID
@AS_JSON
def report(notice_id: int, as_json: bool) -> None:
    """Tell what became of notice ID, to keep: what was said, by whom, to how many, when, and how it ended."""
    with installation() as runtime:
        row = the_notice(runtime, notice_id, as_json)
        found, names = _progress(runtime, notice_id), _names(runtime)
        zone = runtime.timezone
    if as_json:
        people = {"author": names.get(row.author_id), "approver": names.get(row.approved_by or 0)}
        click.echo(
            json.dumps({**notice_data(row), **people, "progress": progress_data(found)}, ensure_ascii=False, indent=2)
        )
        return
    for line in _report_lines(row, found, names, zone):
        click.echo(line)


def _watched(runtime: Runtime, notice_id: int, as_json: bool) -> NoticeRow:
    """Tell each change until nothing changes any more; the notice as it ended."""
    last, moving = "", sys.stdout.isatty() and not as_json
    quiet_until = 0.0
    while True:
        row, found = the_notice(runtime, notice_id, as_json), _progress(runtime, notice_id)
        line = _line(row, found, as_json)
        if line != last:
            click.echo(f"\r\033[K{line}" if moving else line, nl=not moving)
            sys.stdout.flush()
            last, quiet_until = line, time.monotonic() + SETTLED_AFTER
        settled = not (found.sending or found.sent) or time.monotonic() > quiet_until
        if row.state in ENDS and settled:
            click.echo("", nl=moving)
            return row
        time.sleep(LOOKED_EVERY)


def _line(row: NoticeRow, found: Progress, as_json: bool) -> str:
    if not as_json:
        return progress_line(row, found)
    return json.dumps({"id": row.id, "state": row.state, "why": row.why, **progress_data(found)})


def _progress(runtime: Runtime, notice_id: int) -> Progress:
    with runtime.database.read() as conn:
        return recipients.progress(conn, notice_id)


def _names(runtime: Runtime) -> dict[int, str]:
    with runtime.database.read() as conn:
        return {each.id: f"{each.name} <{each.email}>" for each in staff.everyone(conn)}


def _report_lines(row: NoticeRow, found: Progress, names: dict[int, str], zone: str) -> list[str]:
    moments = {
        "Written": row.created_at,
        "Tested": row.tested_at,
        "Handed in": row.submitted_at,
        "Approved": row.approved_at,
        "Begun": row.started_at,
        "Ended": row.finished_at,
    }
    lines = [f"Notice {row.id}: {row.title}", f"{row.class_}, {row.state}{f' ({row.why})' if row.why else ''}"]
    lines += [f"  {language}: {text}" for language, text in row.texts.items()]
    lines += [f"Author: {names.get(row.author_id, '')}"]
    lines += [f"Approver ({row.approval}): {names.get(row.approved_by, '')}"] if row.approved_by else []
    lines += [f"{name}: {clock(moment, zone)}" for name, moment in moments.items() if moment]
    lines += [progress_line(row, found)]
    lines += [f"  failed, {reason or 'no reason given'}: {number:,}" for reason, number in found.failed.items()]
    return lines + [f"  left out, {reason}: {number:,}" for reason, number in found.left_out.items()]
