"""`textbot chat`: talk to the running bot as a made-up phone, through the Twilio double."""

import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import click

from textbot.cli.dialogue import Turn, golden
from textbot.config import ConfigError, load_settings
from textbot.local.conversation import Conversation
from textbot.local.double.client import DoubleClient, DoubleError

NOT_RUNNING = "Start textbot first: make run"
REAL_ACCOUNT = "textbot chat works in demo mode only. This bot has a real number: text it from a phone."
LINES = range(121, 199)
UNHEARD = "(The bot did not take that text. Its log is in {log}.)"


@click.command()
@click.option("--from", "phone", metavar="NUMBER", help="The phone to text from, like +16025550123.")
@click.option("--fresh", is_flag=True, help="Take a phone nobody has texted from yet, not the last one.")
@click.option("--patience", default=2.0, show_default=True, help="Seconds to wait when no reply comes at once.")
@click.option("--record", is_flag=True, help="Write what was said as a golden dialogue to standard output.")
@click.option("--name", default="a recorded dialogue", help="The golden dialogue's name.")
@click.option("--language", default="en", help="The golden dialogue's language.")
def chat(phone: str | None, fresh: bool, patience: float, record: bool, name: str, language: str) -> None:
    """Talk to the bot in this terminal: a line in, replies out.

    Reads standard input when piped: each line is one text. Only in demo mode, while `make run` runs.
    """
    try:
        data = load_settings().textbot_data
        client = running_double(data)
        phone = phone or _own_phone(client, data, fresh)
        talk = Conversation(client, phone, patience)
        turns = _talk(talk, data, quiet=record)
    except (ConfigError, DoubleError) as error:
        raise click.ClickException(str(error)) from error
    if record:
        click.echo(golden(name, language, phone, turns), nl=False)
    sys.exit(0 if all(turn.heard for turn in turns) else 1)


def running_double(data: Path) -> DoubleClient:
    """The double of the bot that runs in `data`; ClickException when none does."""
    try:
        url = json.loads((data / "run.json").read_text())["double_url"]
    except (OSError, ValueError, KeyError) as error:
        raise click.ClickException(NOT_RUNNING) from error
    if not url:
        raise click.ClickException(REAL_ACCOUNT)
    client = DoubleClient(url)
    try:
        client.ready()
    except DoubleError as error:
        raise click.ClickException(NOT_RUNNING) from error
    return client


def _own_phone(client: DoubleClient, data: Path, fresh: bool) -> str:
    """The phone of the last chat here, else one nobody has texted from; it is remembered."""
    memory = data / "chat.txt"
    if not fresh and memory.exists():
        return memory.read_text().strip()
    taken = set(client.phones())
    numbers = [f"+1602555{line:04}" for line in LINES]
    found = next((number for number in numbers if number not in taken), numbers[-1])
    memory.write_text(found + "\n")
    return found


def _talk(talk: Conversation, data: Path, quiet: bool) -> list[Turn]:
    """Text line after line and show the replies; on standard error when `quiet`."""
    at_terminal = sys.stdin.isatty()
    if at_terminal:
        click.echo(f"You are {talk.phone}. Ctrl-D ends.", err=True)
        threading.Thread(target=_show_news, args=(talk, quiet), daemon=True).start()
    turns = []
    for line in _lines(at_terminal):
        heard, replies = talk.say(line)
        turns.append(Turn(line, tuple(replies), heard))
        if not heard:
            click.echo(UNHEARD.format(log=data / "log"), err=True)
        for reply in replies:
            click.echo(f"{reply}\n", err=quiet)
    return turns


def _show_news(talk: Conversation, quiet: bool) -> None:
    """Show what the city texts by itself while the visitor thinks."""
    for reply in talk.news():
        click.echo(f"\r{reply}\n\n> ", nl=False, err=quiet)


def _lines(at_terminal: bool) -> Iterator[str]:
    while True:
        try:
            line = click.prompt("", prompt_suffix="> ", default="", show_default=False) if at_terminal else input()
        except (EOFError, KeyboardInterrupt, click.Abort):
            return
        if line.strip():
            yield line.rstrip("\n")
