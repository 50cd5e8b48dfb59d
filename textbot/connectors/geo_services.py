"""What another GeoReport v2 server takes: its services and their definitions, in JSON or XML.

The host is the operator's choice; redirects are not followed, and answers are read up to a size and a moment.
https://wiki.open311.org/GeoReport_v2/ (GET Service List, GET Service Definition)
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

from textbot.connectors.answers_read import plain, xml_root
from textbot.connectors.connector import Away, Refused
from textbot.connectors.wire import Heard, Wire, send
from textbot.core.open311.listed import Listed
from textbot.core.open311.service import Attribute, Choice

MOST = 300
SECONDS = 15.0
FORMATS = ("json", "xml")
# XML elements that hold a list of others.
LISTS = frozenset(("services", "attributes", "values"))


def listed_services(url: str, jurisdiction: str = "", seconds: float = SECONDS) -> tuple[Listed, ...]:
    """Every service of a server with its attributes, in the server's order. url: where the standard's paths begin, or
    that of the list itself (.../services.xml); without a format JSON is tried, then XML. Raises Away or Refused,
    saying why."""
    base, form = _base_of(url)
    failed: Exception = Refused("it has no address")
    for each in (form,) if form else FORMATS:
        server = _Server(base, each, jurisdiction, seconds)
        try:
            rows = server.services()
        except (Away, Refused) as error:
            failed = error
            continue
        return tuple(server.listed(row) for row in rows[:MOST] if plain(row.get("service_code")))
    raise failed


class _Server:
    """One server in one format."""

    def __init__(self, base: str, form: str, jurisdiction: str, seconds: float) -> None:
        self._base, self._form, self._seconds = base, form, seconds
        self._query = f"?{urlencode({'jurisdiction_id': jurisdiction})}" if jurisdiction else ""

    def services(self) -> list[Mapping[str, Any]]:
        """The rows of the list."""
        return _rows(self._get("services"))

    def listed(self, row: Mapping[str, Any]) -> Listed:
        """A service of the list, with its definition where it has one."""
        code = plain(row.get("service_code"))
        told = self._get(f"services/{quote(code, safe='')}") if _is_true(row.get("metadata")) else {}
        told = told[0] if isinstance(told, list) and told else told
        attributes = _rows(told.get("attributes")) if isinstance(told, dict) else []
        return Listed(
            code=code,
            name=plain(row.get("service_name")) or code,
            description=plain(row.get("description")),
            group=plain(row.get("group")),
            attributes=tuple(sorted(map(_attribute, filter(_is_asked, attributes)), key=lambda each: each.order)),
        )

    def _get(self, what: str) -> Any:
        wire = Wire("GET", f"{self._base}/{what}.{self._form}{self._query}", {"Accept": "*/*"})
        heard = send(wire, self._seconds)
        return heard.json() if self._form == "json" else _xml(heard)


def _base_of(url: str) -> tuple[str, str]:
    """Where the paths begin, and the format if the address says one."""
    bare = url.partition("?")[0].rstrip("/")
    for form in FORMATS:
        if bare.endswith(f"/services.{form}"):
            return bare.removesuffix(f"/services.{form}"), form
    return bare, ""


def _xml(heard: Heard) -> Any:
    try:
        return _plain(xml_root(heard))
    except RecursionError:
        raise Away("the answer is nested without end") from None


def _plain(element: ElementTree.Element) -> Any:
    """An element as JSON would have it: lists by their names, everything else a mapping or a text."""
    children = [(child.tag.rpartition("}")[2], _plain(child)) for child in element]
    if element.tag.rpartition("}")[2] in LISTS:
        return [value for _, value in children]
    return dict(children) if children else element.text or ""


def _rows(data: Any) -> list[Mapping[str, Any]]:
    """The mappings of a list. Raises Away for something else."""
    if data in (None, ""):
        return []
    if not isinstance(data, list):
        raise Away("the answer is no list of services")
    return [row for row in data if isinstance(row, dict)]


def _attribute(row: Mapping[str, Any]) -> Attribute:
    order = plain(row.get("order"))
    return Attribute(
        code=plain(row.get("code")),
        datatype=plain(row.get("datatype")).lower() or "string",
        required=_is_true(row.get("required")),
        order=int(order) if order.isdecimal() else MOST,
        description=plain(row.get("description")) or plain(row.get("code")),
        hint=plain(row.get("datatype_description")),
        values=tuple(_choices(row.get("values"))),
    )


def _choices(data: Any) -> Iterator[Choice]:
    for row in _rows(data):
        name = plain(row.get("name")) or plain(row.get("key"))
        if name:
            yield Choice(plain(row.get("key")) or name, name)


def _is_asked(row: Mapping[str, Any]) -> bool:
    """variable: false marks words that are only shown."""
    return plain(row.get("code")) != "" and plain(row.get("variable")).lower() != "false"


def _is_true(value: Any) -> bool:
    """Some write "true"."""
    return plain(value).lower() == "true"
