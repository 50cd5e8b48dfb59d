"""`textbot flows from-open311`: flows for what another GeoReport v2 server takes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from textbot.cli.city_folder import CityFolder, city_folder, settings_or_exit
from textbot.connectors.connector import Away, Expired, Refused, TooMany
from textbot.connectors.geo_services import SECONDS, listed_services
from textbot.content.draft import Draft, read_draft
from textbot.content.new_answer import new_problems
from textbot.content.new_flow import NewFlow, with_flows
from textbot.content.open311_flows import department_of, flow_of
from textbot.content.problems import ContentErrors, Level, Problem, suggest
from textbot.content.rules.structure import topics
from textbot.content.source import save
from textbot.core.open311.listed import Listed

AFTERWARDS = """
Now: what stands under ask: is thin; write how residents text it.
     textbot check {folder}
     textbot publish"""


@dataclass(frozen=True)
class Begun:
    """A flow and what its server has that a text cannot ask as it is."""

    flow: NewFlow
    notes: tuple[str, ...]


@click.command("from-open311")
@click.argument("url")
@click.option("--jurisdiction", default="", help="The jurisdiction_id, where the server wants one.")
@click.option("--department", help="Who gets what no department is named like the server's group for.")
@click.option("--only", multiple=True, metavar="CODE", help="Only that service_code; repeat.")
@click.option("--seconds", default=SECONDS, show_default=True, help="Time limit of each call.")
@click.option("--dry-run", is_flag=True, help="Write nothing.")
@click.option("--dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Not TEXTBOT_CITY's folder.")
def from_open311(
    url: str, jurisdiction: str, department: str | None, only: tuple[str, ...], seconds: float, dry_run: bool,
    folder: Path | None,
) -> None:  # fmt: skip
    """Write a flow for every service of the GeoReport v2 server at URL (JSON or XML) that has none here yet.

    URL is where the standard's paths begin, like https://city.gov/open311/v2. Lists become numbered choices; the rest
    is asked in free words.
    """
    city = city_folder(folder, settings_or_exit())
    files = city.files()
    draft = read_draft(files)
    if draft.problems:
        raise click.ClickException(f"Mend the folder first:\n{ContentErrors(draft.problems)}")
    otherwise = _department(department, draft)
    begun = list(_begun(_listed(url, jurisdiction, seconds, only), draft, otherwise))
    whole = _whole(begun, files)
    if whole and not dry_run:
        _write(whole, files, city)
    click.echo(f"{len(whole)} flows {'would be ' if dry_run else ''}written, {len(begun) - len(whole)} left out")
    if whole and not dry_run:
        click.echo(AFTERWARDS.format(folder=city.shown(".")))


def _listed(url: str, jurisdiction: str, seconds: float, only: tuple[str, ...]) -> tuple[Listed, ...]:
    try:
        found = listed_services(url, jurisdiction, seconds)
    except (Away, Refused, Expired, TooMany) as error:
        raise click.ClickException(f"{url} cannot be read as a GeoReport v2 server: {error}") from None
    for code in only:
        if code not in {service.code for service in found}:
            raise click.ClickException(f"there is no service '{code}'{suggest(code, [each.code for each in found])}")
    if not found:
        raise click.ClickException(f"{url} lists no services")
    return tuple(each for each in found if not only or each.code in only)


def _begun(services: Iterable[Listed], draft: Draft, otherwise: str) -> Iterator[Begun]:
    """A flow for each service that none here stands for."""
    taken = {topic.entry.key for topic in topics(draft)}
    codes = {report.entry.service_code: report.file for report in draft.reports}
    names = {key: each.name for key, each in draft.city.entry.departments.items()} if draft.city else {}
    for service in services:
        if service.code in codes:
            click.echo(f"{service.code}: {codes[service.code]} takes it already")
            continue
        department = department_of(service.group, names, otherwise)
        flow, notes = flow_of(service, draft.languages[0], department, taken)
        taken.add(flow.key)
        yield Begun(flow, notes)


def _whole(begun: list[Begun], files: Mapping[str, bytes]) -> list[Begun]:
    """The flows that can be written; what keeps the others from that, and what is worth knowing, is said."""
    problems = new_problems(files, with_flows(files, [each.flow for each in begun]))
    whole = []
    for each in begun:
        against = [problem for problem in problems if _stands_against(each.flow, problem)]
        for words in (*(f"left out: {problem}" for problem in against), *(f"note: {note}" for note in each.notes)):
            click.echo(f"{each.flow.key}: {words}")
        whole += [] if against else [each]
    return whole


def _stands_against(flow: NewFlow, problem: Problem) -> bool:
    """An error in the flow itself; its translation comes later."""
    own = problem.file == flow.file or problem.path.startswith(f"flows.{flow.key}.")
    return own and problem.level is Level.ERROR and "is not translated into" not in problem.message


def _write(whole: list[Begun], files: Mapping[str, bytes], city: CityFolder) -> None:
    changed = with_flows(files, [each.flow for each in whole])
    for path in save(changed, city.city_dir, city.locales_dir):
        click.echo(f"wrote {path}")
    draft = read_draft({**files, **changed})
    for language in draft.languages[1:]:
        open_texts = [path for path in draft.words[draft.languages[0]] if path not in draft.words[language]]
        if open_texts:
            click.echo(f"translate {len(open_texts)} texts in {city.shown(f'locales/{language}/flows.po')}")


def _department(given: str | None, draft: Draft) -> str:
    known = draft.city.entry.departments if draft.city else {}
    if given and given not in known:
        raise click.ClickException(f"there is no department '{given}'{suggest(given, known)}")
    return given or next(iter(known), "")
