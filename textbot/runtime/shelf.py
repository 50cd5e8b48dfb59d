"""The published playbooks of a process."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from textbot.store import paces, packs, playbooks, storms
from textbot.store.database import Database

if TYPE_CHECKING:
    from textbot.core.freshness import Switch
    from textbot.core.playbook import Playbook
    from textbot.core.storm import Storm

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
# Sessions of an older version may still be on their way.
KEEP_PLAYBOOKS = 3


class NoPlaybook(RuntimeError):
    """Nothing was published yet: run `textbot migrate` or start with `make run`."""


# Playbooks by version and by where the models of their matcher are kept.
# A web server that forks its workers loads the first one before, and all of them share it.
_loaded: dict[tuple[str, Path | None], Playbook] = {}


class PlaybookShelf:
    """The current playbook, looked up at most once a second and swapped between turns. models: the folder of trained
    models, that of its matcher made when a text first asks it; without one the quick matcher answers."""

    def __init__(self, database: Database, models: Path | None = None) -> None:
        self._database = database
        self._models = models
        self._keeps_warm = False
        self._current: Playbook | None = None
        self._switches: tuple[Switch, ...] = ()
        self._paces: Mapping[str, int] = {}
        self._storm: Storm | None = None
        self._looked_at = float("-inf")
        self._loading = False
        self._lock = threading.Lock()

    def current(self) -> Playbook:
        """The playbook of this second; while a new one is being loaded, still the one before.
        Raises NoPlaybook before the first publication."""
        known = self._current
        if time.monotonic() - self._looked_at < LOOK_SECONDS and known is not None:
            return known
        if not self._lock.acquire(timeout=self._patience()) and known is not None:
            return known
        try:
            seen = time.monotonic() - self._looked_at < LOOK_SECONDS  # by whoever was waited for
            return self._current if seen and self._current is not None else self._look()
        finally:
            self._lock.release()

    def timezone(self) -> str:
        """The city's time zone, without loading the playbook for it. Raises NoPlaybook as `current` does."""
        if self._current is not None:
            return self._current.city.timezone
        with self._database.read() as conn:
            files = playbooks.files_of(conn, _version(conn))
        zone: str = import_module("textbot.content.city_zone").city_zone(files)
        return zone

    def _patience(self) -> float:
        """How long to wait for whoever is looking, in seconds: a look is a moment, loading a playbook is not."""
        if self._current is None:
            return threading.TIMEOUT_MAX
        is_fresh = time.monotonic() - self._looked_at < 2 * LOOK_SECONDS
        return 0 if is_fresh or self._loading else LOOK_SECONDS

    @property
    def switches(self) -> tuple[Switch, ...]:
        """The packs of answers switched by hand, as of the last look at the current playbook."""
        return self._switches

    @property
    def paces(self) -> Mapping[str, int]:
        """How long each department lately took to answer, in seconds of office time; "" for the whole city."""
        return self._paces

    @property
    def storm(self) -> Storm | None:
        """Storm mode as of the last look; None while it is off. Its time may be over: ask `is_on`."""
        return self._storm

    def warm(self) -> None:
        """Load the playbook on a thread of its own, and from now on each one whole before it is the current one, so
        that no text need wait for any part of it."""
        self._keeps_warm = True
        threading.Thread(target=self._try, name="playbook", daemon=True).start()

    def warmed(self) -> Playbook:
        """The current playbook, whole. Raises NoPlaybook as `current` does."""
        self._keeps_warm = True
        return self.current()

    def _try(self) -> None:
        try:
            self.current()
        except (NoPlaybook, SQLAlchemyError) as error:
            log.warning("no playbook at the start: %s", type(error).__name__)

    def _look(self) -> Playbook:
        with self._database.read() as conn:
            version = _version(conn)
            self._switches = packs.switches(conn)
            self._paces = paces.current(conn)
            self._storm = storms.current(conn)
            name = version, self._models
            files = {} if name in _loaded else playbooks.files_of(conn, version)
        found = self._ready(name, files)
        self._current, self._looked_at = found, time.monotonic()
        for old in [each for each in _loaded if each != name][: -KEEP_PLAYBOOKS or None]:
            _loaded.pop(old, None)
        return found

    def _ready(self, name: tuple[str, Path | None], files: Mapping[str, bytes]) -> Playbook:
        """The playbook of that name; whole where it is to be whole before anybody asks it."""
        if name in _loaded and _loaded[name] is self._current:
            return _loaded[name]
        self._loading = self._current is not None
        try:
            found = _loaded.get(name) or _parts().load(files, self._models)
            if self._keeps_warm:
                found.warm()
        finally:
            self._loading = False
        _loaded[name] = found
        return found


def _version(conn: Connection) -> str:
    version = playbooks.current(conn)
    if version is None:
        raise NoPlaybook("no playbook is published yet: run `textbot migrate`")
    return version


def _parts() -> Any:
    """The module of what takes long to load."""
    return import_module("textbot.runtime.parts")
