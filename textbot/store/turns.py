"""A turn's own rows in one go: the contact's step forward, the text it took, the reply it gave.

PostgreSQL takes all three as one statement: a turn then costs one round trip instead of three.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import CTE, Connection, Insert, Table, bindparam, insert, literal, select
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from textbot.store.contacts import ADVANCE, contacts, step_values
from textbot.store.hot import Hot
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
    if _STEP.change(conn, step_values(contact_id, turn, session, heard["received_at"])) != 1:
        return None
    inbound_id = _add(conn, inbound, {"contact_id": contact_id, **heard})
    if said is None:
        return TurnIds(inbound_id, None)
    return TurnIds(inbound_id, _add(conn, outbound, {"contact_id": contact_id, "inbound_id": inbound_id, **said}))


_STEP = Hot(ADVANCE)


def _add(conn: Connection, table: Table, values: Values) -> int:
    return _insertion(table, tuple(values)).insert(conn, _defaults(table, tuple(values)) | dict(values))


@cache
def _insertion(table: Table, given: tuple[str, ...]) -> Hot:
    return Hot(insert(table), [*given, *_defaults(table, given)])


@cache
def _defaults(table: Table, given: tuple[str, ...]) -> dict[str, Any]:
    """The values of the columns that are not given: neither a hot statement nor a CTE fills them in by itself."""
    rest = [each for each in table.c if each.name not in given]
    return {each.name: each.default.arg for each in rest if isinstance(each.default, ScalarElementColumnDefault)}


def _in_one_statement(
    conn: Connection, contact_id: int, turn: int, session: str, heard: Values, said: Values | None
) -> TurnIds | None:
    statement = _statement(tuple(heard), tuple(said) if said is not None else None)
    values = step_values(contact_id, turn, session, heard["received_at"])
    values |= {f"heard_{name}": value for name, value in heard.items()}
    values |= {f"said_{name}": value for name, value in (said or {}).items()}
    row = statement.first(conn, values)
    return TurnIds(row[0], row[1]) if row else None


@cache
def _statement(heard: tuple[str, ...], said: tuple[str, ...] | None) -> Hot:
    step = ADVANCE.returning(contacts.c.id).cte("step")
    took = _inserted(inbound, "heard", heard, {"contact_id": step.c.id}, step).returning(
        inbound.c.id, inbound.c.contact_id
    )
    took_rows = took.cte("took")
    if said is None:
        return Hot(select(took_rows.c.id, literal(None)))
    linked = {"contact_id": took_rows.c.contact_id, "inbound_id": took_rows.c.id}
    gave = _inserted(outbound, "said", said, linked, took_rows).returning(outbound.c.inbound_id, outbound.c.id)
    gave_rows = gave.cte("gave")
    return Hot(select(gave_rows.c.inbound_id, gave_rows.c.id))


def _inserted(table: Table, name: str, columns: tuple[str, ...], linked: Mapping[str, Any], source: CTE) -> Insert:
    bound = [bindparam(f"{name}_{column}", type_=table.c[column].type) for column in columns]
    defaults = {key: literal(value, table.c[key].type) for key, value in _defaults(table, (*columns, *linked)).items()}
    rows = select(*bound, *linked.values(), *defaults.values()).select_from(source)
    return insert(table).from_select([*columns, *linked, *defaults], rows, include_defaults=False)
