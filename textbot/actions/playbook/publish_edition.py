"""Publish an edition while the bot runs."""

from textbot.actions.playbook.prepare import refuse_the_demo_city
from textbot.actions.playbook.publish import Edition, publish
from textbot.runtime import Runtime
from textbot.store import playbooks


def publish_edition(rt: Runtime, edition: Edition) -> dict[str, bytes]:
    """Make it the one in use; the files of the one before. Raises ContentErrors for the demo city behind a real
    account."""
    if not rt.settings.demo and not rt.settings.textbot_demo:
        refuse_the_demo_city(edition)
    before = files_in_use(rt)
    publish(rt.database, edition, rt.now())
    return before


def files_in_use(rt: Runtime) -> dict[str, bytes]:
    """The files of the version in use; none before the first."""
    with rt.database.read() as conn:
        version = playbooks.current(conn)
        return playbooks.files_of(conn, version) if version else {}
