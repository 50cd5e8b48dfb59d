"""`textbot inbox`: the Action Center's conversations in a terminal."""

import json
from typing import Any

import click

from textbot.cli.installation import installation
from textbot.core.phone import say_phone
from textbot.store import conversations, latest
from textbot.store.conversations import IN_INBOX, ConversationRow
from textbot.store.latest import Latest

EVERY = ("waiting", "open", "closed", "bot")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--all", "show_all", is_flag=True, help="Also those that are closed.")
def inbox(as_json: bool, show_all: bool) -> None:
    """List the conversations that need a person, urgent ones first."""
    with installation() as runtime, runtime.database.read() as conn:
        rows = conversations.inbox(conn, EVERY if show_all else IN_INBOX)
        newest = latest.of_rows(conn, rows)
    plain = [_plain(row, newest.get(row.contact_id)) for row in rows]
    if as_json:
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
        return
    if not plain:
        click.echo("Nobody is waiting.")
    for row in plain:
        _print(row)


def _plain(row: ConversationRow, last: Latest | None) -> dict[str, Any]:
    return {
        "id": row.id,
        "phone": row.phone,
        "status": row.status,
        "unread": row.unread,
        "urgent": row.urgent,
        "priority": row.priority,
        "reason": row.reason,
        "language": row.language,
        "opted_out": bool(row.opt_out),
        "department": row.department,
        "due_at": row.due_at.isoformat() if row.due_at else None,
        "waiting_since": row.waiting_since.isoformat() if row.waiting_since else None,
        "last_message": last.body if last else "",
        "last_message_by": {"in": "resident", "out": "staff"}[last.direction] if last else "",
        "last_message_at": row.last_message_at.isoformat(),
    }


def _print(row: dict[str, Any]) -> None:
    flag = "URGENT " if row["urgent"] else ""
    new = f"{row['unread']} new" if row["unread"] else ""
    click.echo(f"{row['id']:>5}  {say_phone(row['phone']):<14} {row['status']:<8} {new:<7} {flag}{row['reason']}")
    click.echo(f"       {' '.join(row['last_message'].split())[:100]}")
