"""Send a notice to whoever writes it, on their own phone, as residents will read it."""

from dataclasses import replace

from textbot.actions import audit
from textbot.actions.notices.alert_approvers import text_member
from textbot.actions.notices.as_read import bare_texts
from textbot.actions.notices.deed import CHANGED, NOT_NOW, about, find, tell
from textbot.actions.outcome import Outcome
from textbot.core.marking import N_
from textbot.core.notices.state import OPEN
from textbot.runtime import Runtime
from textbot.store import notices
from textbot.store.notices import NoticeRow
from textbot.store.staff import StaffRow

MADE_BY = "notices.test"
NO_PHONE = Outcome(False, "Write and confirm your mobile number under My settings first: the test goes there.")
STOPPED = Outcome(False, "Your phone said STOP to us. Text START from it, then try again.")
NO_TEXT = Outcome(False, "There is no text to send yet.")
SENT = Outcome(
    True,
    "A test is on its way to your phone. Read it there.",
    many=N_("%(number)s tests are on their way to your phone, one in each language. Read them there."),
)
UNREADABLE = Outcome(False, "A placeholder cannot be read. See what is to be mended first.")


def send_test(rt: Runtime, member: StaffRow, notice_id: int, version: int | None = None) -> Outcome:
    """Text each language of that version (None: whichever it is) to the member's own phone; fields without a fallback
    stand as [name]. The version then counts as tested."""
    row = find(rt, member, notice_id)
    if isinstance(row, Outcome):
        return row
    if version is not None and row.version != version:
        return CHANGED
    if row.state not in OPEN:
        return NOT_NOW
    if not member.phone:
        return NO_PHONE
    try:
        bodies = bare_texts(rt, row)
    except ValueError:
        return UNREADABLE
    return _sent(rt, member, row, bodies) if bodies else NO_TEXT


def _sent(rt: Runtime, member: StaffRow, row: NoticeRow, bodies: dict[str, str]) -> Outcome:
    now = rt.now()
    with rt.database.write() as conn:
        made = [text_member(conn, rt, member, body, code, MADE_BY, now) for code, body in bodies.items()]
        texts = [each for each in made if each is not None]
        done = bool(texts) and notices.tested(conn, row.id, row.version, now)
        if done:
            audit.record(conn, member, "notice.tested", f"{about(row.id)} version {row.version}", now)
    if not texts:
        return STOPPED
    rt.doorbell.ring_all([("send_text", each) for each in texts])
    tell(rt, row.id)
    return replace(SENT, values={"number": len(texts)}) if done else CHANGED
