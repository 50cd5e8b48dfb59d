"""The texts of a conversation, ready to be shown: who said what and what made it, notes, and what happened between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatchmethod

from babel.dates import format_skeleton
from sqlalchemy import Connection

from textbot.core.playbook import Playbook
from textbot.core.redaction import without_code
from textbot.core.visible import Piece, pieces
from textbot.store import media
from textbot.store.conversation_events import EventRow
from textbot.store.history import Entry, Heard, Page, Said, newest_heard
from textbot.store.media import MediaRow
from textbot.store.notes import NoteRow
from textbot.web.inbox.words import FAILED, SPEAKERS, clock_words, delivery_words
from textbot.web.thread.events import event_words
from textbot.web.thread.made import Made, made_of
from textbot.web.translations import N_, _, locale

FETCHED = N_("A photo came with this text. It is being fetched.")


@dataclass(frozen=True)
class Photo:
    """A photo of a text. id: of the copy to show, None while there is none; words: what there is instead."""

    id: int | None
    words: str
    taken: str


@dataclass(frozen=True)
class TextLine:
    """One text, note or event. kind: text | note | event. who: resident | bot | staff | notice | note | event.
    day: the heading above it when it is the first of its day. outbound_id: of a text of ours."""

    kind: str
    who: str
    speaker: str
    body: tuple[Piece, ...]
    at: datetime
    when: str
    day: str = ""
    delivery: str = ""
    state: str = ""
    failed: bool = False
    late: str = ""
    photos: tuple[Photo, ...] = ()
    made: Made | None = None
    outbound_id: int | None = None
    inbound_id: int | None = None
    # A machine's translation for who reads it, or how far that is.
    translation: tuple[Piece, ...] = ()
    translating: str = ""


@dataclass(frozen=True)
class Texts:
    """A page of a thread. start: the place before its first line; older: whether there is more; seen: the newest
    inbound id."""

    lines: tuple[TextLine, ...]
    start: str
    older: bool
    seen: int


def texts(
    conn: Connection, playbook: Playbook, page: Page, names: Mapping[int, str], now: datetime, language: str
) -> Texts:
    """That page, ready to be shown. names: of staff by id; now: in the city's zone; language: the resident's."""
    with_photos = tuple(each.id for each in page.entries if isinstance(each, Heard) and each.photos)
    photos = media.of_messages(conn, with_photos) if with_photos else ()
    reader = Reader(playbook, photos, names, now, language)
    lines = tuple(reader.lines(page.entries))
    return Texts(lines, str(page.start), page.older, newest_heard(page.entries))


@dataclass(frozen=True)
class Reader:
    """Turns what is stored into what is read."""

    playbook: Playbook
    photos: Sequence[MediaRow]
    names: Mapping[int, str]
    now: datetime
    language: str

    def lines(self, entries: Sequence[Entry]) -> Iterator[TextLine]:
        """A line each, with the day above the first of it."""
        before = None
        for entry in entries:
            at = entry.at.astimezone(self.now.tzinfo)
            day = day_words(at, self.now) if at.date() != before else ""
            before = at.date()
            yield self.line(entry, at, day)

    @singledispatchmethod
    def line(self, entry: Entry, at: datetime, day: str) -> TextLine:
        """One entry as a line."""
        raise TypeError(entry)

    @line.register
    def _heard(self, entry: Heard, at: datetime, day: str) -> TextLine:
        late = clock_words(entry.sent_at.astimezone(self.now.tzinfo), self.now) if entry.sent_at else ""
        return TextLine(
            "text", "resident", _("Resident"), pieces(entry.body), at, _time(at, self.now), day,
            late=late, photos=self._photos(entry), inbound_id=entry.id,
        )  # fmt: skip

    @line.register
    def _said(self, entry: Said, at: datetime, day: str) -> TextLine:
        by_staff = entry.kind == "staff"
        return TextLine(
            "text",
            "staff" if by_staff else "notice" if entry.kind == "notice" else "bot",
            self.names.get(entry.staff_id or 0, _("Staff")) if by_staff else _(SPEAKERS.get(entry.kind, ASSISTANT)),
            pieces(without_code(entry.body, entry.made_by)),
            at,
            _time(at, self.now),
            day,
            delivery=delivery_words(entry.state, entry.error),
            state=entry.state,
            failed=entry.state in FAILED,
            made=None if by_staff else made_of(self.playbook, entry),
            outbound_id=entry.id,
        )

    @line.register
    def _note(self, entry: NoteRow, at: datetime, day: str) -> TextLine:
        whose = self.names.get(entry.staff_id, _("Staff"))
        to = self.names.get(entry.for_id or 0, "")
        speaker = _("%(name)s, a note for %(to)s", name=whose, to=to) if to else _("%(name)s, a note", name=whose)
        return TextLine("note", "note", speaker, pieces(entry.body), at, _time(at, self.now), day)

    @line.register
    def _event(self, entry: EventRow, at: datetime, day: str) -> TextLine:
        words = event_words(entry, self.names, self.playbook, self.now)
        return TextLine("event", "event", words, (), at, _time(at, self.now), day)

    def _photos(self, entry: Heard) -> tuple[Photo, ...]:
        own = tuple(_photo(row) for row in self.photos if row.inbound_id == entry.id)
        missing = max(0, entry.photos - len(own))
        return own + (Photo(None, _(FETCHED), ""),) * missing


ASSISTANT = N_("Assistant")


def day_words(day: datetime, now: datetime) -> str:
    """ "Today", "Yesterday", "Monday, November 23"; with the year when it is another one. Both in the city's zone."""
    days = (now.date() - day.date()).days
    if days in (0, 1):
        return _("Yesterday") if days else _("Today")
    pattern = "EEEEMMMMd" if day.year == now.year else "yEEEEMMMMd"
    return str(format_skeleton(pattern, day, locale=locale()))


def _time(at: datetime, now: datetime) -> str:
    """The time of day: the day stands above."""
    return clock_words(at, at)


def _photo(row: MediaRow) -> Photo:
    if row.state == "stored":
        return Photo(row.id, "", row.place)
    if row.state == "new":
        return Photo(None, _(FETCHED), "")
    problem = row.problem or _("it could not be fetched")
    return Photo(None, _("A file came with this text that is not shown: %(problem)s.", problem=problem), "")
