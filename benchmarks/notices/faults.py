"""What becomes of a notice when things go wrong: its sender is killed, phones say STOP, the provider says no, somebody
presses cancel."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.load import quantile
from benchmarks.notices.town import Town, town
from tests.rig.recipients import phone
from textbot.store import notices, recipients

Say = Callable[[str], None]
KILLED_AT = (0.01, 0.5, 0.99)


def kills(kind: str, folder: Path, say: Say, count: int = 3000, rate: float = 100.0) -> Town:
    """kill -9 of the sender at 1, 50 and 99 percent."""
    with town(kind, folder, rate) as here:
        notice_id = here.notice(count)
        for part in KILLED_AT:
            here.wait_for(round(count * part), 600)
            here.kill()
        found = here.wait_until_through(notice_id, 300)
        say(
            f"{kind:10} killed at {', '.join(f'{each:.0%}' for each in KILLED_AT)}: {here.count()} of {count} sent, "
            f"{here.twice()} phones twice, {found.unknown} unknown, {found.waiting} still wait"
        )
    return here


def stops(kind: str, folder: Path, say: Say, count: int = 50_000, rate: float = 100.0, phones: int = 500) -> None:
    """Phones text STOP while a notice goes out: nothing begins after their STOP was answered."""
    with town(kind, folder, rate) as here:
        here.notice(count)
        here.wait_for(200, 60)
        # Around those whose turn it is: some have it already, for some it is on its way, most still wait.
        answered: dict[str, float] = {}
        took: list[int] = []
        seconds, chosen = 60.0, set[int]()

        def text(number: int) -> None:
            who, began = phone(number), time.perf_counter_ns()
            here.double.control.text(who, "STOP", wait=True, at_once=True)
            took.append(time.perf_counter_ns() - began)
            answered[who] = time.time()

        threads, began = [], time.monotonic()
        for each in range(phones):
            ahead = here.count() + each % 60 - 20
            while ahead in chosen:
                ahead += 1
            chosen.add(ahead)
            threads.append(threading.Thread(target=text, args=(ahead,)))
            threads[-1].start()
            time.sleep(max(0.0, began + (each + 1) * seconds / phones - time.monotonic()))
        for thread in threads:
            thread.join()
        time.sleep(5)
        late = [who for at, who, _ in here.sent() if who in answered and at > answered[who]]
        got = sum(who in answered for _, who, _ in here.sent())
        say(
            f"{kind:10} {len(answered)} phones said STOP at {rate:g}/s ({got} had it by then): {len(late)} sends began "
            f"after it was answered; answers p50 {quantile(took, 0.5):.0f} ms, p95 {quantile(took, 0.95):.0f} ms"
        )


def replies(kind: str, folder: Path, say: Say, count: int = 50_000, rate: float = 100.0, seconds: float = 60.0) -> None:
    """How long residents wait for answers while a notice goes out and Twilio reports on each text."""
    with town(kind, folder, rate, reports=True) as here:
        here.notice(count)
        here.wait_for(1000, 60)
        took: list[int] = []
        lost: list[str] = []

        def text(number: int) -> None:
            began = time.perf_counter_ns()
            if not here.double.control.text(phone(700_000 + number), "when is trash day", wait=True).replies:
                lost.append(phone(number))
            took.append(time.perf_counter_ns() - began)

        threads, before, start = [], here.count(), time.monotonic()
        for each in range(round(seconds * 5)):
            threads.append(threading.Thread(target=text, args=(each,)))
            threads[-1].start()
            time.sleep(max(0.0, start + (each + 1) / 5 - time.monotonic()))
        for thread in threads:
            thread.join()
        pace = (here.count() - before) / (time.monotonic() - start)
        say(
            f"{kind:10} {len(took)} texts answered at 5/s while a notice went out at {pace:.0f}/s: p50 "
            f"{quantile(took, 0.5):.0f} ms, p95 {quantile(took, 0.95):.0f} ms, {len(lost)} not answered at once"
        )


def throttled(kind: str, folder: Path, say: Say, rate: float = 50.0) -> None:
    """Half of all POSTs are answered with 429 for 30 seconds."""
    count = round(rate * 100)
    with town(kind, folder, rate) as here:
        notice_id = here.notice(count)
        here.wait_for(round(rate * 10), 60)
        here.double.control.faults({"kind": "rest_429", "probability": 0.5})
        time.sleep(30)
        slow = here.count()
        time.sleep(5)
        slowest = (here.count() - slow) / 5
        here.double.control.clear_faults()
        ended, back = time.monotonic(), 0.0
        while time.monotonic() - ended < 60:
            before = here.count()
            time.sleep(2)
            if here.count() - before >= rate * 2 * 0.95:
                back = time.monotonic() - ended
                break
        found = here.wait_until_through(notice_id, 300)
        say(
            f"{kind:10} 429 at 50%: fell to {slowest:.1f}/s, back at {rate:g}/s after {back:.0f} s; {here.count()} of "
            f"{count} sent, {here.twice()} twice, {sum(found.failed.values())} failed, {found.unknown} unknown"
        )


def cancel(kind: str, folder: Path, say: Say, rate: float = 100.0) -> None:
    """Somebody presses cancel in the middle."""
    with town(kind, folder, rate) as here:
        notice_id = here.notice(3000)
        here.wait_for(500, 60)
        moment = datetime.now(UTC)
        with here.database.write() as conn:
            notices.move(conn, notice_id, ("sending",), "cancelled", moment)
            recipients.cancel_waiting(conn, notice_id, moment)
        pressed = time.time()
        time.sleep(6)
        after = [at - pressed for at, _, _ in here.sent() if at > pressed]
        found = here.wait_until_through(notice_id, 60)
        say(
            f"{kind:10} cancelled: {len(after)} sends within {max(after, default=0):.2f} s after, "
            f"{sum(each > 2 for each in after)} later than 2 s; {found.cancelled} cancelled, {found.waiting} wait"
        )
