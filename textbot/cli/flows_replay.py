"""`textbot flows replay`: a city's golden dialogues, played against its folder as it is."""

import sys
from pathlib import Path
from typing import Any

import click
import yaml

from textbot.cli.city_folder import city_folder, settings_or_exit
from textbot.cli.dialogue import Turn, golden
from textbot.cli.stage import PHONE, Stage, stage
from textbot.content.problems import ContentErrors
from textbot.content.source import DIALOGUES


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Not TEXTBOT_CITY's folder.")
@click.option("--write", is_flag=True, help="Keep what is said now.")
def replay(names: tuple[str, ...], folder: Path | None, write: bool) -> None:
    """Play the golden dialogues of the folder's dialogues/ (those with a NAME in their path) and show what differs.

    Exits with 1 when something does. Every dialogue begins with a phone nobody has heard of.
    """
    city = city_folder(folder, settings_or_exit())
    paths = sorted((city.city_dir / DIALOGUES).rglob("*.yaml"))
    wanted = [path for path in paths if not names or any(name in path.as_posix() for name in names)]
    if not wanted:
        raise click.ClickException(f"there is no such dialogue in {city.city_dir / DIALOGUES}")
    try:
        with stage(city.files()) as rehearsal:
            differing = sum(_differs(rehearsal, path, write) for path in wanted)
    except ContentErrors as wrong:
        raise click.ClickException(f"mend the folder first:\n{wrong}") from None
    click.echo(f"{len(wanted)} dialogues, {differing} {'written anew' if write else 'differ'}")
    sys.exit(1 if differing and not write else 0)


def _differs(rehearsal: Stage, path: Path, write: bool) -> bool:
    script: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    turns = rehearsal.play([str(turn["them"]) for turn in script["turns"]])
    before = [Turn(str(turn["them"]), (str(turn["us"]),) if turn["us"] else ()) for turn in script["turns"]]
    if turns == before:
        return False
    for was, now in zip(before, turns, strict=True):
        if was != now:
            click.echo(f"{path}\n  > {now.them}\n  - {' '.join(was.us)}\n  + {' '.join(now.us)}")
    if write:
        path.write_text(golden(script["name"], script["language"], PHONE, turns), encoding="utf-8")
    return True
