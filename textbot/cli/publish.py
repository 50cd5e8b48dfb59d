"""`textbot publish`: the running bot says what stands in the city's folder."""

from collections.abc import Mapping
from pathlib import Path

import click

from textbot.actions.playbook.publish import for_this_version, read_edition
from textbot.actions.playbook.publish_edition import files_in_use, publish_edition
from textbot.cli.city_folder import CityFolder, city_folder, settings_or_exit
from textbot.cli.installation import installation
from textbot.content.new_answer import worse
from textbot.content.problems import ContentErrors, Level
from textbot.encoders.matchers import Matchers

SHOWN = 20


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
def publish(folder: Path | None) -> None:
    """Publish the playbook in DIR (TEXTBOT_CITY when left out) to the textbot that runs here.

    It is proof-read first; an error that the version in use does not have is refused. Running processes follow
    within a second.
    """
    settings = settings_or_exit()
    city = city_folder(folder, settings)
    files = for_this_version(city.files())
    with installation() as runtime:
        matchers = Matchers(runtime.settings.textbot_models, lambda words: click.echo(words, err=True))
        if files != files_in_use(runtime):
            _refuse_new_errors(city, files_in_use(runtime), files)
        try:
            before = publish_edition(runtime, edition := read_edition(city.city_dir, matchers))
        except ContentErrors as wrong:
            raise click.ClickException(str(wrong)) from None
    if before == edition.files:
        click.echo(f"Nothing has changed: version {edition.version} is in use already.")
        return
    click.echo(f"Published as version {edition.version}: {_difference(before, edition.files)}.")
    click.echo("Running processes follow within a second.")
    if city.city_dir.resolve() != settings.textbot_city.resolve():
        click.echo("The next start publishes TEXTBOT_CITY again, which is another folder.")


def _refuse_new_errors(city: CityFolder, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Raises click.ClickException for errors that the version in use does not have; old ones keep nobody from
    publishing something better."""
    errors = [problem for problem in worse(before, after) if problem.level is Level.ERROR]
    if errors:
        told = [f"{city.shown(each.file)}:{each.line or 1}: {each.message}" for each in errors[:SHOWN]]
        told += [f"and {len(errors) - SHOWN} more: textbot check"] if len(errors) > SHOWN else []
        raise click.ClickException("\n".join(["nothing was published; mend this first", *told]))


def _difference(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    """ "2 files added, 1 changed, 0 removed: answers/pool.yaml, ..." """
    added = [name for name in after if name not in before]
    changed = [name for name in after if name in before and after[name] != before[name]]
    removed = [name for name in before if name not in after]
    named = [*added, *changed, *removed]
    shown = ", ".join(named[:6]) + (f" and {len(named) - 6} more" if len(named) > 6 else "")
    return f"{len(added)} added, {len(changed)} changed, {len(removed)} removed ({shown})"
