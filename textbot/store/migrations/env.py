"""Alembic's entry: runs the migrations on the connection that `textbot.store.migrations.upgrade` hands over."""

from typing import Any, Literal

from alembic import context

from textbot.store.migrations import is_modelled
from textbot.store.schema import Moment
from textbot.store.tables import metadata


def render_item(kind: str, item: object, _autogen: Any) -> str | Literal[False]:
    """Migrations name plain types: they must run unchanged when our own types have moved on."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    include_name=is_modelled,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
