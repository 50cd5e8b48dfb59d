"""`textbot answers change`: other words for an answer, in every language at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from textbot.cli.answers_new import NOT_WRITTEN, PerLanguage, check_languages
from textbot.cli.city_folder import city_folder, settings_or_exit
from textbot.content.changing import CHANGEABLE, with_changes
from textbot.content.draft import read_draft
from textbot.content.longest import Longest
from textbot.content.new_answer import SAID, new_problems
from textbot.content.phrasing import NoPlace
from textbot.content.problems import ContentErrors, Level
from textbot.content.source import save


@click.command(cls=PerLanguage)
@click.argument("key")
@click.option("--title", help='A few words for "Did you mean".')
@click.option("--say", help="The answer: at most 300 characters, one link, last.")
@click.option("--not-yet", help="What is said while the answer is not known.")
@click.option("--department", help="Who gets the conversation when a person is needed.")
@click.option("--owner", help='Who keeps it right: "Parks desk".')
@click.option("--source", help="The page it was taken from: https://...")
@click.option("--review-by", help="The last day it may be sent before somebody has read it again: 2027-05-31.")
@click.option("--dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Not TEXTBOT_CITY's folder.")
def change(key: str, folder: Path | None, **options: Any) -> None:
    """Change what the answer KEY says, in the languages given, or who keeps it and until when.

    Comments and all else in its file stay. Nothing is written while anything is wrong.
    """
    city = city_folder(folder, settings_or_exit())
    files = city.files()
    draft = read_draft(files)
    check_languages(draft, options)
    values = {name: " ".join(str(options[name]).split()) for name in CHANGEABLE if options.get(name)}
    spoken = {language: _spoken(options, language) for language in draft.languages[1:]}
    if f"answers/{key}.yaml" not in files:
        raise click.ClickException(f"there is no answer '{key}': see `textbot answers list`")
    if not values and not any(spoken.values()):
        raise click.UsageError("say what to change: --say, --say-es, --review-by ...")
    try:
        changed = with_changes(files, key, values, spoken)
    except (NoPlace, ContentErrors) as wrong:
        raise click.ClickException(f"change {city.shown(f'answers/{key}.yaml')} by hand: {wrong}") from None
    own = [each for each in new_problems(files, changed) if key in f"{each.file} {each.path}"]
    errors = [each.message for each in own if each.level is Level.ERROR]
    if errors:
        raise click.ClickException("\n  - ".join([f"{NOT_WRITTEN} First mend this:", *errors]))
    for warning in own:
        click.echo(f"note: {warning.message}", err=True)
    _show(key, {**files, **changed})
    for path in save(changed, city.city_dir, city.locales_dir):
        click.echo(f"wrote {path}")
    click.echo("\nPublish it: textbot publish")


def _spoken(options: Mapping[str, Any], language: str) -> dict[str, str]:
    given = {name: options.get(f"{name}_{language}") for name in SAID}
    return {name: " ".join(str(text).split()) for name, text in given.items() if text}


def _show(key: str, files: Mapping[str, bytes]) -> None:
    draft = read_draft(files)
    longest = Longest(draft)
    for language in draft.languages:
        path = f"answers.{key}.say" if f"answers.{key}.say" in draft.copy else f"answers.{key}.not_yet"
        click.echo(f"  {language}  {longest.text(path, language)}")
