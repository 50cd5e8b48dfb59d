"""`textbot flows`: the conversations that end in a report or a request."""

import click

from textbot.cli.flows_list import list_all
from textbot.cli.flows_new import new
from textbot.cli.flows_open311 import from_open311
from textbot.cli.flows_replay import replay


@click.group()
def flows() -> None:
    """List, begin and rehearse the reports the bot takes."""


for _command in (list_all, new, from_open311, replay):
    flows.add_command(_command)
