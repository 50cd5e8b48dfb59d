"""Which processes are there: asked of the system, so that a test sees what it was not told of."""

import subprocess
import time
from pathlib import Path


def with_word(word: str) -> set[int]:
    """The living processes of this user that carry `word` in their command or environment (zombies do not count)."""
    proc = Path("/proc")
    if not proc.is_dir():
        listed = subprocess.run(["ps", "-Ewwx", "-o", "pid=,command="], capture_output=True, text=True).stdout
        return {int(line.split()[0]) for line in listed.splitlines() if word in line}
    return {int(entry.name) for entry in proc.iterdir() if entry.name.isdigit() and _carries(entry, word.encode())}


def gone(word: str, seconds: float) -> bool:
    """Whether no process with `word` is left within so many seconds."""
    deadline = time.monotonic() + seconds
    while with_word(word):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _carries(entry: Path, word: bytes) -> bool:
    try:
        return word in (entry / "cmdline").read_bytes() or word in (entry / "environ").read_bytes()
    except OSError:  # ended meanwhile, or someone else's
        return False
