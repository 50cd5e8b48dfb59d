"""What residents answered to a notice's poll: figures, never who."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from textbot.core.notices.poll import Poll
from textbot.store import poll_answers
from textbot.store.notices import NoticeRow
from textbot.store.recipients import recipients


@dataclass(frozen=True)
class PollResults:
    """poll: what was asked. counts: (answer, how many), each answer there is, in order. answered: how many answered,
    of how many `reached`; changed: how many of them changed their answer."""

    poll: Poll
    counts: tuple[tuple[str, int], ...]
    answered: int
    reached: int
    changed: int

    @property
    def average(self) -> float | None:
        """Of numbers; None for YES and NO, or while nobody answered."""
        if not self.answered or not all(answer.isdigit() for answer, _ in self.counts):
            return None
        return sum(int(answer) * number for answer, number in self.counts) / self.answered


def poll_results(conn: Connection, row: NoticeRow) -> PollResults | None:
    """How the poll of a notice stands; None when it asks nothing."""
    if not row.poll:
        return None
    try:
        poll = Poll.from_data(row.poll)
    except ValueError:
        return None
    found = poll_answers.counts(conn, row.id)
    counts = tuple((answer, found.get(answer, 0)) for answer in poll.answers)
    where = (recipients.c.notice_id == row.id, recipients.c.state == "handed")
    reached = conn.execute(select(func.count()).where(*where)).scalar_one()
    return PollResults(poll, counts, sum(number for _, number in counts), reached, poll_answers.changed(conn, row.id))
