"""What a member has typed and not sent is kept, so that neither a crash nor a colleague's question loses it."""

from textbot.actions.conversations.reply_as_staff import token_of, typed
from textbot.actions.outcome import Outcome
from textbot.actions.staff import access
from textbot.actions.staff.access import NoAccess
from textbot.runtime import Runtime
from textbot.store import drafts, outbound
from textbot.store.staff import StaffRow

LONGEST = 10_000

KEPT = Outcome(True, "Your draft is kept.")
SENT = Outcome(True, "That text was sent already.")


def keep_draft(rt: Runtime, conversation_id: int, member: StaffRow, text: str, key: str = "") -> Outcome:
    """Keep `text` as the member's draft; an empty one forgets it. key: of the button that would send it: a page's late
    word about a text that was sent meanwhile keeps nothing."""
    try:
        with rt.database.write() as conn:
            access.conversation(conn, member, conversation_id, "reply")
            if key and outbound.by_token(conn, token_of(conversation_id, key)):
                return SENT
            drafts.keep(conn, conversation_id, member.id, typed(text)[:LONGEST], rt.now())
    except NoAccess as error:
        return access.refused(rt, member, error)
    return KEPT
