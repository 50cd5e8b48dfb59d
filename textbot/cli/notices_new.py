"""`textbot notices new`, `edit` and `correct`: notices from files."""

import hashlib
from dataclasses import replace
from pathlib import Path

import click

from textbot.actions.notices.correct_notice import correct_notice
from textbot.actions.notices.edit_notice import edit_notice
from textbot.actions.notices.look_over import look_over
from textbot.actions.notices.write_notice import write_notice
from textbot.actions.outcome import Outcome
from textbot.cli.installation import installation
from textbot.cli.member import acting_member
from textbot.cli.notice_words import AS, AS_JSON, ID, gate_data, gate_lines, tell
from textbot.cli.the_notice import the_notice
from textbot.content.notice_file import read_notice
from textbot.content.problems import ContentErrors
from textbot.core.notices.draft import Draft
from textbot.runtime import Runtime

FILE = click.option(
    "--file", "path", required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False), help="NOTICE.yaml."
)


@click.command()
@FILE
@click.option("--key", default="", help="The same key makes one notice only; the file's own contents when left out.")
@AS
@AS_JSON
def new(path: Path, key: str, email: str | None, as_json: bool) -> None:
    """Keep a notice as a draft, once however often the same file comes, and say what it still needs."""
    with installation() as runtime:
        draft = _read(runtime, path)
        key = key or f"file:{hashlib.sha256(path.read_bytes()).hexdigest()[:40]}"
        _told(runtime, write_notice(runtime, acting_member(runtime, email), key, draft), as_json)


@click.command()
@ID
@FILE
@AS
@AS_JSON
def edit(notice_id: int, path: Path, email: str | None, as_json: bool) -> None:
    """Give a notice that was not sent yet the contents of a file. Tests and approvals before are void."""
    with installation() as runtime:
        row = the_notice(runtime, notice_id, as_json)
        draft = replace(_read(runtime, path), corrects_id=row.corrects_id, schedule_id=row.schedule_id)
        _told(runtime, edit_notice(runtime, acting_member(runtime, email), row.id, row.version, draft), as_json)


@click.command()
@ID
@click.option("--text", "texts", multiple=True, required=True, metavar="LANGUAGE=TEXT", help="en=...; one a language.")
@click.option("--key", default="", help="The same key makes one notice only.")
@AS
@AS_JSON
def correct(notice_id: int, texts: tuple[str, ...], key: str, email: str | None, as_json: bool) -> None:
    """Write a correction, as a draft, to exactly those who got notice ID or may have got it."""
    said = dict(_language(each) for each in texts)
    with installation() as runtime:
        _told(runtime, correct_notice(runtime, acting_member(runtime, email), notice_id, said, key), as_json)


def _read(runtime: Runtime, path: Path) -> Draft:
    try:
        return read_notice(str(path), path.read_bytes(), runtime.playbook.city.zone)
    except ContentErrors as wrong:
        raise click.UsageError(f"Mend the file first:\n{wrong}") from None


def _language(said: str) -> tuple[str, str]:
    language, equals, text = said.partition("=")
    if not equals or not text.strip():
        raise click.UsageError('write --text LANGUAGE=TEXT, such as --text "en=Riverbend: ..."')
    return language.strip(), text


def _told(runtime: Runtime, outcome: Outcome, as_json: bool) -> None:
    """What came of it, and what the notice still needs."""
    if not outcome.done:
        tell(outcome, as_json, None, **{name: value for name, value in outcome.values.items() if name == "id"})
        return
    row = the_notice(runtime, int(str(outcome.values["id"])), as_json)
    look = look_over(runtime, row)
    recipients = look.estimate.recipients if look.estimate else None
    if as_json:
        tell(outcome, as_json, row, version=row.version, recipients=recipients, gates=gate_data(look))
        return
    tell(outcome, as_json)
    if recipients is not None:
        click.echo(f"{recipients:,} people would get it.")
    for line in ("Still to do:", *gate_lines(look)) if look.closed else ():
        click.echo(line)
