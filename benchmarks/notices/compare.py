"""Our sender beside a plain loop over the twilio client and beside one RQ job for each recipient, in one run."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from redis import Redis
from rq import Queue

from benchmarks.notices import plain
from benchmarks.notices.town import LATENCY, Town, town
from tests.rig.recipients import BODY, phone
from textbot.config import HOME

# No pace holds ours back here: it is the machine and the double that do.
RATE, OURS, THEIRS = 1000.0, 4000, 100


@dataclass(frozen=True)
class Result:
    """rate: texts a second, as the double counts them. cpu: of the sending processes, seconds for 1,000 texts."""

    name: str
    rate: float
    cpu: float


def compare(kind: str, folder: Path, say: Callable[[str], None]) -> list[Result]:
    """Each of the three, one after the other, against the double at its latency."""
    with town(kind, folder, RATE) as here:
        found = [_loop(here), _jobs(here), _ours(here)]
    for each in found:
        say(f"{kind:10} {each.name:34} {each.rate:7.1f}/s  {each.cpu:6.2f} CPU s per 1,000   (double at {LATENCY:g} s)")
    return found


def _ours(here: Town) -> Result:
    pid = int(here.stack.run["children"]["worker-notices"])
    before, began = _cpu(pid), here.count()
    here.notice(OURS, key="ours")
    here.wait_for(began + OURS, 300)
    rate = _rate(here.sent()[began:])
    time.sleep(1)
    return Result("textbot's sender", rate, (_cpu(pid) - before) / OURS * 1000)


def _loop(here: Town) -> Result:
    began = here.count()
    cpu = _run("loop", here.double.base, str(THEIRS)) / THEIRS * 1000
    return Result("a loop over the twilio client", _rate(here.sent()[began:]), cpu)


def _jobs(here: Town) -> Result:
    """One RQ worker; queueing the jobs counts as well."""
    began, own, url = here.count(), time.process_time(), str(here.stack.run["redis_url"])
    with Redis.from_url(url) as redis:
        queue = Queue("plain", connection=redis)
        for number in range(THEIRS):
            queue.enqueue(plain.send, here.double.base, phone(900_000 + number), BODY)
    queued = time.process_time() - own
    cpu = (_run("jobs", url) + queued) / THEIRS * 1000
    return Result("an RQ job for each recipient", _rate(here.sent()[began:]), cpu)


def _run(*told: str) -> float:
    """Run one of the plain ways; the processor time it says it took."""
    argv = [sys.executable, "-m", "benchmarks.notices.plain", *told]
    env = {**os.environ, "PYTHONPATH": str(HOME)}
    return float(subprocess.run(argv, check=True, cwd=HOME, env=env, capture_output=True).stdout.split()[-1])


def _rate(sent: Sequence[tuple[float, str, int]]) -> float:
    return (len(sent) - 1) / (sent[-1][0] - sent[0][0])


def _cpu(pid: int) -> float:
    """Seconds of processor time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
