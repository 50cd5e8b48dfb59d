"""`textbot flows new`: a report with its translation and a golden dialogue in every language."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from textbot.cli.answer_form import NAMES
from textbot.cli.answers_new import KEY, NOT_WRITTEN, PerLanguage, check_languages
from textbot.cli.city_folder import CityFolder, city_folder, settings_or_exit
from textbot.cli.dialogue import golden
from textbot.cli.stage import PHONE, a_corner, stage
from textbot.config import HOME
from textbot.content.draft import Draft, read_draft
from textbot.content.load import load_playbook
from textbot.content.new_answer import new_problems
from textbot.content.new_flow import NewFlow, with_flows
from textbot.content.problems import ContentErrors, Level, suggest
from textbot.content.rules.structure import topics
from textbot.content.source import DIALOGUES, save

ANSWERS = {"en": ("SKIP", "YES"), "es": ("OMITIR", "SÍ")}
JOINED = {"en": "{what} at {one} and {two}", "es": "{what} en {one} y {two}"}
AFTERWARDS = """
Now make it yours: edit {file}, above all what stands under listen: and ask:
Then:  textbot check {folder}
       textbot flows replay --dir {folder}     # what it says now; --write keeps it
       textbot publish"""


@click.command(cls=PerLanguage)
@click.argument("key")
@click.option("--title", help="A word or two for its summary.")
@click.option("--ask", multiple=True, help="How residents text it; repeat, 5 to 10 are best.")
@click.option("--department", help="Who gets these reports.")
@click.option("--days", default="3-5", show_default=True, help="Working days until it is usually done.")
@click.option("--public", type=click.Choice(["place", "block", "none"]), default="place", show_default=True)
@click.option("--dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Not TEXTBOT_CITY's folder.")
def new(key: str, folder: Path | None, days: str, public: str, **options: Any) -> None:
    """Begin the report KEY: its YAML, its words in all languages, and a golden dialogue in each.

    At a terminal it asks for what the options leave out. Nothing is written while anything is wrong.
    """
    city = city_folder(folder, settings_or_exit())
    files = city.files()
    draft = _sound(files)
    _check_key(key, draft)
    check_languages(draft, options)
    flow = _made(key, draft, options, _span(days), public)
    changed = with_flows(files, [flow])
    found = [each for each in new_problems(files, changed) if key in f"{each.file} {each.path}"]
    errors = [str(each) for each in found if each.level is Level.ERROR]
    if errors:
        raise click.ClickException("\n  - ".join([f"{NOT_WRITTEN} First mend this:", *errors]))
    for path in save(changed, city.city_dir, city.locales_dir):
        click.echo(f"wrote {path}")
    for path in _dialogues(flow, {**files, **changed}, city, draft.languages):
        click.echo(f"wrote {path}")
    click.echo(AFTERWARDS.format(file=city.shown(flow.file), folder=city.shown(".")))


def dialogues_of(city: CityFolder) -> Path:
    """Where a city's golden dialogues stand: in its folder; the demo city's among the tests."""
    tests = HOME / "tests" / "conversations"
    return tests if city.city_dir.resolve() == HOME / "flows" and tests.is_dir() else city.city_dir / DIALOGUES


def _made(key: str, draft: Draft, options: Mapping[str, Any], days: tuple[int, int], public: str) -> NewFlow:
    first = draft.languages[0]
    title, ask = {}, {}
    for language in draft.languages:
        own = "" if language == first else f"_{language}"
        default = key.replace("-", " ") if language == first else None
        what = f"Title in {NAMES.get(language, language)}"
        given = options.get(f"title{own}") or _asked(what, default, f"--title{own}")
        title[language] = " ".join(given.split())
        ask[language] = tuple(options.get(f"ask{own}") or ())
    known = _departments(draft)
    department = options.get("department") or _asked("Department", next(iter(known), None), "--department")
    if department not in known:
        raise click.ClickException(f"there is no department '{department}'{suggest(department, known)}")
    listen = {language: (text.lower(),) for language, text in title.items() if " " in text}
    return NewFlow(key, title, ask, listen, department, days=days, public=public)


def _asked(what: str, default: str | None, option: str) -> str:
    if not sys.stdin.isatty():
        raise click.UsageError(f"{option.replace('_', '-')} is missing. At a terminal it is asked for.")
    return str(click.prompt(what, default=default))


def _departments(draft: Draft) -> Mapping[str, Any]:
    return draft.city.entry.departments if draft.city else {}


def _span(text: str) -> tuple[int, int]:
    low, _, high = text.partition("-")
    if not (low.isdecimal() and (high or low).isdecimal() and int(low) <= int(high or low)):
        raise click.BadParameter("write working days: 5, or 3-5", param_hint="--days")
    return int(low), int(high or low)


def _sound(files: Mapping[str, bytes]) -> Draft:
    """The folder's draft. Raises click.ClickException while no bot could run on it: nothing can be rehearsed then."""
    try:
        load_playbook(files)
    except ContentErrors as wrong:
        raise click.ClickException(f"Mend the folder first:\n{wrong}") from None
    return read_draft(files)


def _check_key(key: str, draft: Draft) -> None:
    if not KEY.fullmatch(key):
        raise click.ClickException(f"'{key}' cannot be a key: write lower-case letters, digits and -, like dead-animal")
    taken = next((topic.file for topic in topics(draft) if topic.entry.key == key), None)
    if taken:
        raise click.ClickException(f"'{key}' is there already: edit {taken}, or choose another key")


def _dialogues(flow: NewFlow, files: Mapping[str, bytes], city: CityFolder, languages: tuple[str, ...]) -> list[Path]:
    """Write what a routine report reads like in every language that has words for it."""
    one, two = a_corner(files)
    written = []
    with stage(files) as rehearsal:
        for language in (each for each in languages if each in ANSWERS):
            what = (flow.listen.get(language) or flow.ask.get(language) or (flow.title[language],))[0]
            turns = rehearsal.play([JOINED[language].format(what=what, one=one, two=two), *ANSWERS[language]])
            path = dialogues_of(city) / language / f"report-{flow.key}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(golden(f"a routine report: {flow.key}", language, PHONE, turns), encoding="utf-8")
            written.append(path)
    return written
