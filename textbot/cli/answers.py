"""`textbot answers`: the knowledge base, for those who keep it right."""

import click

from textbot.cli.answers_change import change
from textbot.cli.answers_import import import_csv
from textbot.cli.answers_labels import approve, labels, reject
from textbot.cli.answers_list import list_all
from textbot.cli.answers_new import new
from textbot.cli.answers_pack import pack
from textbot.cli.answers_recipients import recipients


@click.group()
def answers() -> None:
    """List and edit the answers the bot gives."""


for _command in (list_all, new, change, import_csv, labels, approve, reject, recipients, pack):
    answers.add_command(_command)
