"""`textbot publish`: the running bot says what stands in the city's folder."""

from collections.abc import Mapping
from pathlib import Path

import click

from textbot.actions.publish import read_edition
from textbot.actions.publish_edition import publish_edition
from textbot.cli.city_folder import city_folder, settings_or_exit
from textbot.cli.installation import installation
from textbot.content.problems import ContentErrors, Level
from textbot.content.proof import proofread


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
def publish(folder: Path | None) -> None:
    """Publish the playbook in DIR (TEXTBOT_CITY when left out) to the textbot that runs here.

    It is proof-read first; with an error in it nothing changes. Running processes follow within a second.
    """
    settings = settings_or_exit()
    city = city_folder(folder, settings)
    errors = proofread(city.files(), twilio_configured=not settings.demo).of(Level.ERROR)
    if errors:
        told = "\n".join(f"{city.shown(each.file)}:{each.line or 1}: {each.message}" for each in errors)
        raise click.ClickException(f"nothing was published; mend this first\n{told}")
    with installation() as runtime:
        try:
            before = publish_edition(runtime, edition := read_edition(city.city_dir))
        except ContentErrors as wrong:
            raise click.ClickException(str(wrong)) from None
    if before == edition.files:
        click.echo(f"Nothing has changed: version {edition.version} is in use already.")
        return
    click.echo(f"Published as version {edition.version}: {_difference(before, edition.files)}.")
    click.echo("Running processes follow within a second.")
    if city.city_dir.resolve() != settings.textbot_city.resolve():
        click.echo("The next start publishes TEXTBOT_CITY again, which is another folder.")


def _difference(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    """ "2 files added, 1 changed, 0 removed: answers/pool.yaml, ..." """
    added = [name for name in after if name not in before]
    changed = [name for name in after if name in before and after[name] != before[name]]
    removed = [name for name in before if name not in after]
    named = [*added, *changed, *removed]
    shown = ", ".join(named[:6]) + (f" and {len(named) - 6} more" if len(named) > 6 else "")
    return f"{len(added)} added, {len(changed)} changed, {len(removed)} removed ({shown})"
