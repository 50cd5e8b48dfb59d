"""Uploaded lists are not kept for ever: the clock forgets those that no notice needs any more."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from textbot.actions import audit
from textbot.actions.notices.import_file import KEPT
from textbot.actions.notices.start_notice import BY_CLOCK
from textbot.core.notices.state import OPEN, RUNNING
from textbot.runtime import Runtime
from textbot.store import file_imports, lists, notices
from textbot.store.lists import ListRow
from textbot.store.notices import NoticeRow


def kept_until(rt: Runtime, row: ListRow) -> datetime:
    """When a list is forgotten, unless a notice that was not sent yet names it then."""
    return (row.ready_at or row.created_at) + timedelta(days=rt.playbook.city.notices.keep_lists_days)


def forget_lists(rt: Runtime) -> int:
    """Forget the lists whose time is over and which no notice needs, and files nobody took in; how many lists."""
    now = rt.now()
    with rt.database.write() as conn:
        file_imports.forget(conn, now - KEPT)
    with rt.database.read() as conn:
        old = lists.older(conn, now - timedelta(days=rt.playbook.city.notices.keep_lists_days))
        needed = _named(notices.listed(conn, (*OPEN, *RUNNING), limit=10_000)) if old else frozenset()
    gone = [each for each in old if each not in needed]
    for list_id in gone:
        with rt.database.write() as conn:
            lists.remove(conn, list_id)
            audit.record(conn, BY_CLOCK, "list.forgotten", f"list {list_id}", now)
    return len(gone)


def _named(rows: Iterable[NoticeRow]) -> frozenset[int]:
    """Lists in the audiences of notices whose recipients are not all written down."""
    rules = [rule for row in rows if row.prepared_at is None for part in row.audience.values() for rule in part]
    return frozenset(rule["list"] for rule in rules if "list" in rule)
