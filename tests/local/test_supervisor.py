"""The whole of textbot starts with one command, heals itself, and leaves nothing behind."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.rig.models import MODELS
from tests.rig.processes import gone, with_word
from tests.rig.stack import Stack, clean_environment, started
from textbot.config import HOME
from textbot.local.children import serves
from textbot.local.double.client import DoubleClient
from textbot.local.ports import free_port
from textbot.store import playbooks
from textbot.store.database import Database

pytestmark = pytest.mark.slow

CHILDREN = ("valkey", "double", "web", "worker-inbox", "worker-slow", "worker-notices", "clock")
AGAIN = 5  # times as long as the first start took, at most: a start after a kill has nothing slow to mend


def until(done: Callable[[], object], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def ask(running: Stack, phone: str, words: str) -> list[str]:
    """Text the bot as a resident; what it answers."""
    double = DoubleClient(running.run["double_url"])
    double.text(phone, words, wait=True)
    return [text.body for text in double.thread(phone).texts if text.direction == "out"]


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def begin(env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "textbot.cli", "run"],
        env=clean_environment() | {"TEXTBOT_MODELS": str(MODELS)} | env,
        cwd=HOME,
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_every_process_is_there_and_the_web_answers(stack: Stack) -> None:
    assert set(stack.run["children"]) == set(CHILDREN)
    assert stack.run["pid"] == stack.process.pid
    assert serves("127.0.0.1", stack.port, "/healthz")
    assert serves("127.0.0.1", stack.port, "/phone")


def test_the_operator_is_shown_where_to_click_and_how_to_log_in(stack: Stack) -> None:
    assert all(f"http://127.0.0.1:{stack.port}{path}" in stack.said for path in ("/phone", "/inbox"))
    assert "Log in as" in stack.said


def test_what_it_keeps_is_private(stack: Stack) -> None:
    assert stat.S_IMODE((stack.data / "run.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((stack.data / "textbot.db").stat().st_mode) == 0o600


def test_no_secret_shows_in_the_list_of_processes(stack: Stack) -> None:
    account = json.loads((stack.data / "demo.json").read_text())
    listed = [Path(f"/proc/{pid}/cmdline").read_bytes().decode() for pid in with_word(str(stack.data))]
    assert len(listed) >= len(CHILDREN)
    assert not any(account[secret] in line for line in listed for secret in ("auth_token", "secret_key"))


def test_a_second_start_on_the_same_data_is_refused(stack: Stack) -> None:
    told = begin({"TEXTBOT_DATA": str(stack.data), "PORT": str(stack.port)})
    assert told.returncode == 1
    assert f"already running here (pid {stack.process.pid})" in told.stderr


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        told = begin({"TEXTBOT_DATA": str(tmp_path / "var"), "PORT": str(port)})
    assert told.returncode == 1
    assert f"Port {port} is taken" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("name", CHILDREN)
def test_a_killed_child_comes_back(name: str, stack: Stack) -> None:
    first = stack.run["children"][name]
    os.kill(first, signal.SIGKILL)
    until(lambda: stack.run["children"][name] != first and alive(stack.run["children"][name]))
    until(lambda: serves("127.0.0.1", stack.port, "/healthz"))


def test_a_killed_nursery_takes_nobody_with_it_and_comes_back(stack: Stack) -> None:
    first, before = nursery(stack), stack.run["children"]
    os.kill(first, signal.SIGKILL)
    os.kill(before["clock"], signal.SIGKILL)
    until(lambda: stack.run["children"]["clock"] != before["clock"])
    # For the time being children begin from nothing.
    until(lambda: b"clock" in Path(f"/proc/{stack.run['children']['clock']}/cmdline").read_bytes())
    others = [pid for name, pid in before.items() if name != "clock"]
    assert all(alive(pid) and pid in stack.run["children"].values() for pid in others)
    until(lambda: nursery(stack) not in (0, first))


def nursery(running: Stack) -> int:
    """The process that the others are forked from; 0 when there is none."""
    carry = with_word("textbot.local.nursery") & with_word(str(running.data))
    return next((pid for pid in carry - set(running.run["children"].values()) if os.getpgid(pid) == pid), 0)


def test_the_bot_answers_after_all_of_that(stack: Stack) -> None:
    assert ask(stack, "+16025550142", "When is my trash picked up?")


def test_killed_outright_it_leaves_nothing_and_the_next_start_finds_all_and_ends_whole(stack: Stack) -> None:
    before = ask(stack, "+16025550143", "When is my trash picked up?")
    assert before
    time.sleep(1)  # until Twilio has told that it was delivered
    stack.process.kill()
    stack.process.wait()
    assert gone(str(stack.data), 60), with_word(str(stack.data))
    leave_a_playbook_of_an_older_version(stack.data)
    with started(stack.data) as running:
        assert b"nursery" in Path(f"/proc/{running.run['children']['clock']}/cmdline").read_bytes()
        after = ask(running, "+16025550143", "thanks")
        assert running.started_in < AGAIN * stack.started_in
        assert after[: len(before)] == before
        assert len(after) > len(before)
        assert running.end(signal.SIGINT) == 0  # Ctrl-C; SIGTERM is how every other test ends it
        assert gone(str(running.data), 0), with_word(str(running.data))
        assert not (running.data / "run.json").exists()


def leave_a_playbook_of_an_older_version(data: Path) -> None:
    """As after an upgrade: what was published last cannot be read any more."""
    database, now = Database(f"sqlite:///{data / 'textbot.db'}"), datetime.now(UTC)
    with database.write() as conn:
        playbooks.add(conn, "older", {"city.yaml": b"version: 1"}, now)
        playbooks.make_current(conn, "older", now)
    database.close()


def test_a_redis_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    told = begin(
        {"TEXTBOT_DATA": str(tmp_path / "var"), "PORT": str(free_port(0)), "REDIS_URL": "redis://127.0.0.1:1/0"}
    )
    assert told.returncode == 1
    assert "REDIS_URL cannot be reached" in told.stderr
