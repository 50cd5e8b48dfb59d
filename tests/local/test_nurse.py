"""Children that another process has made for us are held as our own; without a nursery everything goes on."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from textbot.config import HOME
from textbot.local.adopted import Adopted
from textbot.local.children import Child
from textbot.local.nurse import Nurse
from textbot.local.process import adopt_orphans, kill_group

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands on children")

SUBREAPER = 36
# Makes a child and leaves it; the child, in a group of its own, makes one more in that group.
LEAVING = "setsid sh -c 'echo $$; sleep 60 & wait' &"


@pytest.fixture
def adopting() -> Iterator[None]:
    """Orphans are ours while the test runs."""
    assert adopt_orphans()
    yield
    ctypes.CDLL(None).prctl(SUBREAPER, 0, 0, 0, 0)


@pytest.fixture
def orphan(adopting: None) -> Adopted:
    """A process whose parent has left it to us."""
    parent = subprocess.Popen(["sh", "-c", LEAVING], stdout=subprocess.PIPE)
    assert parent.stdout
    pid = int(parent.stdout.readline())
    parent.wait()
    parent.stdout.close()
    return Adopted(pid)


def test_an_adopted_process_is_asked_to_end_and_tells_how_it_did(orphan: Adopted) -> None:
    assert orphan.poll() is None
    with pytest.raises(subprocess.TimeoutExpired):
        orphan.wait(0.01)
    orphan.terminate()
    assert orphan.wait() == -signal.SIGTERM
    orphan.terminate()  # it is gone: nobody is asked
    kill_group(orphan)


def test_nothing_is_left_of_an_adopted_process_and_what_it_had_started(orphan: Adopted) -> None:
    kill_group(orphan)
    assert orphan.poll() == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):  # not even one that nobody has collected
        os.killpg(orphan.pid, 0)


def test_one_that_somebody_else_has_collected_is_gone(orphan: Adopted) -> None:
    os.killpg(orphan.pid, signal.SIGKILL)
    os.waitpid(orphan.pid, 0)
    assert orphan.wait() == 0


def test_a_nursery_that_cannot_load_is_done_without(adopting: None, tmp_path: Path) -> None:
    wrong = dict(os.environ) | {"PORT": "nowhere"}
    nurse = Nurse(tmp_path / "ready", tmp_path / "log", HOME, wrong)
    nurse.wait_ready(lambda: False)
    child = Child("clock", 0, (sys.executable, "-c", "pass"), forked=True)
    assert nurse.bear(child, wrong, tmp_path / "log") is None
    assert "PORT" in (tmp_path / "log").read_text()
    nurse.tend()
    assert nurse.group is None  # the next one only after a while
    nurse.stop()
