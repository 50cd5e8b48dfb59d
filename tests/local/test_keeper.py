"""Children are started in order, started again when they end, and never left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.rig.processes import gone, with_word
from textbot.config import HOME
from textbot.local.children import Child
from textbot.local.failure import StartError
from textbot.local.keeper import Keeper

# Writes its pid to a file, and starts a child of its own, as a web server does.
PARENT = (
    "import os, subprocess, sys, time, pathlib\n"
    "pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))\n"
    "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    "time.sleep(60)\n"
)
STUBBORN = (
    "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('up', flush=True)\ntime.sleep(60)\n"
)


@pytest.fixture
def mark(tmp_path: Path) -> str:
    """A word that all processes of one test carry in their environment."""
    return f"textbot-test-{os.getpid()}-{tmp_path.name}"


@pytest.fixture
def keeper(tmp_path: Path, mark: str) -> Iterator[Keeper]:
    keeper = Keeper(tmp_path / "log", tmp_path, dict(os.environ) | {"MARK": mark})
    yield keeper
    keeper.stop()
    assert gone(mark, 0)


def python(name: str, code: str, *words: str, stage: int = 0, ready: Callable[[], bool] = lambda: True) -> Child:
    return Child(name, stage, (sys.executable, "-c", code, *words), ready)


def never() -> bool:
    return False


def test_a_stage_is_ready_when_each_of_its_children_is(keeper: Keeper, tmp_path: Path) -> None:
    files = [tmp_path / "one", tmp_path / "other"]
    family = [python(file.name, PARENT, str(file), ready=file.exists) for file in files]
    for child in family:
        keeper.start(child)
    keeper.wait_ready(family, never)
    assert all(file.exists() for file in files)


def test_a_killed_child_is_back_in_a_moment(keeper: Keeper, tmp_path: Path) -> None:
    child = python("web", PARENT, str(tmp_path / "pid"), ready=(tmp_path / "pid").exists)
    keeper.start(child)
    keeper.wait_ready([child], never)
    first = keeper.pids()["web"]
    os.kill(first, signal.SIGKILL)
    until(keeper.tend)
    assert keeper.pids()["web"] != first


def test_what_a_killed_child_had_started_is_gone_before_it_is_back(keeper: Keeper, tmp_path: Path, mark: str) -> None:
    child = python("web", PARENT, str(tmp_path / "pid"))
    keeper.start(child)
    while len(with_word(mark)) < 2:
        time.sleep(0.02)
    time.sleep(0.2)
    orphans = with_word(mark) - {keeper.pids()["web"]}
    assert orphans
    os.kill(keeper.pids()["web"], signal.SIGKILL)
    while not keeper.tend():
        time.sleep(0.01)
    assert not orphans & with_word(mark)


def test_one_that_keeps_ending_is_told_with_its_last_words(keeper: Keeper) -> None:
    child = python("web", "print('no such table'); raise SystemExit(3)", ready=never)
    keeper.start(child)
    with pytest.raises(StartError, match="(?s)web keeps ending.*no such table"):
        keeper.wait_ready([child], never)


def test_waiting_ends_when_the_operator_wants_to(keeper: Keeper, tmp_path: Path) -> None:
    child = python("web", PARENT, str(tmp_path / "pid"), ready=never)
    keeper.start(child)
    keeper.wait_ready([child], stopping=lambda: True)


def test_a_stubborn_child_is_made_to_end(keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textbot.local.keeper.STOP_SECONDS", 0.3)
    log = tmp_path / "log" / "stubborn.log"
    child = python("stubborn", STUBBORN, ready=lambda: b"up" in log.read_bytes())
    keeper.start(child)
    keeper.wait_ready([child], never)
    keeper.stop()


def test_errors_in_a_childs_log_are_counted_once(keeper: Keeper) -> None:
    keeper.start(python("web", "print('2026-11-21 ERROR textbot.web no'); import time; time.sleep(60)"))
    while not (errors := keeper.new_errors()):
        time.sleep(0.02)
    assert errors == {"web": 1}
    assert keeper.new_errors() == {}


SUPERVISOR = """
import os, sys, time
from pathlib import Path
from textbot.local.children import Child
from textbot.local.keeper import Keeper
folder = Path(sys.argv[1])
keeper = Keeper(folder / "log", folder, dict(os.environ))
for name, code in (("parent", sys.argv[2]), ("stubborn", sys.argv[3])):
    keeper.start(Child(name, 0, (sys.executable, "-c", code, str(folder / "pid"))))
while True:
    keeper.tend()
    time.sleep(0.05)
"""


@pytest.mark.parametrize("also_the_guard", [False, True], ids=["the guard lives", "the guard is killed and replaced"])
def test_a_supervisor_killed_outright_leaves_nothing(also_the_guard: bool, tmp_path: Path, mark: str) -> None:
    argv = [sys.executable, "-c", SUPERVISOR, str(tmp_path), PARENT, STUBBORN]
    supervisor = subprocess.Popen(argv, env=dict(os.environ) | {"MARK": mark}, cwd=HOME)
    until(lambda: len(with_word(mark)) >= 5)
    until(lambda: b"up" in (tmp_path / "log" / "stubborn.log").read_bytes())
    if also_the_guard:
        guard = children_of(supervisor.pid, "guard.py").pop()
        os.kill(guard, signal.SIGKILL)
        until(lambda: children_of(supervisor.pid, "guard.py") - {guard})
        time.sleep(0.2)
    supervisor.kill()
    supervisor.wait()
    assert gone(mark, 60), with_word(mark)


def children_of(parent: int, word: str) -> set[int]:
    return {pid for pid in with_word(word) if f"\nPPid:\t{parent}\n" in Path(f"/proc/{pid}/status").read_text()}


def until(done: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.02)
