"""Machine translations beside a thread's texts, for a member who does not read the resident's language."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection

from textbot.core.visible import pieces
from textbot.runtime import Runtime
from textbot.store import translations
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow
from textbot.store.translations import IN, OUT, TranslationRow
from textbot.web.thread.texts import TextLine, Texts
from textbot.web.translations import N_, _, page_language

STATES = {"new": N_("Being translated"), "failed": N_("No machine translation could be had")}

Wanted = Mapping[str, tuple[int, ...]]


def translated(
    conn: Connection, rt: Runtime, texts: Texts, row: ConversationRow, member: StaffRow
) -> tuple[Texts, Wanted]:
    """The texts with their translations, and which of them nobody has asked for yet (direction -> ids, the newest
    first)."""
    if rt.translator is None or row.language in (page_language(), *member.languages):
        return texts, {}
    whose = [key for line in texts.lines if (key := _key(line))]
    ids = {direction: [each for way, each in whose if way == direction] for direction in (IN, OUT)}
    found = translations.of(conn, page_language(), ids)
    lines = tuple(_with(line, found.get(_key(line) or (IN, 0))) for line in texts.lines)
    lacking = {way: tuple(each for each in reversed(own) if (way, each) not in found) for way, own in ids.items()}
    return replace(texts, lines=lines), lacking


def _key(line: TextLine) -> tuple[str, int] | None:
    """What a text is translated by; None for what has no words, and for what may still be taken back."""
    has_words = any(letter.isalpha() for piece in line.body for letter in piece.text)
    if line.kind != "text" or line.state == "queued" or not has_words:
        return None
    if line.inbound_id:
        return IN, line.inbound_id
    return (OUT, line.outbound_id) if line.outbound_id else None


def _with(line: TextLine, found: TranslationRow | None) -> TextLine:
    if _key(line) is None:
        return line
    state = found.state if found else "new"
    if state == "done" and found:
        return replace(line, translation=pieces(found.body))
    return replace(line, translating=_(STATES[state]) if state in STATES else "")
