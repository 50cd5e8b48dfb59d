"""As which member of staff a command acts."""

import click

from textbot.core.permissions import is_admin
from textbot.runtime import Runtime
from textbot.store import staff
from textbot.store.staff import StaffRow


def acting_member(runtime: Runtime, email: str | None) -> StaffRow:
    """The member with that e-mail, else the first admin. Raises click.ClickException when there is none."""
    with runtime.database.read() as conn:
        active = [row for row in staff.everyone(conn) if row.disabled_at is None]
    if email is not None:
        found = next((row for row in active if row.email == email.strip().lower()), None)
    else:
        found = next((row for row in active if is_admin(row.roles)), None)
    if found is None:
        raise click.ClickException(f"{email or 'an admin'} is not on the staff: see `textbot staff list`")
    return found
