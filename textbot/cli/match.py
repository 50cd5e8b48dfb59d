"""`textbot match`: what the bot makes of texts, one JSON line each."""

import json
import sys

import click

from textbot.cli.city_folder import city_folder, settings_or_exit
from textbot.content.load import load_playbook
from textbot.core.explain import explain
from textbot.encoders.langid import PyLangid
from textbot.encoders.matchers import Matchers


@click.command()
def match() -> None:
    """Read texts from standard input, a line each, and say as JSON lines what each would be taken for."""
    settings = settings_or_exit()
    playbook = load_playbook(city_folder(None, settings).files(), PyLangid, Matchers(settings.textbot_models, _say))
    for line in sys.stdin:
        text = line.rstrip("\n")
        click.echo(json.dumps(explain(text, playbook), ensure_ascii=False))


def _say(news: str) -> None:
    click.echo(f"{news} ...", err=True)
