"""A turn's own rows in one go: the contact's step forward, the text it took, the reply it gave.

PostgreSQL takes all three as one statement: a turn then costs one round trip instead of three.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import CTE, Connection, Insert, Select, Table, bindparam, insert, literal, select
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from textbot.store import inbound as inbound_rows
from textbot.store import outbound as outbound_rows
from textbot.store.contacts import ADVANCE, advance, contacts, step_values
from textbot.store.inbound import inbound
from textbot.store.outbound import outbound

Values = Mapping[str, Any]


@dataclass(frozen=True)
class TurnIds:
    """The rows a turn made; outbound_id: None for silence."""

    inbound_id: int
    outbound_id: int | None


def write(
    conn: Connection, contact_id: int, turn: int, session: str, heard: Values, said: Values | None
) -> TurnIds | None:
    """Write a turn of a known contact, unless its turn number is no longer `turn`: then nothing, and None.
    heard, said: the columns of the text (with `received_at`) and of its reply, without ids.
    Raises IntegrityError when the text's sid is known."""
    if conn.dialect.name == "postgresql":
        return _in_one_statement(conn, contact_id, turn, session, heard, said)
    if not advance(conn, contact_id, turn, session, heard["received_at"]):
        return None
    inbound_id = inbound_rows.add(conn, contact_id=contact_id, **heard)
    if said is None:
        return TurnIds(inbound_id, None)
    return TurnIds(inbound_id, outbound_rows.add(conn, contact_id=contact_id, inbound_id=inbound_id, **said))


def _in_one_statement(
    conn: Connection, contact_id: int, turn: int, session: str, heard: Values, said: Values | None
) -> TurnIds | None:
    statement = _statement(tuple(heard), tuple(said) if said is not None else None)
    values = step_values(contact_id, turn, session, heard["received_at"])
    values |= {f"heard_{name}": value for name, value in heard.items()}
    values |= {f"said_{name}": value for name, value in (said or {}).items()}
    row = conn.execute(statement, values).first()
    return TurnIds(row[0], row[1]) if row else None


@cache
def _statement(heard: tuple[str, ...], said: tuple[str, ...] | None) -> Select[Any]:
    step = ADVANCE.returning(contacts.c.id).cte("step")
    took = _inserted(inbound, "heard", heard, {"contact_id": step.c.id}, step).returning(
        inbound.c.id, inbound.c.contact_id
    )
    took_rows = took.cte("took")
    if said is None:
        return select(took_rows.c.id, literal(None))
    linked = {"contact_id": took_rows.c.contact_id, "inbound_id": took_rows.c.id}
    gave = _inserted(outbound, "said", said, linked, took_rows).returning(outbound.c.inbound_id, outbound.c.id)
    gave_rows = gave.cte("gave")
    return select(gave_rows.c.inbound_id, gave_rows.c.id)


def _inserted(table: Table, name: str, columns: tuple[str, ...], linked: Mapping[str, Any], source: CTE) -> Insert:
    bound = [bindparam(f"{name}_{column}", type_=table.c[column].type) for column in columns]
    # SQLAlchemy leaves a column's own default NULL inside a CTE, so it stands in the statement.
    rest = [each for each in table.c if each.name not in columns and each.name not in linked]
    defaults = {
        each.name: literal(each.default.arg, each.type)
        for each in rest
        if isinstance(each.default, ScalarElementColumnDefault)
    }
    rows = select(*bound, *linked.values(), *defaults.values()).select_from(source)
    return insert(table).from_select([*columns, *linked, *defaults], rows, include_defaults=False)
