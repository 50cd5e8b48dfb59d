"""Publish an edition while the bot runs."""

from textbot.actions.prepare import refuse_the_demo_city
from textbot.actions.publish import Edition, publish
from textbot.runtime import Runtime
from textbot.store import playbooks


def publish_edition(rt: Runtime, edition: Edition) -> dict[str, bytes]:
    """Make it the one in use; the files of the one before. Raises ContentErrors for the demo city behind a real
    account."""
    if not rt.settings.demo and not rt.settings.textbot_demo:
        refuse_the_demo_city(edition)
    with rt.database.read() as conn:
        version = playbooks.current(conn)
        before = playbooks.files_of(conn, version) if version else {}
    publish(rt.database, edition, rt.now())
    return before
