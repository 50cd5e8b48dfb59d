"""The notice a command speaks of."""

from textbot.actions.notices.deed import GONE
from textbot.cli.notice_words import refuse
from textbot.runtime import Runtime
from textbot.store import notices
from textbot.store.notices import NoticeRow


def the_notice(runtime: Runtime, notice_id: int, as_json: bool) -> NoticeRow:
    """That notice; ends the command when there is none."""
    with runtime.database.read() as conn:
        row = notices.by_id(conn, notice_id)
    if row is None:
        refuse(GONE.english, as_json)
    return row
