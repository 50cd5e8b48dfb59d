"""What systems answer, read without trust: JSON of a known shape, moments with a zone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

from textbot.connectors.connector import Away, Unsure
from textbot.connectors.wire import Heard


def record(heard: Heard) -> dict[str, Any]:
    """The JSON object in an answer to a question. Raises Away when it holds none."""
    said = heard.json()
    if not isinstance(said, dict):
        raise Away("the answer is no JSON object")
    return said


def done(heard: Heard) -> dict[str, Any]:
    """The JSON object in an answer to a deed, {} when it is empty. Raises Unsure for anything else (a sign-in page):
    nobody knows what it did."""
    if not heard.body:
        return {}
    try:
        return record(heard)
    except Away as error:
        raise Unsure(str(error)) from None


def xml_root(heard: Heard) -> ElementTree.Element:
    """The outermost element of an answer in XML. Nothing an answer defines itself (entities) is read. Raises Away."""
    if b"<!DOCTYPE" in heard.body or b"<!ENTITY" in heard.body or b"\0" in heard.body:
        raise Away("the answer defines words of its own")
    try:
        return ElementTree.fromstring(heard.body)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise Away("the answer is no XML") from None


def rows(said: Any) -> Iterator[dict[str, Any]]:
    """The objects of a list; nothing else counts."""
    return (each for each in (said if isinstance(said, list) else []) if isinstance(each, dict))


def plain(value: Any) -> str:
    """A value as a text: 0 is "0", nothing is ""."""
    return "" if value is None else str(value).strip()


def moment(value: Any, *, utc: bool = False) -> datetime | None:
    """A moment in ISO 8601, with a zone; one without is UTC when the system says so, else unknown."""
    try:
        at = datetime.fromisoformat(plain(value))
    except ValueError:
        return None
    if at.tzinfo is None:
        return at.replace(tzinfo=UTC) if utc else None
    return at
