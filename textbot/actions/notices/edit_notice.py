"""Change a notice that was not sent off yet."""

from dataclasses import replace

from textbot.actions import audit
from textbot.actions.notices.deed import CHANGED, NOT_NOW, about, find, tell
from textbot.actions.notices.write_notice import FAR, cleaned, columns, is_far
from textbot.actions.outcome import Outcome
from textbot.core.notices.draft import Draft
from textbot.core.notices.state import MOVES, may_move
from textbot.runtime import Runtime
from textbot.store import notices
from textbot.store.staff import StaffRow


def edit_notice(rt: Runtime, member: StaffRow, notice_id: int, version: int, draft: Draft) -> Outcome:
    """Give a notice that was not sent off yet other contents. Tests, approvals and the estimate of the version before
    are void, and whoever changes it is its author from now on: an approval is somebody else's. What changes nothing
    leaves all as it is."""
    row = find(rt, member, notice_id)
    if isinstance(row, Outcome):
        return row
    draft, now = replace(cleaned(draft), schedule_id=row.schedule_id), rt.now()
    if row.version != version:
        return CHANGED
    if is_far(draft, now):
        return FAR
    if row.digest == draft.digest:
        return Outcome(True, "Nothing was changed.", {"id": row.id})
    if not may_move(row.state, "edit"):
        return NOT_NOW
    with rt.database.write() as conn:
        values = {**columns(draft), "author_id": member.id}
        done = notices.rewrite(conn, row.id, MOVES["edit"].sources, version, now, **values)
        if done:
            audit.record(conn, member, "notice.edited", f"{about(row.id)} version {version + 1}", now)
    if not done:
        return CHANGED
    tell(rt, row.id)
    return Outcome(True, "Saved. Send it to your own phone again before it goes out.", {"id": row.id})
