"""How a terminal tells of notices: in lines for people, in JSON for scripts, with an exit code for both."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

import click

from textbot.actions.outcome import Outcome
from textbot.store.notices import NoticeRow
from textbot.store.recipients import Progress

if TYPE_CHECKING:  # not every command looks a notice over
    from textbot.actions.notices.look_over import Look
    from textbot.core.notices.estimate import Estimate

REFUSED, CONFLICT = 1, 3
"""Exit codes: it was not done; it was not done because something changed, or a key belongs to another notice. 2 is for
what was typed wrong, a broken file included."""
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
AS = click.option("--as", "email", metavar="EMAIL", help="As which member of staff; the first admin when left out.")
ID = click.argument("notice_id", metavar="ID", type=click.IntRange(1, 2**31 - 1))


def tell(outcome: Outcome, as_json: bool, row: NoticeRow | None = None, **more: Any) -> None:
    """Say what came of a deed; ends the command with its exit code when it was not done."""
    if as_json:
        told = {"done": outcome.done, "words": outcome.english, **({"id": row.id, "state": row.state} if row else {})}
        click.echo(json.dumps(told | more, ensure_ascii=False, indent=2))
    else:
        click.echo(outcome.english if outcome.done else f"Error: {outcome.english}", err=not outcome.done)
    if not outcome.done:
        raise SystemExit(CONFLICT if outcome.conflict else REFUSED)


def refuse(words: str, as_json: bool) -> NoReturn:
    """Say why it cannot be done, and end the command."""
    tell(Outcome(False, words), as_json)
    raise SystemExit(REFUSED)


def notice_data(row: NoticeRow) -> dict[str, Any]:
    """All of a notice as JSON values; moments with their zone."""
    told = {field.name: getattr(row, field.name) for field in fields(row)}
    told["class"] = told.pop("class_")
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in told.items()}


def gate_data(look: Look) -> list[dict[str, Any]]:
    """The gates as JSON values."""
    return [{"gate": gate.key, "open": gate.is_open, "missing": list(gate.english)} for gate in look.gates]


def gate_lines(look: Look) -> Iterator[str]:
    """The closed gates, a line each."""
    return (f"  - {sentence}" for gate in look.closed for sentence in gate.english)


# Figures of an estimate in the order in which they are read, and what they are called; those of 0 are left out.
_FIGURES = {
    "opted_out": "opted out of all texts",
    "no_consent": "did not join the topic",
    "suspended": "could not be reached again and again",
    "muted": "asked for quiet until later",
    "stale": "not heard of for a year: asked again first",
    "no_hour": "no lawful hour is left: their number is from another time zone",
    "not_guests": "not on the guest list of the trial",
    "no_language": "have no text in their language",
    "nothing_new": "have nothing new",
    "expired": "it would no longer be true within their hours",
    "unknown_phones": "of the numbers it names are not known",
}


def estimate_lines(found: Estimate) -> Iterator[str]:
    """Whom a notice reaches, what it costs, how long it takes."""
    yield f"{found.recipients:,} people get it, of {found.chosen:,} chosen."
    for name, words in _FIGURES.items():
        if number := getattr(found, name, 0):
            yield f"{number:>10,}  {words}"
    for language, number in found.missing_languages.items():
        yield f"{number:>10,}  speak {language}, in which it is not written"
    for name, number in found.missing_fields.items():
        yield f"{number:>10,}  lack {name}"
    if found.fallen_back:
        yield f"{found.fallen_back:>10,}  of them get it in another language than theirs"
    if found.too_slow:
        yield f"{found.too_slow:>10,}  of them, about, are not reached while it is true: make it valid for longer"
    if found.deferred:
        yield f"{found.deferred:>10,}  of them get it when their hours begin"
    if found.fallen_back:
        yield f"{found.fallen_back:>10,}  of them get the text of another language than theirs"
    if found.too_slow:
        yield f"{found.too_slow:>10,}  of them, about, are not reached while it is true: the sender is too slow"
    by_language = ", ".join(f"{language} {number:,}" for language, number in found.by_language.items())
    longest = ", ".join(f"{language} {number}" for language, number in found.longest.items())
    yield f"Languages: {by_language or 'none'}. Longest text in segments: {longest or 'none'}."
    yield f"{found.segments:,} segments, ${found.cost:,.2f}, {_span(found.minutes)}{_days(found.days)}."


def progress_data(found: Progress) -> dict[str, Any]:
    """How far it is, as JSON values."""
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in asdict(found).items()}


def progress_line(row: NoticeRow, found: Progress) -> str:
    """How far it is, in one line."""
    failed = sum(found.failed.values())
    told = {"waiting": found.waiting + found.sending, "sent": found.sent, "delivered": found.delivered}
    told |= {"failed": failed, "opted out": found.opted_out, "unknown": found.unknown, "expired": found.expired}
    told |= {"cancelled": found.cancelled, "left out": sum(found.left_out.values())}
    first = ("waiting", "sent", "delivered")
    return f"{row.state}: " + ", ".join(f"{value:,} {name}" for name, value in told.items() if value or name in first)


def clock(moment: datetime | None, zone: str) -> str:
    """A moment in the city's time, "" for none."""
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" if moment else ""


def _span(minutes: float) -> str:
    if minutes < 1:
        return "a minute at most"
    return f"about {minutes:.0f} min" if minutes < 120 else f"about {minutes / 60:.1f} h"


def _days(days: int) -> str:
    return f" over {days} days" if days > 1 else ""
