"""The answers to a notice's question, ready to be read."""

from dataclasses import dataclass

from sqlalchemy import Connection

from textbot.actions.notices.poll_results import PollResults, poll_results
from textbot.store.notices import NoticeRow
from textbot.web.translations import N_, _

WORDS = {"yes": N_("Yes"), "no": N_("No")}


@dataclass(frozen=True)
class Bar:
    """One answer: its words, how many gave it, and their share of those who answered, 0 to 100."""

    words: str
    number: int
    percent: int


@dataclass(frozen=True)
class PollShown:
    """The results, ready to be read."""

    notice_id: int
    bars: tuple[Bar, ...]
    answered: int
    reached: int
    changed: int
    average: str


def shown_poll(conn: Connection, row: NoticeRow) -> PollShown | None:
    """How a notice's poll stands; None when it asks nothing."""
    results = poll_results(conn, row)
    return _shown(row.id, results) if results is not None else None


def _shown(notice_id: int, results: PollResults) -> PollShown:
    bars = tuple(
        Bar(_(WORDS[answer]) if answer in WORDS else answer, number, _percent(number, results.answered))
        for answer, number in results.counts
    )
    average = f"{results.average:.1f}" if results.average is not None else ""
    return PollShown(notice_id, bars, results.answered, results.reached, results.changed, average)


def _percent(number: int, of: int) -> int:
    return round(100 * number / of) if of else 0
