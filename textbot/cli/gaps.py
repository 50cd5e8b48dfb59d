"""`textbot gaps`: what residents asked in vain, and what to do about it."""

import json
from collections.abc import Mapping
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import click

from textbot.cli.installation import installation
from textbot.core import gaps as core
from textbot.core.gaps import Gap
from textbot.core.match import ASK, Candidate
from textbot.core.playbook import Playbook
from textbot.runtime import Runtime
from textbot.store import questions

# Why a question is on the list -> in words.
REASONS: Mapping[str, str] = {
    "miss": "nothing matched",
    "declined": "it was none of those offered",
    "expired": "the answer is out of date",
    "refused": "the bot must not answer it",
    "disputed": "residents said it was not what they asked",
    "not_helped": "residents said it did not help",
}
# ... -> what to do next; {key} is the answer concerned, {owner} who keeps it.
NEXT: Mapping[str, str] = {
    "expired": "Read answers/{key}.yaml again{owner}, mend it, and set a later review_by",
    "refused": "Nothing to write: staff got each of them",
    "disputed": "Read answers/{key}.yaml{owner}: move those phrasings to the right answer, or add one",
    "not_helped": "Read answers/{key}.yaml{owner}: does it answer what they asked?",
}
NEAR = "Add it to ask: in answers/{key}.yaml if it means that; else textbot answers new KEY"
NEW = "If the city can answer it: textbot answers new KEY"


@click.group(invoke_without_command=True)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only what was asked since that day.")
@click.option("--limit", default=30, show_default=True, help="How many groups to show.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def gaps(ctx: click.Context, since: datetime | None, limit: int, as_json: bool) -> None:
    """List what residents asked and the bot could not answer, the most asked first.

    Alike questions are put together. Names, numbers and addresses are taken out before a question is kept.
    """
    if ctx.invoked_subcommand is not None:
        return
    with installation() as runtime:
        found = _found(runtime, since)
        rows = [_plain(gap, runtime.playbook) for gap in found[:limit]]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        _print(row)
    click.echo(_summary(len(found), len(rows)))


@gaps.command()
@click.argument("gap_id", metavar="ID", type=int)
def close(gap_id: int) -> None:
    """Take group ID off the list. It returns when somebody asks again."""
    with installation() as runtime:
        gap = next((each for each in _found(runtime, None) if gap_id in each.ids), None)
        if gap is None:
            raise click.ClickException(f"there is no open group {gap_id}: see `textbot gaps`")
        with runtime.database.write() as conn:
            closed = questions.close(conn, gap.ids, runtime.now())
    click.echo(f"Closed {closed} {'wording' if closed == 1 else 'wordings'} of: {gap.example}")


def _found(runtime: Runtime, since: datetime | None) -> tuple[Gap, ...]:
    zone = ZoneInfo(runtime.playbook.city.timezone)
    moment = datetime.combine(since.date(), time(), zone) if since else None
    with runtime.database.read() as conn:
        return core.gaps(questions.unanswered(conn, moment))


def _plain(gap: Gap, playbook: Playbook) -> dict[str, Any]:
    nearest = next(iter(playbook.matcher.rank(gap.example, gap.language)), None)
    return {
        "id": gap.id,
        "count": gap.count,
        "example": gap.example,
        "wordings": list(gap.wordings),
        "languages": gap.languages,
        "reason": gap.reason,
        "key": gap.key,
        "nearest": {"kind": nearest.kind, "key": nearest.key, "score": nearest.score} if nearest else None,
        "next": _next(gap, nearest, playbook),
        "first_at": gap.first_at.isoformat(),
        "last_at": gap.last_at.isoformat(),
    }


def _next(gap: Gap, nearest: Candidate | None, playbook: Playbook) -> str:
    if gap.reason in NEXT:
        answer = playbook.answers.get(gap.key)
        owner = f" with its keeper ({answer.owner})" if answer and answer.owner else ""
        return NEXT[gap.reason].format(key=gap.key, owner=owner)
    if nearest is not None and nearest.kind == "answer" and nearest.score >= ASK:
        return NEAR.format(key=nearest.key)
    return NEW


def _print(row: dict[str, Any]) -> None:
    languages = ", ".join(f"{language} {number}" for language, number in row["languages"].items())
    click.echo(f"{row['id']:>5}  asked {row['count']} {'time' if row['count'] == 1 else 'times'} ({languages}): "
               f"{row['example']}")  # fmt: skip
    for wording in row["wordings"][1:4]:
        click.echo(f"         also: {wording}")
    near = row["nearest"]
    nearest = f"; nearest: {near['key']} ({near['score']:.2f})" if near and not row["key"] else ""
    click.echo(f"       {REASONS.get(row['reason'], row['reason'])}{nearest}. {row['next']}.")


def _summary(found: int, shown: int) -> str:
    if not found:
        return "Nobody has asked anything in vain."
    more = f", {found - shown} more with --limit {found}" if found > shown else ""
    return f"\n{found} {'group' if found == 1 else 'groups'}{more}. Done with one: textbot gaps close ID"
