"""The news of the last minutes, so that a page that was away for a moment hears what it missed instead of asking."""

from collections import deque

from textbot.state.live import News, moment

KEPT = 1_000
# Processes that tell at the same time are heard in any order, and clocks of different machines differ a little.
SLACK = 200


class Recent:
    """What one process heard. It knows of a gap: before it began to hear, or when that was too long ago to be kept."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._news: deque[News] = deque(maxlen=kept)
        self._whole_since: float = float("inf")

    def begin(self) -> None:
        """News is heard from now on."""
        self._news.clear()
        self._whole_since = moment()

    def stop(self) -> None:
        """From now on some may be missed."""
        self._whole_since = float("inf")

    def add(self, news: News) -> None:
        """One more."""
        if len(self._news) == self._kept:
            self._whole_since = self._news[0].at + 1
        self._news.append(news)

    def since(self, at: int, departments: frozenset[str] | None) -> tuple[News, ...] | None:
        """What members of those departments may know of the news since that moment, some a little older; None when it
        is not known any more."""
        if at - SLACK < self._whole_since:
            return None
        return tuple(each for each in self._news if each.at >= at - SLACK and each.seen_by(departments))
