"""`textbot messages`: brings the translations of a playbook up to date with its words."""

from pathlib import Path

import click

from textbot.cli.city_folder import city_folder, settings_or_exit
from textbot.content.draft import Draft, read_draft
from textbot.content.problems import ContentErrors
from textbot.content.source import on_disk
from textbot.content.translations import Catalog, read_catalog, update_catalog


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
def messages(folder: Path | None) -> None:
    """Update the catalogs of the playbook in DIR (TEXTBOT_CITY when left out).

    New texts are added for translation, changed ones marked fuzzy, dropped ones removed.
    """
    city = city_folder(folder, settings_or_exit())
    files = city.files()
    draft = read_draft(files)
    if draft.problems:
        raise click.ClickException(str(ContentErrors(draft.problems)))
    for language in draft.languages[1:]:
        name = f"locales/{language}/flows.po"
        fresh = update_catalog(draft.words[draft.languages[0]], language, files.get(name))
        path = on_disk(name, city.city_dir, city.locales_dir)
        if fresh != files.get(name):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(fresh)
        _report(draft, read_catalog(language, name, fresh)[0], city.shown(name))


def _report(draft: Draft, catalog: Catalog, file: str) -> None:
    missing = [path for path in draft.copy if not catalog.entries[path].text.strip()]
    fuzzy = [path for path, entry in catalog.entries.items() if entry.fuzzy]
    click.echo(f"{file}: {len(draft.copy)} texts, {len(missing)} missing, {len(fuzzy)} fuzzy")
    for path in missing:
        click.echo(f"  {file}:{catalog.entries[path].line}: missing: {path}")
    for path in fuzzy:
        click.echo(f"  {file}:{catalog.entries[path].line}: fuzzy: {path}")
