"""`textbot run`: textbot on one machine, from the first step to the last process."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from textbot.config import HOME, Settings
from textbot.local import valkey
from textbot.local.children import FIRST, REST, WEB, Child, children, reachable_host, ready_file
from textbot.local.failure import StartError
from textbot.local.keeper import TICK, Keeper
from textbot.local.lock import DataLock
from textbot.local.nurse import Nurse
from textbot.local.ports import free_port, require_free
from textbot.local.process import spawn, stop_all
from textbot.local.terminal import Terminal

TOLD_RESTARTS = 3
# Each process has many texts at once to think about: one thread of arithmetic for each is quickest for all.
ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

Login = tuple[str, str] | None


def run(settings: Settings, terminal: Terminal | None = None) -> int:
    """Start everything, keep it alive until Ctrl-C or SIGTERM, end everything; returns the exit code.

    Raises StartError when this machine does not allow it. While it runs, `<data>/run.json` tells where.
    """
    return Supervisor(settings, terminal or Terminal()).run()


class Supervisor:
    """One run of textbot on this machine."""

    def __init__(self, settings: Settings, terminal: Terminal) -> None:
        self._settings, self._terminal = settings, terminal
        self._data = settings.textbot_data
        self._stop = threading.Event()

    def run(self) -> int:
        """See `run`."""
        self._listen_for_the_end()
        os.umask(0o077)  # what residents write is nobody else's on this machine
        for folder in (self._data, self._data / "log", self._data / "valkey", self._data / "double"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = DataLock(self._data)
        with self._terminal.step(f"The data folder {self._data}"):
            lock.take()
        try:
            self._forget()  # what a run that was killed has left
            require_free(self._settings.host, self._settings.port)
            self._keep(lock)
        finally:
            self._forget()
            lock.release()
        return 0

    def _forget(self) -> None:
        for path in (self._data / "run.json", ready_file(self._data)):
            path.unlink(missing_ok=True)

    def _keep(self, lock: DataLock) -> None:
        double_port = free_port(self._settings.port + 1)
        table = children(self._settings, double_port)
        env = self._environment(double_port)
        nurse = Nurse(ready_file(self._data), self._data / "log" / "nursery.log", HOME, env)
        keeper = Keeper(self._data / "log", HOME, env, lock.handed_on, nurse)
        try:
            login = self._start(keeper, nurse, table, env)
            if not self._stop.is_set():
                self._welcome(login)
            self._watch(keeper, env)
        finally:
            self._terminal.say("\nEnding ...")
            keeper.stop()
        self._terminal.say("Ended. Everything is kept for the next start.")

    def _start(self, keeper: Keeper, nurse: Nurse, table: tuple[Child, ...], env: Mapping[str, str]) -> Login:
        if self._settings.redis_url:
            with self._terminal.step("Your Redis"):
                warning = valkey.check_own_server(self._settings.redis_url)
            self._terminal.say(f"  ! {warning}" if warning else "")
        first, web, rest = ([child for child in table if child.stage == stage] for stage in (FIRST, WEB, REST))
        early, late = ([], web) if nurse.can else (web, [])
        self._step(keeper, "Valkey and the Twilio double" if self._settings.demo else "Valkey", first + early, first)
        login = self._prepare(nurse, env)
        self._step(keeper, "The web server", late, web)
        self._step(keeper, "The workers and the clock", rest, rest)
        self._write_run_file(keeper, env)
        return login

    def _step(self, keeper: Keeper, what: str, start: list[Child], wait: list[Child]) -> None:
        if self._stop.is_set():
            return
        for child in start:
            keeper.start(child)
        if not wait:
            return
        with self._terminal.step(what):
            keeper.wait_ready(wait, self._stop.is_set)

    def _prepare(self, nurse: Nurse, env: Mapping[str, str]) -> Login:
        if self._stop.is_set():
            return None
        with self._terminal.step("The database, the playbook and the matcher"):
            login = prepare(env, self._data / "log" / "prepare.log", self._stop.is_set)
            ready_file(self._data).touch()
            nurse.wait_ready(self._stop.is_set)
        return login

    def _watch(self, keeper: Keeper, env: Mapping[str, str]) -> None:
        ticks = 0
        while not self._stop.wait(TICK):
            ticks += 1
            again = keeper.tend()
            for name, ends in again.items():
                self._tell_restart(name, ends)
            if again:
                self._write_run_file(keeper, env)
            if ticks % 100 == 0:
                self._tell_errors(keeper)

    def _tell_restart(self, name: str, ends: int) -> None:
        """Say it the first times; one that goes on ending is told once, not for ever."""
        if ends < TOLD_RESTARTS:
            self._terminal.say(f"  ! {name} had ended and was started again")
        elif ends == TOLD_RESTARTS:
            self._terminal.say(f"  ! {name} keeps ending, see {self._data / 'log' / name}.log")

    def _tell_errors(self, keeper: Keeper) -> None:
        for name, count in keeper.new_errors().items():
            where = self._data / "log" / f"{name}.log"
            self._terminal.say(f"  ! {name}: {count} error{'s' if count > 1 else ''}, see {where}")

    def _environment(self, double_port: int) -> dict[str, str]:
        """What every child is told: where things are, on top of what we were told ourselves."""
        told = {
            "PYTHONUNBUFFERED": "1",
            "TEXTBOT_DATA": str(self._data),
            "DATABASE_URL": self._settings.database_url,
            "REDIS_URL": self._settings.redis_url or valkey.server_url(self._data / "valkey"),
        }
        if self._settings.demo:
            told["TEXTBOT_DOUBLE_URL"] = f"http://127.0.0.1:{double_port}"
        return ONE_CORE | dict(os.environ) | told

    def _write_run_file(self, keeper: Keeper, env: Mapping[str, str]) -> None:
        content = {
            "pid": os.getpid(),
            "web_url": self._web_url,
            "double_url": env.get("TEXTBOT_DOUBLE_URL"),
            "redis_url": env["REDIS_URL"],
            "database_url": env["DATABASE_URL"],
            "children": keeper.pids(),
        }
        write_private(self._data / "run.json", content)

    @property
    def _web_url(self) -> str:
        host = reachable_host(self._settings.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self._settings.port}"

    def _welcome(self, login: Login) -> None:
        rows = [("Text the bot", f"{self._web_url}/phone")] if self._settings.demo else []
        rows += [("Action Center", f"{self._web_url}/inbox"), ("Read more", f"{self._web_url}/docs/")]
        self._terminal.say("\ntextbot is running.\n")
        for what, where in rows:
            self._terminal.say(f"  {what:<15}{where}")
        if login:
            self._terminal.say(f"\n  Log in as {login[0]} with the password {login[1]}")
        self._terminal.say("\nCtrl-C ends it.")

    def _listen_for_the_end(self) -> None:
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, lambda *_: self._stop.set())


def prepare(env: Mapping[str, str], log: Path, stopping: Callable[[], bool]) -> Login:
    """Make the database and the playbook ready; the demo's login where there is one.

    Raises StartError with the reason, which is in `log` at more length. Left half done when `stopping` says so:
    each of its parts is done whole or not at all, and the next start goes on from there.
    """
    process = spawn([sys.executable, "-m", "textbot.local.prepare"], env, log, HOME, stdout=subprocess.PIPE)
    while process.poll() is None:
        time.sleep(TICK)
        if stopping():
            stop_all([process], seconds=2)
            return None
    assert process.stdout is not None
    with process.stdout:
        return _read_report(process.stdout.read(), process.returncode, log)


def _read_report(told: bytes, code: int, log: Path) -> Login:
    try:
        report: dict[str, Any] = json.loads(told.splitlines()[-1])
    except (IndexError, ValueError):
        report = {"error": (log.read_text().splitlines() or ["it ended without a word"])[-1]}
    if code or "error" in report:
        raise StartError(f"The database or the playbook is not ready: {report.get('error')}\nMore is in {log}")
    return (report["login"][0], report["login"][1]) if report.get("login") else None


def write_private(path: Path, content: Mapping[str, Any]) -> None:
    """Write JSON that only this user may read, whole or not at all."""
    draft = path.with_name(f".{path.name}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(content, file, indent=1)
    draft.replace(path)
