"""`textbot notices`: what the city sends to many residents, from a terminal or a script, under the same gates."""

import click

from textbot.cli.later import later

COMMANDS = {
    "approve": "textbot.cli.notices_approve:approve",
    "cancel": "textbot.cli.notices_deeds:cancel",
    "correct": "textbot.cli.notices_new:correct",
    "edit": "textbot.cli.notices_new:edit",
    "estimate": "textbot.cli.notices_show:estimate",
    "list": "textbot.cli.notices_list:list_all",
    "lists": "textbot.cli.notices_lists:lists",
    "new": "textbot.cli.notices_new:new",
    "newsletter": "textbot.cli.notices_newsletter:newsletter",
    "pause": "textbot.cli.notices_deeds:pause",
    "refuse": "textbot.cli.notices_approve:refuse",
    "report": "textbot.cli.notices_watch:report",
    "resend-unknown": "textbot.cli.notices_resend:resend_unknown",
    "resume": "textbot.cli.notices_deeds:resume",
    "schedules": "textbot.cli.notices_schedules:schedules",
    "send": "textbot.cli.notices_deeds:send",
    "show": "textbot.cli.notices_show:show",
    "submit": "textbot.cli.notices_deeds:submit",
    "test": "textbot.cli.notices_deeds:test",
    "uploads": "textbot.cli.notices_uploads:uploads",
    "watch": "textbot.cli.notices_watch:watch",
}


@click.group(cls=later(COMMANDS))
def notices() -> None:
    """Write, approve, send and watch notices.

    Exit codes: 0 it was done; 1 it was refused, and the text says why; 2 what was typed, or a file, is wrong; 3
    something changed meanwhile, or the key belongs to another notice.
    """
