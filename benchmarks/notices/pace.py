"""How near the pace is to the one that was set, over every minute, as the double counts it."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.notices.town import town

RATES = (1.0, 12.0, 100.0, 225.0)
WINDOW, LEFT_ASIDE = 60.0, 10.0


def off(sent: Sequence[tuple[float, int]], rate: float) -> tuple[float, float]:
    """By how much the slowest and the fastest minute differ from `rate`, as parts of it; the first 10 s and the end
    left aside. sent: (when, segments), oldest first."""
    times = [at for at, _ in sent]
    sums = [0]
    for _, segments in sent:
        sums.append(sums[-1] + segments)
    first, last = times[0] + LEFT_ASIDE, times[-1]
    found, start = [], first
    while start + WINDOW <= last:
        found.append((sums[bisect_left(times, start + WINDOW)] - sums[bisect_left(times, start)]) / WINDOW / rate - 1)
        start += 0.5
    return (min(found), max(found)) if found else (float("nan"), float("nan"))


def measure(kind: str, folder: Path, rate: float, seconds: float, say: Callable[[str], None]) -> tuple[float, float]:
    """Send for so long at a pace; by how much its slowest and fastest minute were off."""
    with town(kind, folder, rate) as here:
        count = round(rate * seconds) + 1
        here.notice(count)
        here.wait_for(count, seconds * 1.5)
        sent = here.sent()
        found = off([(at, segments) for at, _, segments in sent], rate)
        pace = sum(each[2] for each in sent) / (sent[-1][0] - sent[0][0])
        say(f"{kind:10} {rate:5g}/s  {len(sent):6} texts  {pace:7.2f}/s  minutes {found[0]:+.2%} to {found[1]:+.2%}")
    return found
