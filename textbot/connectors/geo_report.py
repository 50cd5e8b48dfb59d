"""What a GeoReport v2 server answers, in XML or JSON, as rows of texts: an id 0 and a text "true" are no surprise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from textbot.connectors.answers_read import plain, rows, xml_root
from textbot.connectors.connector import Away
from textbot.connectors.wire import Heard

Row = Mapping[str, str]
# What the standard's XML lists are called.
ROOTS = ("services", "service_requests", "service_request_updates", "errors")


@dataclass(frozen=True)
class Profile:
    """A server's ways. format: what it is asked for, unless told; needs_point: an address alone is no place; media: how
    many photos it takes; updates: it gives and takes updates of requests; pages: it lists page by page; tells_twins: it
    refuses the same words at the same point, as a duplicate; our_token: it takes a token of ours with a request, and
    makes one request of it."""

    format: str = "xml"
    needs_point: bool = False
    media: int = 1
    updates: bool = False
    pages: bool = False
    tells_twins: bool = False
    our_token: bool = False


PROFILES: Mapping[str, Profile] = {
    "strict": Profile(),
    "fixmystreet": Profile("json", needs_point=True, media=10, updates=True),
    "seeclickfix": Profile("json", needs_point=True, pages=True, tells_twins=True),
    "textbot": Profile("json", media=5, our_token=True),
}


def rows_of(heard: Heard, format: str) -> list[Row]:
    """The requests, tokens or updates in an answer. Raises Away for one that is no such list."""
    found = _in_xml(heard) if format == "xml" else _in_json(heard)
    return [{name: plain(value) for name, value in row.items()} for row in found]


def errors_of(heard: Heard) -> str:
    """What is wrong, as the server says; "" when it says nothing that can be read."""
    for read in (_in_json, _in_xml):
        try:
            return "; ".join(filter(None, (plain(row.get("description")) for row in read(heard))))
        except Away:
            continue
    return ""


def _in_json(heard: Heard) -> list[dict[str, Any]]:
    said = heard.json()
    if isinstance(said, dict):  # one alone, as some send it
        said = [said]
    if not isinstance(said, list):
        raise Away("the answer is no list")
    return list(rows(said))


def _in_xml(heard: Heard) -> list[dict[str, Any]]:
    """The fields of each child of the root."""
    root = xml_root(heard)
    if _bare(root.tag) not in ROOTS:
        raise Away("the answer is no list")
    return [{_bare(each.tag): each.text for each in child} for child in root]


def _bare(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]
