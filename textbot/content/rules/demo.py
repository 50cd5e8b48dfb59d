"""What the demo city left behind: its name, and telephone numbers that exist only in stories."""

import re
from collections.abc import Iterator, Mapping

from textbot.content.problems import Problem
from textbot.content.rules.context import Proof
from textbot.content.schema.city import DEMO_HOST

_NAME = re.compile(rb"riverbend", re.IGNORECASE)
_PHONE = re.compile(rb"\b555[ .-]?01\d\d\b")
_DEMO = re.compile(rb"^demo:\s*true\b", re.MULTILINE)


def nothing_of_the_demo_is_left(proof: Proof) -> Iterator[Problem]:
    """A city of its own says nothing of Riverbend."""
    city = proof.draft.city
    if city is not None and not city.entry.demo:
        yield from leftovers(proof.draft.files)


def leftovers(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Each line that names the demo city or one of its numbers, and the line that calls the playbook a demo."""
    for name, data in files.items():
        city = name == "city.yaml" and (_DEMO.search(data) or DEMO_HOST.encode() in data)
        if not (city or _NAME.search(data) or _PHONE.search(data)):
            continue
        for number, line in enumerate(data.splitlines(), 1):
            yield from _in_line(name, number, line)


def _in_line(name: str, number: int, line: bytes) -> Iterator[Problem]:
    if _NAME.search(line):
        yield Problem(name, number, "", "this still says Riverbend, the demo city; write your city's own")
    if found := _PHONE.search(line):
        phone = found[0].decode()
        yield Problem(name, number, "", f"'{phone}' is a made-up number of the demo; write your city's own")
    if name == "city.yaml" and DEMO_HOST.encode() in line and not line.lstrip().startswith(b"#"):
        message = "this asks the demo's make-believe system; write your own system's https:// address, or remove it"
        yield Problem(name, number, "connectors", message)
    if name == "city.yaml" and _DEMO.match(line):
        yield Problem(name, number, "demo", "this is the demo city's playbook; copy it with `textbot new-city DIR`")


DEMO_RULES = (nothing_of_the_demo_is_left,)
