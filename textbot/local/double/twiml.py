"""Reading the TwiML a webhook answers with."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass


class TwimlError(ValueError):
    """The answer is not a TwiML document."""


@dataclass(frozen=True)
class Reply:
    """One <Message>: its text, pictures and addresses (None where not given)."""

    body: str
    media: tuple[str, ...] = ()
    callback: str | None = None
    action: str | None = None
    to: str | None = None


def read(document: bytes) -> tuple[tuple[Reply, ...], tuple[str, ...]]:
    """The replies in order, and the names of elements this double does not play. Raises TwimlError."""
    if b"<!DOCTYPE" in document[:500] or b"<!ENTITY" in document:
        raise TwimlError("document type definitions are not allowed")
    try:
        root = ET.fromstring(document)
    except ET.ParseError as error:
        raise TwimlError(f"not well-formed XML, line {error.position[0]}") from error
    if root.tag != "Response":
        raise TwimlError(f"the root element is <{root.tag}>, not <Response>")
    replies = tuple(_reply(element) for element in root if element.tag in ("Message", "Sms"))
    strange = tuple(element.tag for element in root if element.tag not in ("Message", "Sms"))
    return replies, strange


def _reply(element: ET.Element) -> Reply:
    bodies = [child.text or "" for child in element if child.tag == "Body"]
    text = bodies[0] if bodies else (element.text or "").strip() or _tails(element)
    return Reply(
        body=text,
        media=tuple((child.text or "").strip() for child in element if child.tag == "Media"),
        callback=element.get("statusCallback"),
        action=element.get("action"),
        to=element.get("to"),
    )


def _tails(element: ET.Element) -> str:
    return "".join(child.tail or "" for child in element).strip()
