"""What a question costs: time on one core, memory, start. Measured in a process of its own, as a web worker begins.

python -m benchmarks.matcher.price MODELS TRAIN.csv TEST.csv: one JSON object on standard output.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.matcher import csv_files, predict
from textbot.encoders.matchers import Matchers

WARM_UP = 20
ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Price(NamedTuple):
    """p50, p95: ms of one core for a question never asked before; ready: s from nothing loaded to the first ranking, a
    model being saved; memory: MB of the process (proportional set size)."""

    p50: float
    p95: float
    ready: float
    memory: float


def price(models: Path, train: Path, test: Path) -> Price:
    """The price with the model trained on `train`, which must be in `models` already."""
    argv = [sys.executable, "-m", "benchmarks.matcher.price", str(models), str(train), str(test)]
    done = subprocess.run(argv, env=os.environ | ONE_CORE, capture_output=True, text=True, check=True)
    return Price(**json.loads(done.stdout))


def _measure(models: Path, train: Path, test: Path) -> Price:
    learned, asked = csv_files.read(train), csv_files.read(test)
    began = time.perf_counter()
    matcher = predict.trained(Matchers(models), learned)
    matcher.rank("hello", "")
    ready = time.perf_counter() - began
    times = []
    for row in dict.fromkeys(asked):
        before = time.thread_time()  # the core's own time: other processes of the machine do not count
        matcher.rank(row.text, row.language)
        times.append((time.thread_time() - before) * 1000)
    times = sorted(times[WARM_UP:] or times)
    return Price(_share(times, 0.5), _share(times, 0.95), ready, _memory())


def _share(values: list[float], part: float) -> float:
    return values[min(len(values) - 1, int(part * len(values)))]


def _memory() -> float:
    """MB in use by this process, shared pages counted in part; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    print(json.dumps(_measure(*map(Path, sys.argv[1:4]))._asdict()))
