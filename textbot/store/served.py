"""Which answers went out, to whom and how often: read from what each text of ours was made of."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, or_, select

from textbot.store.contacts import contacts
from textbot.store.outbound import outbound

# A text's parts stand in one column, each between spaces: " answers.pool.say phrases.first_line ".
_PREFIX = "answers."
# Parts of an answer's path that say it; its question or "not yet" is not the answer.
SAYS = ("say", "holiday_say")


@dataclass(frozen=True)
class Served:
    """One text that gave an answer. score: the matcher's, None when it was chosen or asked for by number."""

    outbound_id: int
    contact_id: int
    phone: str
    opt_out: str
    at: datetime
    state: str
    language: str
    playbook: str
    score: float | None


def parts_column(paths: tuple[str, ...]) -> str:
    """Paths of copy as the column holds them."""
    return f" {' '.join(paths)} " if paths else ""


def answer_in(paths: tuple[str, ...]) -> str:
    """The first answer that these paths of copy give; "" when they give none."""
    return next((key for path in paths if (key := _key(path))), "")


def recipients(conn: Connection, key: str, since: datetime | None = None) -> tuple[Served, ...]:
    """Every text that gave the answer since then, oldest first."""
    where: list[ColumnElement[bool]] = [gives(key)]
    if since is not None:
        where.append(outbound.c.created_at >= since)
    columns = (
        outbound.c.id, outbound.c.contact_id, contacts.c.phone, contacts.c.opt_out, outbound.c.created_at,
        outbound.c.state, outbound.c.language, outbound.c.playbook, outbound.c.score,
    )  # fmt: skip
    joined = outbound.join(contacts, contacts.c.id == outbound.c.contact_id)
    rows = conn.execute(select(*columns).select_from(joined).where(*where).order_by(outbound.c.id))
    return tuple(Served(*row) for row in rows)


def gives(key: str) -> ColumnElement[bool]:
    """Whether a text gives that answer."""
    return or_(*(_holds(f"{_PREFIX}{key}.{part}") for part in SAYS))


def counts(conn: Connection, since: datetime | None = None) -> Mapping[str, int]:
    """How many texts gave each answer since then."""
    made = (outbound.c.parts, outbound.c.made_by)
    where = [or_(outbound.c.parts.contains(f" {_PREFIX}"), outbound.c.made_by.startswith(_PREFIX))]
    where += [outbound.c.created_at >= since] if since is not None else []
    found: Counter[str] = Counter()
    for parts, made_by, number in conn.execute(select(*made, func.count()).where(*where).group_by(*made)):
        for key in {key for path in (parts.split() or [made_by]) if (key := _key(path))}:
            found[key] += number
    return found


def _holds(path: str) -> ColumnElement[bool]:
    """Whether a text says the copy at `path`. Older rows know only the part that was matched."""
    return or_(outbound.c.parts.contains(f" {path} ", autoescape=True), outbound.c.made_by == path)


def _key(path: str) -> str:
    """The answer a path says; "" for other copy."""
    folder, _, rest = path.partition(".")
    key, _, part = rest.rpartition(".")
    # A key holds no point: "answers.bulk-trash.place.say" asks for the place and answers nothing yet.
    return key if f"{folder}." == _PREFIX and part in SAYS and "." not in key else ""
