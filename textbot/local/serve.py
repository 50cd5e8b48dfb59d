"""The web server: `python -m textbot.local.serve READY GRANIAN-ARGUMENTS...`.

Loads the application's modules while the database is still being made ready, waits for the file READY, loads the
playbook, and only then forks granian's workers: they begin in a moment and share the memory of what is loaded.
"""

import gc
import importlib
import multiprocessing
import sys
import time
from pathlib import Path

from granian.cli import entrypoint

from textbot.config import load_settings
from textbot.runtime import load_ahead

APPLICATION = "textbot.web"


def main(ready: Path, arguments: list[str]) -> None:
    """Serve until told to end; `arguments` are granian's own."""
    forks = multiprocessing.get_start_method(allow_none=False) == "fork"
    settings = load_settings()
    if forks:
        importlib.import_module(APPLICATION)
        load_ahead(settings)  # last time's playbook, which is nearly always this time's
    while not ready.exists():
        time.sleep(0.02)
    if forks:
        load_ahead(settings)
        gc.freeze()  # what is shared is not touched by the workers' garbage collection
    sys.argv = ["granian", *arguments]
    entrypoint()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
