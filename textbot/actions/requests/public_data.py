"""Requests as open data: pages of them for programs, all of them as CSV. No person, no word of a resident."""

import csv
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from textbot.core.open311.request import Facts, PublicReader, PublicRequest
from textbot.core.spreadsheet import harmless
from textbot.runtime import Runtime
from textbot.store import public_requests
from textbot.store.public_requests import Wanted

# Column -> the attribute of PublicRequest it shows.
COLUMNS = {
    "service_request_id": "reference",
    "service_code": "code",
    "service_name": "name",
    "status": "status",
    "status_detail": "detail",
    "status_notes": "notes",
    "description": "description",
    "agency_responsible": "agency",
    "requested_datetime": "requested_at",
    "updated_datetime": "updated_at",
    "expected_datetime": "expected_at",
    "closed_datetime": "closed_at",
    "address": "address",
    "lat": "lat",
    "long": "lon",
    "district": "district",
    "verified_fixed": "verified",
}


def public_page(rt: Runtime, wanted: Wanted, language: str, limit: int, offset: int = 0) -> tuple[PublicRequest, ...]:
    """One page, the newest first."""
    if not wanted.flows:
        return ()
    with rt.database.read() as conn:
        rows = public_requests.page(conn, wanted, limit, offset)
        return _shown(conn, PublicReader(rt.playbook, language), rows)


def open_data(rt: Runtime, wanted: Wanted, language: str) -> Iterator[str]:
    """A CSV file line by line, the header first, the oldest request first. No connection is held between lines that
    are handed out."""
    writer = csv.writer(_Line())
    yield writer.writerow(COLUMNS)
    reader, last = PublicReader(rt.playbook, language), 0
    while wanted.flows:
        with rt.database.read() as conn:
            rows = public_requests.chunk(conn, wanted, last)
            shown = _shown(conn, reader, rows)
        if not rows:
            return
        last = rows[-1].id
        yield "".join(writer.writerow(_cells(each)) for each in shown)


class _Line:
    """A file that hands back what is written."""

    def write(self, line: str) -> str:
        return line


def _shown(conn: Connection, reader: PublicReader, rows: tuple[Facts, ...]) -> tuple[PublicRequest, ...]:
    words = public_requests.last_words(conn, tuple(row.id for row in rows)) if rows else {}
    found = (reader.read(row, words.get(row.id, "")) for row in rows)
    return tuple(each for each in found if each is not None)


def _cells(request: PublicRequest) -> list[object]:
    return [_cell(getattr(request, name)) for name in COLUMNS.values()]


def _cell(value: Any) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, bool):
        return str(value).lower()
    return harmless(value) if isinstance(value, str) else value
