"""What is typed is kept for its writer, and gone when it is sent."""

from tests.rig.office import Office
from textbot.actions.conversations.keep_draft import KEPT, LONGEST, SENT, keep_draft
from textbot.actions.conversations.reply_as_staff import reply_as_staff
from textbot.actions.outcome import GONE
from textbot.store import drafts
from textbot.store.staff import StaffRow


def kept(desk: Office, one: int, member: StaffRow | None = None) -> str | None:
    with desk.rt.database.read() as conn:
        found = drafts.of(conn, one, (member or desk.member).id)
    return found.body if found else None


def begun(desk: Office, *conversation_ids: int) -> frozenset[int]:
    with desk.rt.database.read() as conn:
        return drafts.begun(conn, desk.member.id, conversation_ids)


def test_the_newest_words_are_kept_for_each_member(desk: Office) -> None:
    one, two, ben = desk.waiting(), desk.waiting(phone="+16025550199"), desk.colleague("Ben")
    for text in ("A cr", "A crew comes\r\non Friday"):
        assert keep_draft(desk.rt, one, desk.member, text) == KEPT
    keep_draft(desk.rt, one, ben, "I am on it")
    assert (kept(desk, one), kept(desk, one, ben)) == ("A crew comes\non Friday", "I am on it")
    assert begun(desk, one, two) == {one}
    assert keep_draft(desk.rt, one, desk.member, "  \n ").done
    assert kept(desk, one) is None
    assert keep_draft(desk.rt, 999, desk.member, "Hello") == GONE


def test_sending_ends_ones_own_draft_alone(desk: Office) -> None:
    one, ben = desk.waiting(), desk.colleague("Ben")
    keep_draft(desk.rt, one, desk.member, "A crew")
    keep_draft(desk.rt, one, ben, "Me too")
    reply_as_staff(desk.rt, one, desk.member, "A crew comes", key="press")
    assert (kept(desk, one), kept(desk, one, ben)) == (None, "Me too")
    # A page's late word does not bring it back.
    assert keep_draft(desk.rt, one, desk.member, "A crew comes", "press") == SENT
    assert kept(desk, one) is None


def test_a_reply_that_was_not_sent_leaves_the_draft(desk: Office) -> None:
    one = desk.waiting(opt_out="ours")
    keep_draft(desk.rt, one, desk.member, "A crew")
    assert not reply_as_staff(desk.rt, one, desk.member, "A crew").done
    assert kept(desk, one) == "A crew"
    # What no page can show, and what is far too long, is cut.
    keep_draft(desk.rt, one, desk.member, "a\x00b\ud800" + "c" * 2 * LONGEST)
    text = kept(desk, one)
    assert text is not None
    assert (text[:3], len(text)) == ("abc", LONGEST)
