"""A data folder has one textbot at a time, however the last one ended."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from textbot.config import HOME
from textbot.local.failure import StartError
from textbot.local.lock import DataLock

HOLDER = """
import subprocess, sys
from pathlib import Path
from textbot.local.lock import DataLock
lock = DataLock(Path(sys.argv[1]))
lock.take()
heir = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=0, pass_fds=[lock.handed_on])
print("held", flush=True)
heir.wait()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Another process that holds the folder, with a guard-like child that ends with its standard input."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=HOME
    )
    assert process.stdout and process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()


def test_a_second_textbot_is_told_of_the_first(tmp_path: Path, holder: "subprocess.Popen[bytes]") -> None:
    with pytest.raises(StartError, match=f"already running here .pid {holder.pid}."):
        DataLock(tmp_path).take()


def test_the_children_of_a_killed_textbot_are_waited_for(tmp_path: Path, holder: "subprocess.Popen[bytes]") -> None:
    holder.kill()
    holder.wait()
    lock = DataLock(tmp_path)
    with pytest.raises(StartError, match="earlier run"):
        lock.take(patience=0.2)
    assert holder.stdin
    holder.stdin.close()
    lock.take(patience=60)
    assert (tmp_path / "supervisor.lock").read_text() == f"{os.getpid()}\n"
    lock.release()


def test_a_released_folder_is_free(tmp_path: Path) -> None:
    for _ in range(2):
        lock = DataLock(tmp_path)
        lock.take(patience=0)
        lock.release()
