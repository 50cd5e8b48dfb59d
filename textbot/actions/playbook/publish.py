"""Publish a playbook: from the city's folder to the version the bot speaks with."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from textbot.config import HOME
from textbot.content.gazetteer import load_gazetteer
from textbot.content.load import MatcherFor, load_playbook
from textbot.content.newer_phrases import completed, lacking
from textbot.content.source import locales_of, read_folder, version_of
from textbot.core.matching.quick import QuickMatcher
from textbot.core.places.gazetteer import Gazetteer
from textbot.core.playbook import Playbook
from textbot.store import places, playbooks
from textbot.store.database import Database

log = logging.getLogger(__name__)
SHIPPED = HOME / "flows"


@dataclass(frozen=True)
class Edition:
    """A playbook read from a folder and found whole, ready to be published."""

    version: str
    files: Mapping[str, bytes]
    playbook: Playbook
    gazetteer: Gazetteer


def read_edition(city_dir: Path, matcher_for: MatcherFor = QuickMatcher) -> Edition:
    """Read a city's folder; `matcher_for` trains what the bot will match with, and keeps it. Raises ContentErrors
    naming file and line, FileNotFoundError without a folder."""
    files = for_this_version(read_folder(city_dir, locales_of(city_dir)))
    return Edition(version_of(files), files, load_playbook(files, matcher_for=matcher_for), load_gazetteer(files))


def for_this_version(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A city's files; sentences that a newer textbot says and they lack are said in its own words, so that an upgrade
    never keeps a city's line from answering."""
    new = lacking(files)
    if not new:
        return dict(files)
    log.warning("phrases.yaml lacks sentences of this version; textbot's own words are said: %s", ", ".join(new))
    return completed(files, read_folder(SHIPPED, locales_of(SHIPPED)))


def publish(database: Database, edition: Edition, now: datetime) -> str:
    """Store an edition and make it current, in one transaction; its version. Doing it again changes nothing."""
    with database.write() as conn:
        playbooks.add(conn, edition.version, edition.files, now)
        # Under the gazetteer's own version: most new playbooks leave the places as they are.
        places.replace(conn, edition.gazetteer, edition.playbook.gazetteer)
        if playbooks.current(conn) != edition.version:
            playbooks.make_current(conn, edition.version, now)
    return edition.version
