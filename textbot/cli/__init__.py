"""The textbot command: a table of subcommands, each in a file of its own and loaded only when it is called."""

import importlib.util
import logging
from typing import NamedTuple

import click

from textbot.cli.later import load


class Row(NamedTuple):
    """Where a subcommand is (`module:attribute`, a click command), and what it does."""

    target: str
    help: str


COMMANDS = {
    "run": Row("textbot.cli.run:run", "Start the whole bot on this machine; Ctrl-C ends it."),
    "clock": Row("textbot.cli.clock:clock", "Do what is due: sweep what stayed behind, send what is timed."),
    "chat": Row("textbot.cli.chat:chat", "Talk to the bot in this terminal."),
    "check": Row("textbot.cli.check:check", "Proof-read a playbook."),
    "messages": Row("textbot.cli.messages:messages", "Bring the playbook's translations up to date."),
    "match": Row("textbot.cli.match:match", "Say what the bot makes of texts on standard input, as JSON lines."),
    "inbox": Row("textbot.cli.inbox:inbox", "List the Action Center's conversations."),
    "reply": Row("textbot.cli.reply:reply", "Answer a conversation as a member of staff."),
    "notices": Row("textbot.cli.notices:notices", "Write, approve, send and watch notices."),
    "storm": Row("textbot.cli.storm:storm", "Turn storm mode on or off, and end its incidents."),
    "staff": Row("textbot.cli.staff:staff", "Add, list and change members of staff."),
    "flows": Row("textbot.cli.flows:flows", "List, begin and rehearse the reports the bot takes."),
    "publish": Row("textbot.cli.publish:publish", "Publish the city's folder to the textbot that runs."),
    "answers": Row("textbot.cli.answers:answers", "List and edit the answers the bot gives."),
    "places": Row("textbot.cli.places:places", "Load and look up streets, crossings and landmarks."),
    "open311": Row("textbot.cli.open311:open311", "Say which programs may file requests over Open311."),
    "open-data": Row("textbot.cli.open_data:open_data", "Print the public facts of all requests as CSV."),
    "connectors": Row("textbot.cli.connectors:connectors", "List the city's own systems, and try one."),
    "requests": Row("textbot.cli.requests:requests", "Count and move requests; see to texts that are held."),
    "gaps": Row("textbot.cli.gaps:gaps", "List what residents asked and the bot did not know."),
    "audit": Row("textbot.cli.audit:audit", "Show who did what, and when."),
    "migrate": Row("textbot.cli.migrate:migrate", "Bring the database to this version's schema."),
    "doctor": Row("textbot.cli.doctor:doctor", "Look for what is wrong with this installation."),
    "new-city": Row("textbot.cli.new_city:new_city", "Begin a playbook for a city."),
}


class Commands(click.Group):
    """Loads a subcommand's module when it is called. A command whose module is not there does not exist."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the table's order."""
        return [name for name, row in COMMANDS.items() if importlib.util.find_spec(row.target.split(":")[0])]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The click command, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        return load(COMMANDS[cmd_name].target)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table, without loading any of it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].help) for name in self.list_commands(ctx)])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="textbot")
def main() -> None:
    """A text-messaging service for a city."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
