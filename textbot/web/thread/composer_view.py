"""The box in which staff write to a resident, ready to be shown."""

import math
import secrets
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from textbot.actions.conversations.news import Seen, news, seen_now
from textbot.actions.conversations.reply_as_staff import LONGEST, introduction
from textbot.actions.conversations.saved_replies import Ready, saved_replies
from textbot.actions.conversations.take_back_reply import waiting_reply
from textbot.core.permissions import may
from textbot.core.routing import TRIAGE
from textbot.core.segments import count, outside_gsm
from textbot.core.visible import Piece, pieces
from textbot.runtime import Runtime
from textbot.state.presence import WRITING, Here
from textbot.store import drafts, outbound, staff
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow
from textbot.store.transcript import Line
from textbot.web.inbox.words import clock_words
from textbot.web.translations import N_, _, language_name, ngettext, page_language

# Twilio's codes for numbers that no text will ever reach.
NO_NUMBER = ("21211", "21614", "21635", "30005", "30006")
MUTED = N_("Automatic replies to this person are paused: they went in circles. Your texts go out.")
NO_PHONE = N_("The last text did not arrive: this number is a landline, or there is no such number. Better call them.")


@dataclass(frozen=True)
class Typed:
    """What a member sent with a form that shows the page again. seen: what the page had shown them; written: their own
    words, when `text` is a machine's translation of them."""

    text: str
    seen: Seen | None = None
    written: str = ""


@dataclass(frozen=True)
class New:
    """A text that came or went while a member was typing."""

    speaker: str
    body: tuple[Piece, ...]
    when: str


@dataclass(frozen=True)
class Undo:
    """A text that can still be taken back, for so many more seconds."""

    id: int
    seconds: int


@dataclass(frozen=True)
class Composer:
    """All that the box needs.

    seen, key: for the form. cost: what the text in it costs, in words; many: the words for several segments, for the
    script. others: who else is here. to: the language that a translation of the text would be in, "" when there is no
    translator, or no need of one. kept: of when the draft is."""

    text: str
    key: str
    seen: str
    intro: str
    room: int
    cost: str
    many: str
    kept: str
    to: str
    language: str
    written: str = ""
    new: tuple[New, ...] = ()
    undo: Undo | None = None
    warnings: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    replies: tuple[Ready, ...] = field(default=(), repr=False)


def composer(
    conn: Connection, rt: Runtime, row: ConversationRow, member: StaffRow, now: datetime, typed: Typed | None = None
) -> Composer | None:
    """The box as it stands, or as the member left it; None when they may not write here, or nobody can. now: in the
    city's zone."""
    if row.opt_out or not may(member.roles, "reply", row.department or TRIAGE):
        return None
    playbook = rt.playbook
    draft = None if typed else drafts.of(conn, row.id, member.id)
    text = typed.text if typed else draft.body if draft else ""
    intro, language = introduction(playbook, row, member), playbook.language_for(row.language)
    return Composer(
        text=text,
        key=secrets.token_hex(16),
        seen=str(seen_now(conn, row)),
        intro=intro,
        room=LONGEST - len(intro),
        cost=cost_words(intro, text),
        many=ngettext("%(num)s segment", "%(num)s segments", 2, num="%(num)s"),
        kept=_("Draft of %(when)s", when=clock_words(draft.at.astimezone(now.tzinfo), now)) if draft else "",
        to=language_name(language) if rt.translator and language != page_language() else "",
        language=language,
        written=typed.written if typed else "",
        new=_new(conn, row, typed.seen, now) if typed and typed.seen else (),
        undo=_undo(conn, row, member, rt.now()),
        warnings=_warnings(conn, row),
        others=presence_words(rt.presence.others([row.id], member.id).get(row.id, ())),
        replies=saved_replies(conn, playbook, row, member, page_language()),
    )


def cost_words(intro: str, text: str) -> str:
    """What a text costs: "58 letters, 1 segment, plain letters (GSM-7)"; the name before it counts, too."""
    if not text.strip():
        return _("A text of up to 160 plain letters is one segment.")
    body = intro + text.strip()
    found, odd = count(body), outside_gsm(body)
    size = _("%(letters)s letters", letters=found.units)
    parts = ngettext("%(num)s segment", "%(num)s segments", found.parts)
    if not odd:
        return f"{size}, {parts}, {_('plain letters (GSM-7)')}"
    return f"{size}, {parts}, {_('Unicode because of %(letters)s', letters=' '.join(map(shown, odd[:5])))}"


def shown(letter: str) -> str:
    """A letter as it can be seen: a hidden one by its number."""
    return letter if letter.isprintable() and not letter.isspace() else f"U+{ord(letter):04X}"


def presence_words(here: tuple[Here, ...]) -> tuple[str, ...]:
    """Who else is at a conversation, a sentence each."""
    return tuple(_here(each) for each in here)


def _here(each: Here) -> str:
    if each.what == WRITING:
        return _("%(name)s is writing", name=each.name)
    return _("%(name)s is looking at this", name=each.name)


def _new(conn: Connection, row: ConversationRow, seen: Seen, now: datetime) -> tuple[New, ...]:
    names = {each.id: each.name for each in staff.everyone(conn)}
    return tuple(
        New(_speaker(line, names), pieces(line.body), clock_words(line.at.astimezone(now.tzinfo), now))
        for line in news(conn, row, seen)
    )


def _speaker(line: Line, names: dict[int, str]) -> str:
    if line.direction == "in":
        return _("Resident")
    return names.get(line.staff_id or 0, _("Staff")) if line.kind == "staff" else _("Assistant")


def _undo(conn: Connection, row: ConversationRow, member: StaffRow, now: datetime) -> Undo | None:
    found = waiting_reply(conn, row, member, now)
    if found is None or found.due_at is None:
        return None
    return Undo(found.id, max(1, math.ceil((found.due_at - now).total_seconds())))


def _warnings(conn: Connection, row: ConversationRow) -> tuple[str, ...]:
    told = (_(MUTED),) if row.muted else ()
    return told + ((_(NO_PHONE),) if outbound.last_error(conn, row.contact_id) in NO_NUMBER else ())
