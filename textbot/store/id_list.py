"""Many ids as one value of a statement, so that its text stays the same for any number of them."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    String,
    any_,
    column,
    func,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY


def is_among(conn: Connection, own: Column[Any], values: Iterable[int] | Iterable[str]) -> ColumnElement[bool]:
    """Whether a column of ids, or of words, holds one of these values; there may be a hundred thousand of them."""
    many = list(values)
    if conn.dialect.name == "sqlite":
        each = func.json_each(literal(json.dumps(many), String)).table_valued(column("value"))
        return own.in_(select(each.c.value))
    of = String() if isinstance(own.type, String) else BigInteger()
    return own == any_(literal(many, ARRAY(of)))
