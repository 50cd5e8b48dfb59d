"""`textbot answers new`: an answer in every language, from a terminal's questions or from options."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from textbot.cli.answer_form import fill_in, forget, given
from textbot.cli.answer_preview import preview
from textbot.cli.city_folder import CityFolder, city_folder, settings_or_exit
from textbot.content.draft import Draft, read_draft
from textbot.content.new_answer import NewAnswer, new_problems, with_answers
from textbot.content.problems import ContentErrors, Level, Problem, suggest
from textbot.content.rules.structure import topics
from textbot.content.source import save

Files = Mapping[str, bytes]
KEY = re.compile(r"[a-z][a-z0-9_-]*")
_SPOKEN = re.compile(r"--(?:title|say|ask|not-yet)-([a-z]{2,3})(?:=.*)?")
PER_LANGUAGE = {
    "title": "The title in '{language}'.",
    "say": "The answer in '{language}'.",
    "not_yet": "What is said in '{language}' while it is not known.",
    "ask": "How residents ask it in '{language}'; repeat.",
}
NOT_WRITTEN = "Nothing was written."
AFTERWARDS = """
Try it:     echo "{question}" | textbot match
Publish it: textbot publish"""


class PerLanguage(click.Command):
    """Takes --title-XX and the like for every language XX, for those of PER_LANGUAGE that the command takes at all."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Make the options for the languages that stand among the arguments; Spanish is always shown."""
        found = {match[1] for arg in args if (match := _SPOKEN.fullmatch(arg))}
        known = {option.name for option in self.params}
        for language in sorted(found | {"es"}):
            self.params += [
                _option(name, language) for name in PER_LANGUAGE if name in known and f"{name}_{language}" not in known
            ]
        return super().parse_args(ctx, args)


def _option(name: str, language: str) -> click.Option:
    option = f"--{name.replace('_', '-')}-{language}"
    return click.Option([option], multiple=name == "ask", help=PER_LANGUAGE[name].format(language=language))


@click.command(cls=PerLanguage)
@click.argument("key")
@click.option("--title", help='A few words for "Did you mean".')
@click.option("--say", help="The answer: at most 300 characters, one link, last.")
@click.option("--not-yet", help="Said while the answer is not known; then --say may be left out.")
@click.option("--ask", multiple=True, help="How residents ask it; repeat, 6 to 10 are best.")
@click.option("--department", help="Who gets the conversation when a person is needed.")
@click.option("--owner", help='Who keeps it right: "Parks desk".')
@click.option("--source", help="The page it was taken from: https://...")
@click.option("--review-by", help="The last day it may be sent before somebody has read it again: 2027-05-31.")
@click.option("--dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Not TEXTBOT_CITY's folder.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def new(key: str, folder: Path | None, yes: bool, **options: Any) -> None:
    """Add the answer KEY to the city's folder, in all its languages.

    At a terminal it asks for what the options leave out. Nothing is written while anything is wrong.
    """
    city = city_folder(folder, settings_or_exit())
    draft = read_draft(city.files())
    if draft.problems:
        raise click.ClickException(f"Mend the folder first:\n{ContentErrors(draft.problems)}")
    _check_key(key, draft)
    check_languages(draft, options)
    asking = sys.stdin.isatty()
    answer, changed = _asked(key, city, draft, options) if asking else _as_given(key, city, draft, options)
    click.echo(preview(answer, city.files(), changed))
    if asking and not yes and not click.confirm("\nWrite it?", default=True):
        raise click.ClickException(NOT_WRITTEN)
    for path in save(changed, city.city_dir, city.locales_dir):
        click.echo(f"wrote {path}")
    click.echo(AFTERWARDS.format(question=answer.ask[draft.languages[0]][0]))


def _check_key(key: str, draft: Draft) -> None:
    if not KEY.fullmatch(key):
        raise click.ClickException(
            f"'{key}' cannot be a key: write lower-case letters, digits and -, like park-shelter"
        )
    for topic in topics(draft):
        if topic.entry.key == key:
            raise click.ClickException(f"'{key}' is there already: edit {topic.file}, or choose another key")


def check_languages(draft: Draft, options: Mapping[str, Any]) -> None:
    """Raises click.ClickException for words in a language the city does not speak."""
    for name in (name for name, value in options.items() if value):
        own = name.startswith(("title_", "say_", "ask_", "not_yet_"))
        spoken = name.rpartition("_")[2] if own else draft.languages[0]
        if spoken not in draft.languages:
            raise click.ClickException(f"'{spoken}' is no language of this city{suggest(spoken, draft.languages)}")


def _as_given(key: str, city: CityFolder, draft: Draft, options: Mapping[str, Any]) -> tuple[NewAnswer, Files]:
    """The answer and the files to write. Raises click.ClickException naming everything that is wrong."""
    answer = given(key, draft, options)
    changed, errors = _vetted(answer, city)
    if errors:
        raise click.ClickException(f"{NOT_WRITTEN} First mend this:\n{_told(errors)}")
    return answer, changed


def _asked(key: str, city: CityFolder, draft: Draft, options: dict[str, Any]) -> tuple[NewAnswer, Files]:
    """The same, asking until nothing is wrong. What was right is not asked for again."""
    click.echo(f'A new answer, "{key}". Empty lines keep what stands in [brackets]; Ctrl-C ends without writing.')
    while True:
        answer = fill_in(key, draft, options)
        changed, errors = _vetted(answer, city)
        if not errors:
            return answer, changed
        click.echo(f"\nNot yet. This must be mended:\n{_told(errors)}")
        # From the end, so that the places of phrasings before it stay.
        again = [forget(options, problem, draft) for problem in reversed(errors)]
        if not any(again):
            raise click.ClickException(NOT_WRITTEN)


def _vetted(answer: NewAnswer, city: CityFolder) -> tuple[Files, list[Problem]]:
    """The files to write, and what is wrong with them; what could be better is said at once."""
    files = city.files()
    changed = with_answers(files, [answer])
    found = new_problems(files, changed)
    for problem in found:
        if problem.level is Level.WARNING and _is_about(answer, problem):
            click.echo(f"note: {_place(problem.path)}{problem.message}", err=True)
    return changed, [problem for problem in found if problem.level is Level.ERROR]


def _told(errors: list[Problem]) -> str:
    return "\n".join(f"  - {_place(problem.path)}{problem.message}" for problem in errors)


def _is_about(answer: NewAnswer, problem: Problem) -> bool:
    return problem.file == answer.file or problem.path.startswith(f"answers.{answer.key}.")


def _place(path: str) -> str:
    """The part of the answer a problem is about, as the clerk knows it."""
    part = path.rpartition(".")[2] if path.startswith("answers.") else path
    return f"{part}: " if part else ""
