"""`textbot reply`: answer a resident from a terminal or a script."""

import time

import click

from textbot.actions.conversations.reply_as_staff import reply_as_staff
from textbot.cli.installation import installation
from textbot.cli.member import acting_member
from textbot.runtime import Runtime
from textbot.store import outbound
from textbot.web.inbox.words import FAILED, delivery_words

PATIENCE = 10.0
LOOKED_EVERY = 0.2
HANDED_OVER = ("sent", "delivered")


@click.command()
@click.argument("conversation_id", metavar="ID", type=int)
@click.argument("text")
@click.option("--as", "email", metavar="EMAIL", help="The member of staff who writes; the first admin when left out.")
def reply(conversation_id: int, text: str, email: str | None) -> None:
    """Text the resident of conversation ID, and say within ten seconds whether it was handed over."""
    with installation() as runtime:
        outcome = reply_as_staff(runtime, conversation_id, acting_member(runtime, email), text)
        if not outcome.done or outcome.outbound_id is None:
            raise click.ClickException(outcome.english)
        state, error = _wait(runtime, outcome.outbound_id)
    words = delivery_words(state, error)
    if state in FAILED:
        raise click.ClickException(f"Not handed over: {words}")
    click.echo(f"Handed over: {words}." if state in HANDED_OVER else f"Stored, not handed over yet: {words}.")


def _wait(runtime: Runtime, outbound_id: int) -> tuple[str, str]:
    """The text's state once a worker had it, or after ten seconds."""
    until = time.monotonic() + PATIENCE
    while True:
        with runtime.database.read() as conn:
            row = outbound.by_id(conn, outbound_id)
        assert row is not None
        if row.state not in ("queued", "sending") or time.monotonic() > until:
            return row.state, row.error
        time.sleep(LOOKED_EVERY)
