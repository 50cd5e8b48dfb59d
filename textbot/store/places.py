"""Place names in SQL: loading a gazetteer, and finding what a resident means by "elm and 5th"."""

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import Connection, insert

from textbot.core.places.gazetteer import Gazetteer, metres
from textbot.core.places.place import Finding, FindPlace, Place
from textbot.core.places.query import SPOTS, PlaceQuery
from textbot.core.places.reader import read
from textbot.store.place_known import known_of, loaded
from textbot.store.place_lookup import Lookup, gathered
from textbot.store.place_rows import rows_of

CHUNK = 5000
ONE_SPOT = 250.0
"""Two descriptions in one text that lie within so many metres tell of one place: "456 Oak Ave, corner of 4th"."""


def replace(conn: Connection, gazetteer: Gazetteer, version: str) -> None:
    """Load a gazetteer under its version; nothing happens when that version is there already."""
    if loaded(conn, version) is not None:
        return
    for table, rows in rows_of(gazetteer, version):
        for start in range(0, len(rows), CHUNK):
            conn.execute(insert(table), rows[start : start + CHUNK])


def find(conn: Connection, need: FindPlace, version: str) -> Finding:
    """Where the need's text says something is. Raises LookupError when that gazetteer version was never loaded."""
    known = known_of(conn, version)
    lookup = Lookup(conn, known)
    found: list[Finding] = []
    for _, alike in groupby(read(need.text, known.names, need.loose), key=lambda query: query.order):
        queries = tuple(alike)
        if found and queries[0].kind not in SPOTS:
            break
        finding = _settle(lookup, queries)
        if not (finding.places or finding.outside or finding.problem or finding.hint):
            continue
        if not found and (queries[0].kind not in SPOTS or len(finding.places) != 1):
            return finding
        found.append(finding)
    return _together(found, need.text)


def pinned(conn: Connection, lat: float, lon: float, version: str, found_by: str = "photo") -> Finding:
    """The place at a point in degrees, such as the one a photo was taken at. Raises LookupError as `find` does."""
    return Lookup(conn, known_of(conn, version)).pin((lat, lon), None, found_by)


def _settle(lookup: Lookup, alike: tuple[PlaceQuery, ...]) -> Finding:
    """What readings of one kind come to together: their places, else the first that failed and why."""
    findings = [lookup.answer(query) for query in alike]
    found = [finding for finding in findings if finding.places]
    if not found:
        return next((finding for finding in findings if finding != Finding()), Finding())
    places: list[Place] = [place for finding in found for place in finding.places]
    return gathered(places, found[0].mention)


def _together(found: Sequence[Finding], text: str) -> Finding:
    """One place, or all that a text names in different words and that do not lie together."""
    if not found:
        return Finding()
    first = found[0]
    others = [each for each in found[1:] if each.places and _apart(first.mention or "", each.mention or "", text)]
    far = [place for each in others for place in each.places if _distance(first.places[0], place) > ONE_SPOT]
    return gathered((*first.places, *far), first.mention)


def _apart(one: str, two: str, text: str) -> bool:
    """Two mentions that share no word of the text."""
    first, second = text.find(one), text.find(two)
    return first + len(one) <= second or second + len(two) <= first


def _distance(one: Place, two: Place) -> float:
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return 0.0
    return metres((one.lat, one.lon), (two.lat, two.lon))
