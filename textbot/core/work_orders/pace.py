"""How patiently a system that does not answer is asked again, and when it is left alone for a while.

The breaker opens after a few failures in a row: then nothing is sent there, one order tries again after the rest, and
the first success lets all the others go, in order.
"""

from datetime import datetime, timedelta

PAUSES = tuple(timedelta(seconds=each) for each in (5, 15, 60, 300, 900, 1800))
"""Before the next try of one order, by the number of tries made; the last one repeats."""
FAILURES = 3
RESTS = tuple(timedelta(seconds=each) for each in (15, 30, 60, 120, 300))
"""How long a system is left alone, by how often it failed since the breaker opened; the last one repeats."""
PROBES = 24
"""So often one order may be the one that tries a system again."""
LONGEST_WAIT = timedelta(hours=1)
"""No system may ask for more patience than this at once."""


def pause(tries: int) -> timedelta:
    """Before the next try of an order that was tried so often."""
    return PAUSES[min(max(tries, 1), len(PAUSES)) - 1]


def rest(failures: int, asked: float | None) -> timedelta | None:
    """How long to leave a system alone after so many failures in a row; None: not at all. asked: the seconds that it
    asked for itself."""
    if asked is not None:
        return min(timedelta(seconds=max(asked, 1)), LONGEST_WAIT)
    return None if failures < FAILURES else RESTS[min(failures - FAILURES, len(RESTS) - 1)]


def next_try(tries: int, rests: timedelta) -> timedelta:
    """Before the next try of an order whose system failed and is left alone for so long. While a system is down, the
    oldest order tries it, so that all go on in their order; one that failed too often steps aside for the next."""
    return rests if rests and tries <= PROBES else max(pause(tries), rests)


def trial(seconds: float) -> timedelta:
    """How long one call of one order may take at most, all its requests together. seconds: the limit of each."""
    return timedelta(seconds=3 * seconds + 5)


def is_open(open_until: datetime | None, now: datetime) -> bool:
    """Whether a system is being left alone."""
    return open_until is not None and open_until > now
