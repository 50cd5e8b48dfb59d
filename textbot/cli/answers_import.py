"""`textbot answers import`: a FAQ spreadsheet becomes answers."""

from pathlib import Path

import click

from textbot.cli.city_folder import city_folder, settings_or_exit
from textbot.content.faq_import import Import, import_faq
from textbot.content.source import save

# More than this many notes are counted, not listed.
SHOWN = 10


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Not TEXTBOT_CITY's folder.")
def import_csv(file: Path, dry_run: bool, folder: Path | None) -> None:
    """Import the FAQ in FILE, a spreadsheet saved as CSV.

    Columns, in any order: question, answer, language; if you like department, key, title, owner, source, review by.
    Nothing is written while anything is wrong.
    """
    city = city_folder(folder, settings_or_exit())
    found = import_faq(city.files(), file.read_bytes())
    for name in found.unread:
        click.echo(f"note: nothing reads the column {name}", err=True)
    if found.faults:
        told = "\n".join(f"{file}: {fault}" for fault in found.faults)
        number = len(found.faults)
        raise click.ClickException(
            f"nothing was written; {number} {'thing' if number == 1 else 'things'} to mend\n{told}"
        )
    _show(found, file)
    if dry_run:
        click.echo("\nNothing was written (--dry-run).")
        return
    written = save(found.changed, city.city_dir, city.locales_dir)
    click.echo(f"\nWrote {len(written)} files to {city.city_dir}.")
    click.echo("Next: textbot check, then textbot publish")


def _show(found: Import, file: Path) -> None:
    """The plan: each answer with its phrasings and words."""
    for answer in found.answers:
        ways = ", ".join(f"{len(texts)} {language}" for language, texts in answer.ask.items())
        click.echo(f"{answer.key}: {next(iter(answer.title.values()))} ({ways})")
        for language, text in answer.say.items():
            click.echo(f"  {language}  {text}")
    click.echo(f"\n{len(found.answers)} {'answer' if len(found.answers) == 1 else 'answers'}")
    for warning in found.warnings[:SHOWN]:
        click.echo(f"note: {file}: {warning}", err=True)
    if len(found.warnings) > SHOWN:
        click.echo(f"note: and {len(found.warnings) - SHOWN} more of this kind; textbot check lists them", err=True)
