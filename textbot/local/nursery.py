"""The nursery: `python -m textbot.local.nursery READY`, a process that loads once what all of ours need, and then has
children that begin in a moment and share the memory of what is loaded.

It loads the modules, waits for the file READY, loads the playbook and writes `ready`. From then on each line of its
standard input is a request, and each line of its standard output the process id of the child that was made for it.
It opens nothing and starts no thread that a child could inherit. A child is adopted by whoever started the nursery
(a subreaper, see `process.adopt_orphans`) and lives on when the nursery ends. Linux only.
"""

import gc
import importlib
import json
import os
import runpy
import sys
import time
from pathlib import Path
from typing import Any

from textbot.config import load_settings
from textbot.local.process import call_oneself, end_with
from textbot.runtime import load_ahead

# By name: what a child is to be is no part of this layer.
MODULES = (
    *("granian.cli", "textbot.runtime.parts", "textbot.web", "textbot.cli.clock", "textbot.jobs.worker"),
    *("textbot.jobs.inbox", "textbot.jobs.slow", "textbot.jobs.notices"),
)

Request = dict[str, Any]


def main(ready: Path) -> None:
    """Load, and make children until the supervisor is gone; in a child, become what was asked for."""
    supervisor, answers = os.getppid(), os.dup(1)
    os.dup2(2, 1)  # whatever a module may print is no answer
    load(ready)
    os.write(answers, b"ready\n")
    for line in sys.stdin.buffer:
        if bear(answers):
            os.close(answers)
            become(json.loads(line), supervisor)
            return


def load(ready: Path) -> None:
    """Load the modules and, once the file is there, the published playbook."""
    settings = load_settings()
    for name in MODULES:
        importlib.import_module(name)
    load_ahead(settings)  # last time's playbook, which is nearly always this time's
    while not ready.exists():
        time.sleep(0.02)
    load_ahead(settings)
    gc.freeze()  # what is shared is not touched by the children's garbage collection


def bear(answers: int) -> bool:
    """Fork twice, so that the child is no longer ours; True in the child. Its process id is written to `answers`, and
    the end of the line once it is adopted; "0" when there is no room for it."""
    between = os.fork()
    if between:
        os.waitpid(between, 0)
        os.write(answers, b"\n")
        return False
    own = os.getpid()
    try:
        child = os.fork()
        if child == 0:
            while os.getppid() == own:
                time.sleep(0.001)
            return True
        os.setpgid(child, child)
        os.write(answers, str(child).encode())
    except OSError:
        os.write(answers, b"0")
    os._exit(0)


def become(request: Request, supervisor: int) -> None:
    """Be the program that was asked for, as if it had just been started with these arguments and this environment."""
    call_oneself(request["name"])
    end_with(supervisor, request["nice"])()
    with open(os.devnull, "rb") as nothing, open(request["log"], "ab") as log:
        for number, file in enumerate((nothing, log, log)):
            os.dup2(file.fileno(), number)
    os.environ.clear()
    os.environ.update(request["env"])
    words: list[str] = request["argv"]
    if words[0] == "-m":
        sys.argv = words[1:]
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = words
        runpy.run_path(words[0], run_name="__main__")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
