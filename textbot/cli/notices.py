"""`textbot notices`: what the city sends to many residents, from a terminal or a script, under the same gates."""

import click

from textbot.cli.notices_approve import approve, refuse
from textbot.cli.notices_deeds import cancel, pause, resume, send, submit, test
from textbot.cli.notices_list import estimate, list_all, show
from textbot.cli.notices_lists import lists
from textbot.cli.notices_new import correct, edit, new
from textbot.cli.notices_newsletter import newsletter
from textbot.cli.notices_resend import resend_unknown
from textbot.cli.notices_schedules import schedules
from textbot.cli.notices_uploads import uploads
from textbot.cli.notices_watch import report, watch


@click.group()
def notices() -> None:
    """Write, approve, send and watch notices.

    Exit codes: 0 it was done; 1 it was refused, and the text says why; 2 what was typed, or a file, is wrong; 3
    something changed meanwhile, or the key belongs to another notice.
    """


for each in (
    new, edit, list_all, show, estimate, test, submit, approve, refuse, send, watch, pause, resume, cancel, correct,
    resend_unknown, report, schedules, newsletter, uploads, lists,
):  # fmt: skip
    notices.add_command(each)
