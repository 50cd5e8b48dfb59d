"""A schedule whose approved words no longer pass the gates: found a day before its next time, and staff are told."""

from datetime import datetime, timedelta

from textbot.actions.notices.alert_approvers import approvers, text_member
from textbot.actions.notices.deed import draft_of
from textbot.actions.notices.look_over import facts
from textbot.actions.notices.occasion import as_due
from textbot.core.notices.gates import Gate, closed, gates
from textbot.runtime import Runtime
from textbot.store import staff
from textbot.store.notices import NoticeRow
from textbot.store.schedules import ScheduleRow

PHRASE = "phrases.notice_reword"
REWORD = "its text lacks what notices must say"
# Gates that look at the words alone: what passed them once may not when they grow stricter.
OF_WORDS = ("languages", "sender", "opt_out", "links", "length")
# Between now and its time somebody can still reword it, and a second person approve that.
AHEAD = timedelta(days=1)
# A schedule with a time for each zone tells staff once.
ONCE_IN = timedelta(hours=20)


def to_reword(rt: Runtime, pattern: NoticeRow) -> tuple[Gate, ...]:
    """The gates that its words do not pass, as its next time would say them. Asks no tables for people."""
    found = gates(draft_of(as_due(rt, pattern)), facts(rt, None, None, True))
    return tuple(gate for gate in closed(found) if gate.key in OF_WORDS)


def tell_reword(rt: Runtime, schedule: ScheduleRow, pattern: NoticeRow, now: datetime) -> int:
    """Text its author and whoever may approve it; how many were texted."""
    link = f"{rt.settings.public_url}/notices/schedules/{schedule.id}"
    texts = []
    with rt.database.write() as conn:
        author = staff.by_id(conn, pattern.author_id)
        there = (author,) if author and author.disabled_at is None else ()
        for each in (*there, *approvers(conn, pattern.author_id)):
            language = rt.playbook.language_for(each.language)
            body = rt.playbook.text(PHRASE, language, title=pattern.title[:60], link=link)
            texts.append(text_member(conn, rt, each, body, language, PHRASE, now) if each.phone else None)
    sent = [each for each in texts if each is not None]
    rt.doorbell.ring_all(("send_text", each) for each in sent)
    return len(sent)
