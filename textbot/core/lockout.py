"""How long whoever guesses a password must wait: longer with every wrong try, and never for somebody else's tries.

Wrong tries are counted under several names at once: the account at that address, the account wherever it is tried
from, the address whatever account it tries. A browser that was signed in before counts under its own name alone, so
that no storm of guesses from elsewhere keeps its owner out.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

# Wrong tries are forgotten after a day without one.
FORGOTTEN = timedelta(days=1)


@dataclass(frozen=True)
class Rule:
    """So many wrong tries are free; the wait after the next is `first`, then twice that, up to `longest`."""

    free: int
    first: timedelta
    longest: timedelta


MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)

# One account from one address: 1,000 guesses, one a second, end at 9 that are read.
PAIR = Rule(5, MINUTE, HOUR)
# One account from anywhere. It waits for a quarter of an hour at most: its owner shares this count when they sit at a
# browser that nobody knows.
ACCOUNT = Rule(20, MINUTE, 15 * MINUTE)
# One address, any account: a whole office may stand behind it.
ADDRESS = Rule(100, MINUTE, 15 * MINUTE)
# A browser that was signed in before.
KNOWN_BROWSER = Rule(10, MINUTE, HOUR)


@dataclass(frozen=True)
class Count:
    """Wrong tries under one name. at: the last one; until: no try is read before this."""

    wrong: int
    at: datetime
    until: datetime | None = None

    def waits(self, now: datetime) -> timedelta:
        """How long the next try must wait, zero for not at all."""
        return max(self.until - now, timedelta(0)) if self.until else timedelta(0)


def tried(count: Count, rule: Rule, now: datetime) -> Count:
    """One more try is about to be read: it is wrong until it turns out to be right."""
    wrong = 1 if now - count.at > FORGOTTEN else count.wrong + 1
    return Count(wrong, now, _until(wrong, rule, now))


def taken_back(count: Count, rule: Rule) -> Count:
    """The last try was right after all."""
    wrong = max(0, count.wrong - 1)
    return Count(wrong, count.at, _until(wrong, rule, count.at))


def _until(wrong: int, rule: Rule, now: datetime) -> datetime | None:
    over = wrong - rule.free
    if over < 0:
        return None
    doubled = rule.first * (1 << min(over, 20))
    return now + min(doubled, rule.longest)
