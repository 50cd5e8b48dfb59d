"""Groups of subcommands, each loaded only when it is called: what `list` needs is not what `send` needs."""

import importlib
from collections.abc import Mapping

import click


def load(target: str) -> click.Command:
    """The click command at `module:attribute`."""
    module, attribute = target.split(":")
    command = getattr(importlib.import_module(module), attribute)
    assert isinstance(command, click.Command)
    return command


class LaterGroup(click.Group):
    """A group made of a table: name -> `module:attribute`. Its help lists them in the table's order."""

    table: Mapping[str, str] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the table's order."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The click command, or None."""
        return load(self.table[cmd_name]) if cmd_name in self.table else None


def later(table: Mapping[str, str]) -> type[LaterGroup]:
    """The class of a group with this table."""
    return type("LaterGroup", (LaterGroup,), {"table": table})
