"""`textbot notices resend-unknown`: those again of whom nobody can say whether they got it."""

import click

from textbot.actions.notices.resend_unknown import resend_unknown as resend
from textbot.cli.installation import installation
from textbot.cli.member import acting_member
from textbot.cli.notice_words import AS, AS_JSON, ID, tell
from textbot.cli.the_notice import the_notice


@click.command("resend-unknown")
@ID
@AS
@AS_JSON
def resend_unknown(notice_id: int, email: str | None, as_json: bool) -> None:
    """Text those of notice ID again of whom nobody can say whether they got it. Some may get it twice."""
    with installation() as runtime:
        row = the_notice(runtime, notice_id, as_json)
        outcome = resend(runtime, acting_member(runtime, email), row.id)
        tell(outcome, as_json, the_notice(runtime, notice_id, as_json))
