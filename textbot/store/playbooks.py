"""Playbook versions: the files of each as published, and the one row that says which is current."""

import gzip
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Column, Connection, Integer, LargeBinary, String, Table, delete, insert, select

from textbot.store.schema import Moment, metadata

playbooks = Table(
    "playbooks",
    metadata,
    Column("version", String(40), primary_key=True),
    Column("files", LargeBinary, nullable=False),
    Column("created_at", Moment, nullable=False),
)

current_playbook = Table(
    "current_playbook",
    metadata,
    Column("id", Integer, primary_key=True, default=1),
    Column("version", String(40), nullable=False),
    Column("since", Moment, nullable=False),
)


def add(conn: Connection, version: str, files: Mapping[str, bytes], now: datetime) -> None:
    """Keep a version's files; a known version is left as it is."""
    if conn.execute(select(playbooks.c.version).where(playbooks.c.version == version)).first():
        return
    packed = gzip.compress(
        json.dumps({name: b64encode(data).decode() for name, data in files.items()}).encode(), mtime=0
    )
    conn.execute(insert(playbooks).values(version=version, files=packed, created_at=now))


def files_of(conn: Connection, version: str) -> dict[str, bytes]:
    """A version's files by relative path. Raises LookupError for an unknown version."""
    packed = conn.execute(select(playbooks.c.files).where(playbooks.c.version == version)).scalar()
    if packed is None:
        raise LookupError(f"no playbook version {version}")
    return {name: b64decode(data) for name, data in json.loads(gzip.decompress(packed)).items()}


def current(conn: Connection) -> str | None:
    """The version the bot speaks with now; None before the first publication."""
    return conn.execute(select(current_playbook.c.version)).scalar()


def current_since(conn: Connection) -> datetime | None:
    """Since when the bot speaks with that version; None before the first publication."""
    return conn.execute(select(current_playbook.c.since)).scalar()


def make_current(conn: Connection, version: str, now: datetime) -> None:
    """Flip to a version."""
    conn.execute(delete(current_playbook))
    conn.execute(insert(current_playbook).values(id=1, version=version, since=now))
