"""`textbot notices approve` and `refuse`: a second person decides, and types a password for it."""

import sys

import click

from textbot.actions.notices.approve_notice import approve_notice, break_glass, refuse_notice
from textbot.actions.notices.look_over import look_over
from textbot.actions.staff.prove_at_terminal import prove_at_terminal
from textbot.actions.staff.tries import TooManyTries
from textbot.cli.installation import installation
from textbot.cli.member import acting_member
from textbot.cli.notice_words import AS_JSON, ID, estimate_lines, tell
from textbot.cli.notice_words import refuse as refused
from textbot.cli.the_notice import the_notice
from textbot.core.permissions import needs_second_factor
from textbot.runtime import Runtime
from textbot.store.notices import NoticeRow
from textbot.store.staff import StaffRow

NAMED = click.option("--as", "email", metavar="EMAIL", required=True, help="Who decides; never who wrote it.")
AT_A_TERMINAL = "Approving asks for your password: run this at a terminal."
WRONG = "That does not fit. Nothing was done."


@click.command()
@ID
@NAMED
@click.option("--break-glass", "reason", default="", metavar="REASON", help="An emergency, without a second person.")
@AS_JSON
def approve(notice_id: int, email: str, reason: str, as_json: bool) -> None:
    """Approve notice ID. Shows what it says and whom it reaches, then asks for your password, and for your code when
    you have a second factor. With --break-glass one person alone approves an emergency; everybody else is told."""
    with installation() as runtime:
        member, row = acting_member(runtime, email), the_notice(runtime, notice_id, as_json)
        if not sys.stdin.isatty():
            refused(AT_A_TERMINAL, as_json)
        _show(runtime, row)
        _prove(runtime, member, as_json)
        if reason:
            outcome = break_glass(runtime, member, row.id, row.version, reason)
        else:
            outcome = approve_notice(runtime, member, row.id, row.version)
        tell(outcome, as_json, the_notice(runtime, notice_id, as_json))


@click.command()
@ID
@click.option("--why", required=True, help="What its author should mend.")
@NAMED
@AS_JSON
def refuse(notice_id: int, why: str, email: str, as_json: bool) -> None:
    """Send notice ID back to its author: it is a draft again."""
    with installation() as runtime:
        row = the_notice(runtime, notice_id, as_json)
        outcome = refuse_notice(runtime, acting_member(runtime, email), row.id, row.version, why)
        tell(outcome, as_json, the_notice(runtime, notice_id, as_json))


def _show(runtime: Runtime, row: NoticeRow) -> None:
    """What is decided about, on standard error: standard output is for scripts."""
    click.echo(f"Notice {row.id}, version {row.version}: {row.title}", err=True)
    for language, text in row.texts.items():
        click.echo(f"  {language}: {text}", err=True)
    if row.reason:
        click.echo(f"Why it is an emergency: {row.reason}", err=True)
    look = look_over(runtime, row)
    for line in estimate_lines(look.estimate) if look.estimate else ():
        click.echo(line, err=True)


def _prove(runtime: Runtime, member: StaffRow, as_json: bool) -> None:
    """Ask for what the member alone has; ends the command when it does not fit."""
    if not member.password_hash:
        refused("You sign in at your city's own page: approve in the browser.", as_json)
    if needs_second_factor(member.roles) and not (member.totp_secret or runtime.settings.demo):
        refused("Your role needs a second factor: set it up in the browser first.", as_json)
    password = click.prompt(f"Password of {member.email}", hide_input=True, err=True)
    code = click.prompt("Code", hide_input=True, err=True) if member.totp_secret else ""
    try:
        right = prove_at_terminal(runtime, member, password, code)
    except TooManyTries as error:
        refused(f"Too many wrong tries: try again in {int(error.wait.total_seconds()) + 1} seconds.", as_json)
    if not right:
        refused(WRONG, as_json)
