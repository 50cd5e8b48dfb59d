"""Answers as GeoReport v2 writes them: the same data as JSON or XML, errors as a list of code and description."""

import json
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Response, request

from textbot.core.redaction import clean

XML, JSON = "xml", "json"
TYPES = {XML: "text/xml; charset=utf-8", JSON: "application/json; charset=utf-8"}
# What each member of a list is called in XML.
MEMBERS = {
    "services": "service",
    "service_requests": "request",
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
    "errors": "error",
}
FRESH_SECONDS = 60


class Problem(Exception):
    """What is answered instead: an HTTP status and a description for each thing that is wrong."""

    def __init__(self, status: int, *descriptions: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status)
        self.status, self.descriptions, self.headers = status, descriptions, headers or {}


def answer(root: str, data: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """`data` in the format that the address or the Accept header asks for; XML, the standard's own, when neither does.
    What was read may be kept for a minute."""
    form = wanted_format()
    body = json.dumps(data, ensure_ascii=False) if form == JSON else _xml(root, data)
    response = Response(body, status, content_type=TYPES[form])
    response.headers["Vary"] = "Accept, Accept-Language"
    if request.method in ("GET", "HEAD") and status == 200:
        response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    response.headers.update(dict(headers or {}))
    return response


def errors(status: int, *descriptions: str, headers: Mapping[str, str] | None = None) -> Response:
    """What is wrong, one entry each."""
    return answer("errors", [{"code": status, "description": each} for each in descriptions], status, headers)


def wanted_format() -> str:
    """xml or json: what the address ends in, else what is accepted."""
    named = (request.view_args or {}).get("form") or request.path.rpartition(".")[2]
    if named in TYPES:
        return str(named)
    best = request.accept_mimetypes.best_match(["text/xml", "application/xml", "application/json"], "text/xml")
    return JSON if best == "application/json" else XML


def _xml(root: str, data: Any) -> str:
    element = Element(root)
    _fill(element, data)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(element, encoding="unicode")


def _fill(element: Element, data: Any) -> None:
    if isinstance(data, Mapping):
        for name, value in data.items():
            _fill(SubElement(element, name), value)
    elif isinstance(data, list | tuple):
        for each in data:
            _fill(SubElement(element, MEMBERS[element.tag]), each)
    elif isinstance(data, bool):
        element.text = "true" if data else "false"
    elif data is not None:
        element.text = clean(str(data))
