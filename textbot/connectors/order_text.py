"""A work order as one text, for systems with a field for words alone; and reasons that are fit to be shown."""

import re

from textbot.core.work_orders.order import WorkOrder

LONGEST_REASON = 160
_REFERENCE = "Reference: "
_PRIVATE = re.compile(r"'[^']{25,}'|\"[^\"]{25,}\"|\S+@\S+|\+?\(?\d[\d ().-]{6,}\d")


def full_text(order: WorkOrder, limit: int, *, media: bool = True, caller: bool = False) -> str:
    """What the resident told, then the place, photos, whom to call back (`caller`: for systems without fields for it)
    and our page; the last line is our reference, which `find` looks for. What is longer than `limit` characters loses
    the end of what was told, nothing else."""
    facts = [*_place(order), *(f"Photo: {link}" for link in order.media if media)]
    if caller and order.person:
        facts.append(f"Call back: {' '.join(filter(None, (order.person.name, order.person.phone)))}")
    facts += [f"Page: {order.url}"] if order.url else []
    tail = "\n".join([*facts, reference_line(order.reference)])
    room = limit - len(tail) - 2
    told = order.description.strip()
    if room < 20 or not told:
        return tail[-limit:]
    return f"{told if len(told) <= room else told[: room - 3].rstrip() + '...'}\n\n{tail}"


def headline(order: WorkOrder, limit: int) -> str:
    """What and where, in one line, as a crew reads it in a list."""
    where = f": {order.address}" if order.address and order.address not in order.title else ""
    return cut(f"{order.title}{where}", limit)


def reference_line(reference: str) -> str:
    """The line by which an order of ours is known in a system that keeps no reference of its own."""
    return f"{_REFERENCE}{reference}"


def names_reference(text: str, reference: str) -> bool:
    """Whether a text ends with that line, whatever was added after it; a reference a resident mentions is no such."""
    _, found, last = text.rpartition(_REFERENCE)
    return bool(found) and re.match(rf"\s*{re.escape(reference)}(?![\w-])", last) is not None


def remark(text: str, key: str, limit: int) -> str:
    """A remark that carries its key, so that one that was sent before is recognised."""
    mark = f" [{key}]"
    return text[: limit - len(mark)] + mark


def reason(said: str) -> str:
    """What a system says is wrong, in one short line. It may quote what it was sent, so long quotations and whatever
    looks like an e-mail address or a phone number are left out."""
    return _PRIVATE.sub("...", " ".join(said.split()))[:LONGEST_REASON]


def cut(text: str, limit: int) -> str:
    """A text of one line that fits."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 3].rstrip()}..."


def _place(order: WorkOrder) -> list[str]:
    lines = [f"Place: {order.address}"] if order.address else []
    if order.lat is not None and order.lon is not None:
        lines.append(f"Map: {order.lat:.6f}, {order.lon:.6f}")
    if order.confidence == "unverified":
        lines.append("The place could not be looked up: it is in the resident's words.")
    return lines
