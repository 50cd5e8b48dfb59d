"""Ratings: what each contact last said of an answer, in each version of the playbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, String, Table, UniqueConstraint, func, select
from sqlalchemy.dialects import postgresql, sqlite

from textbot.store.schema import Key, Moment, metadata

ratings = Table(
    "ratings",
    metadata,
    Column("id", Key, primary_key=True),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    Column("key", String(80), nullable=False),
    Column("playbook", String(40), nullable=False),
    Column("verdict", String(12), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("contact_id", "key", "playbook"),
    Index("ix_ratings_key", "key", "at"),
)


@dataclass(frozen=True)
class Rates:
    """How many contacts said what of an answer."""

    helped: int = 0
    not_helped: int = 0
    disputed: int = 0

    @property
    def share(self) -> float | None:
        """The part of those asked whom it helped, from 0 to 1; None while nobody answered."""
        asked = self.helped + self.not_helped
        return self.helped / asked if asked else None


def put(conn: Connection, contact_id: int, key: str, playbook: str, verdict: str, now: datetime) -> None:
    """Keep a contact's verdict; a newer one of the same contact replaces it."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(ratings).values(
        contact_id=contact_id, key=key, playbook=playbook, verdict=verdict, at=now
    )
    unique = ["contact_id", "key", "playbook"]
    conn.execute(statement.on_conflict_do_update(index_elements=unique, set_={"verdict": verdict, "at": now}))


def per_answer(conn: Connection, since: datetime | None = None) -> Mapping[str, Rates]:
    """The rates of every answer that anybody rated since then."""
    statement = select(ratings.c.key, ratings.c.verdict, func.count()).group_by(ratings.c.key, ratings.c.verdict)
    found: dict[str, dict[str, int]] = {}
    for key, verdict, number in conn.execute(statement.where(ratings.c.at >= since) if since else statement):
        found.setdefault(key, {})[verdict] = number
    return {key: Rates(**counted) for key, counted in found.items()}
