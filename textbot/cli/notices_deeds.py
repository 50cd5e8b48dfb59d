"""`textbot notices test`, `submit`, `send`, `pause`, `resume` and `cancel`."""

import sys
from collections.abc import Callable

import click

from textbot.actions.notices.cancel_notice import cancel_notice
from textbot.actions.notices.look_over import look_over
from textbot.actions.notices.pause_notice import pause_notice
from textbot.actions.notices.resume_notice import resume_notice
from textbot.actions.notices.send_notice import send_notice
from textbot.actions.notices.send_test import send_test
from textbot.actions.notices.submit_notice import submit_notice
from textbot.actions.outcome import Outcome
from textbot.cli.installation import installation
from textbot.cli.member import acting_member
from textbot.cli.notice_words import AS, AS_JSON, ID, tell
from textbot.cli.the_notice import the_notice
from textbot.runtime import Runtime
from textbot.store.staff import StaffRow

YES = click.option("--yes", is_flag=True, help="Without asking.")


@click.command()
@ID
@AS
@AS_JSON
def test(notice_id: int, email: str | None, as_json: bool) -> None:
    """Text notice ID to your own phone, in each of its languages."""
    _do(send_test, notice_id, email, as_json)


@click.command()
@ID
@AS
@AS_JSON
def submit(notice_id: int, email: str | None, as_json: bool) -> None:
    """Hand notice ID in. A small one is approved with it; for others a second person is told."""
    _do(submit_notice, notice_id, email, as_json)


@click.command()
@ID
@YES
@AS
@AS_JSON
def send(notice_id: int, yes: bool, email: str | None, as_json: bool) -> None:
    """Send notice ID, which was approved: at once, or at its time when it has one."""
    if sys.stdin.isatty() and not yes:
        with installation() as runtime:
            row = the_notice(runtime, notice_id, as_json)
            recipients = look_over(runtime, row).recipients
        click.confirm(f"This texts {recipients:,} people. Send it?", abort=True, err=True)
    _do(send_notice, notice_id, email, as_json)


@click.command()
@ID
@AS
@AS_JSON
def pause(notice_id: int, email: str | None, as_json: bool) -> None:
    """Send no more of notice ID until it is resumed."""
    _do(pause_notice, notice_id, email, as_json)


@click.command()
@ID
@AS
@AS_JSON
def resume(notice_id: int, email: str | None, as_json: bool) -> None:
    """Let notice ID go on, which was paused or stopped by itself."""
    _do(resume_notice, notice_id, email, as_json)


@click.command()
@ID
@AS
@AS_JSON
def cancel(notice_id: int, email: str | None, as_json: bool) -> None:
    """End notice ID for good: nobody who waits for it gets it."""
    _do(cancel_notice, notice_id, email, as_json)


def _do(act: Callable[[Runtime, StaffRow, int], Outcome], notice_id: int, email: str | None, as_json: bool) -> None:
    """Do it as that member, and tell what came of it."""
    with installation() as runtime:
        row = the_notice(runtime, notice_id, as_json)
        outcome = act(runtime, acting_member(runtime, email), row.id)
        tell(outcome, as_json, the_notice(runtime, notice_id, as_json))
