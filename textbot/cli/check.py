"""`textbot check`: proof-reads a playbook."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from textbot.cli.city_folder import CityFolder, city_folder, settings_or_exit
from textbot.config import HOME
from textbot.content.problems import Level, Problem
from textbot.content.proof import Findings, confusions, proofread
from textbot.content.rules.lengths import Cost
from textbot.content.schema.files import schema_files

SCHEMAS = HOME / "docs" / "schema"


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.option("--segments", is_flag=True, help="Show what each text costs at its longest, accents kept.")
@click.option("--confusions", "confused", is_flag=True, help="List phrasings that may lead to another answer.")
@click.option("--json", "as_json", is_flag=True, help="Print findings as JSON.")
@click.option("--write-schemas", is_flag=True, help="Write the JSON Schemas of the files to docs/schema and stop.")
def check(
    folder: Path | None, strict: bool, segments: bool, confused: bool, as_json: bool, write_schemas: bool
) -> None:
    """Proof-read the playbook in DIR (TEXTBOT_CITY when left out).

    Prints file:line and what to write instead; exits with 1 when something must be mended first.
    """
    if write_schemas:
        _write_schemas()
        return
    settings = settings_or_exit()
    city = city_folder(folder, settings)
    if confused:
        _print_confusions(city)
        return
    findings = proofread(city.files(), twilio_configured=not settings.demo, today=date.today())
    if as_json:
        click.echo(json.dumps(_plain(findings, city, segments), ensure_ascii=False, indent=2))
    else:
        _print(findings, city, segments)
    sys.exit(1 if findings.failed(strict) else 0)


def _print_confusions(city: CityFolder) -> None:
    found = confusions(city.files())
    for problem in found:
        click.echo(_line(problem, city))
    click.echo(f"{_many(len(found), 'phrasing')} may lead elsewhere; the clearest of each language come first")


def _write_schemas() -> None:
    SCHEMAS.mkdir(parents=True, exist_ok=True)
    for name, content in schema_files().items():
        (SCHEMAS / name).write_bytes(content)
        click.echo(f"wrote {SCHEMAS / name}")


def _print(findings: Findings, city: CityFolder, segments: bool) -> None:
    for line in _lines(findings.problems, city):
        click.echo(line)
    if segments:
        _print_costs(findings.costs)
    click.echo(_summary(findings, city))


def _lines(problems: Iterable[Problem], city: CityFolder) -> Iterator[str]:
    """What is wrong in the same way on many lines of a file is said once, so that nothing else is lost among them."""
    alike: dict[tuple[str, Level, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.file, problem.level, problem.message), []).append(problem)
    for first, *others in alike.values():
        more = ", ".join(_runs(sorted({each.line or 1 for each in others} - {first.line or 1})))
        yield _line(first, city) + (f" (also line{'' if more.isdigit() else 's'} {more})" if more else "")


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """1, 2, 3, 7 as "1-3" and "7"."""
    for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        found = [number for _, number in run]
        yield str(found[0]) if len(found) == 1 else f"{found[0]}-{found[-1]}"


def _line(problem: Problem, city: CityFolder) -> str:
    note = "" if problem.level is Level.ERROR else f"{problem.level}: "
    return f"{city.shown(problem.file)}:{problem.line or 1}: {note}{problem.message}"


def _print_costs(costs: tuple[Cost, ...]) -> None:
    click.echo(f"\n{'text':<52} lang  chars  parts  encoding  because of")
    for cost in sorted(costs, key=lambda cost: (-cost.segments.parts, -cost.characters, cost.path)):
        counted = cost.segments
        click.echo(
            f"{cost.path:<52} {cost.language:<4} {cost.characters:>6} {counted.parts:>6}  {counted.encoding:<8}  "
            f"{' '.join(cost.outside[:12])}".rstrip()
        )
    click.echo()


def _summary(findings: Findings, city: CityFolder) -> str:
    errors, warnings = len(findings.of(Level.ERROR)), len(findings.of(Level.WARNING))
    texts = len(findings.costs)
    counted = f"{_many(errors, 'error')}, {_many(warnings, 'warning')}; {_many(texts, 'text')} read"
    return f"{city.shown('.')}: {counted}"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _plain(findings: Findings, city: CityFolder, segments: bool) -> dict[str, object]:
    problems = [asdict(problem) | {"file": city.shown(problem.file)} for problem in findings.problems]
    counted = {level.value + "s": len(findings.of(level)) for level in (Level.ERROR, Level.WARNING)}
    costs = [asdict(cost) for cost in findings.costs]
    return {**counted, "problems": problems, **({"segments": costs} if segments else {})}
