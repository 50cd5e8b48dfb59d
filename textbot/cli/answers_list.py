"""`textbot answers list`: every answer with what its keepers need to know."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import click

from textbot.cli.installation import installation
from textbot.core.freshness import packs_on, state_of
from textbot.core.playbook import Answer, Playbook
from textbot.runtime import Runtime
from textbot.store import followers, packs, ratings, served
from textbot.store.ratings import Rates

# Figures of how an answer does are of this long, unless told otherwise.
DAYS = 90


@click.command("list")
@click.option("--days", default=DAYS, show_default=True, help="Count what was sent and said in so many days.")
@click.option("--state", type=click.Choice(["live", "expired", "early", "off"]), help="Only answers in that state.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_all(days: int, state: str | None, as_json: bool) -> None:
    """List all answers: state, times served, whom it helped, when to read it again, who keeps it.

    live: it is sent. expired: staff answer instead. early: not known yet. off: its pack is off.
    """
    with installation() as runtime:
        rows = [row for row in _rows(runtime, days) if state in (None, row["state"])]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    click.echo(f"{'key':<28} {'state':<8} {'served':>6} {'helped':>7} {'wrong':>6}  {'review by':<10}  keeper")
    for row in rows:
        helped = f"{row['helped_share']:.0%}" if row["helped_share"] is not None else ""
        review = row["review_by"] or ""
        click.echo(
            f"{row['key']:<28} {row['state']:<8} {row['served']:>6} {helped:>7} {row['disputed'] or '':>6}  "
            f"{review:<10}  {row['owner'] or row['department']}"
        )
    click.echo(f"\n{len(rows)} answers; served, helped and wrong in {days} days")


def _rows(runtime: Runtime, days: int) -> list[dict[str, Any]]:
    playbook, now = runtime.playbook, runtime.now()
    since = now - timedelta(days=days)
    today = now.astimezone(ZoneInfo(playbook.city.timezone)).date()
    with runtime.database.read() as conn:
        sent = served.counts(conn, since)
        rates = ratings.per_answer(conn, since)
        waiting = followers.awaited(conn)
        on = packs_on(playbook.city.packs, packs.switches(conn), today)
    return [_row(each, playbook, today, on, sent, rates, waiting) for each in _known(playbook)]


def _known(playbook: Playbook) -> Iterator[Answer]:
    """All answers by key, those that ask something first too."""
    asking = {flow.key: flow.entry for flow in playbook.flows.values() if flow.entry is not None}
    yield from (answer for _, answer in sorted({**playbook.answers, **asking}.items()))


def _row(
    answer: Answer,
    playbook: Playbook,
    today: date,
    on: frozenset[str],
    sent: Mapping[str, int],
    rates: Mapping[str, Rates],
    waiting: Mapping[str, int],
) -> dict[str, Any]:
    rated = rates.get(answer.key, Rates())
    known = playbook.has(f"{answer.path}.say")
    state = state_of(answer, today, on)
    return {
        "key": answer.key,
        "title": playbook.text(f"{answer.path}.title", playbook.languages[0]),
        "state": "early" if state == "live" and not known else state,
        "department": answer.department,
        "owner": answer.owner,
        "source": answer.source,
        "review_by": answer.review_by.isoformat() if answer.review_by else None,
        "served": sent.get(answer.key, 0),
        "helped": rated.helped,
        "not_helped": rated.not_helped,
        "disputed": rated.disputed,
        "helped_share": rated.share,
        "followers": waiting.get(answer.key, 0),
    }
