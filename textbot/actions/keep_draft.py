"""What a member has typed and not sent is kept, so that neither a crash nor a colleague's question loses it."""

from textbot.actions.outcome import GONE, Outcome
from textbot.actions.reply_as_staff import token_of, typed
from textbot.runtime import Runtime
from textbot.store import conversations, drafts, outbound
from textbot.store.staff import StaffRow

LONGEST = 10_000

KEPT = Outcome(True, "Your draft is kept.")
SENT = Outcome(True, "That text was sent already.")


def keep_draft(rt: Runtime, conversation_id: int, member: StaffRow, text: str, key: str = "") -> Outcome:
    """Keep `text` as the member's draft; an empty one forgets it. key: of the button that would send it: a page's late
    word about a text that was sent meanwhile keeps nothing."""
    with rt.database.write() as conn:
        if conversations.contact_of(conn, conversation_id) is None:
            return GONE
        if key and outbound.by_token(conn, token_of(conversation_id, key)):
            return SENT
        drafts.keep(conn, conversation_id, member.id, typed(text)[:LONGEST], rt.now())
    return KEPT
