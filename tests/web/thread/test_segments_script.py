"""The counter beside the reply form counts as core/segments.py does."""

import re
from ast import literal_eval
from pathlib import Path

from textbot.core.segments import GSM_BASIC, GSM_EXTENSION, GSM_JOINED, GSM_SINGLE, UCS_JOINED, UCS_SINGLE
from textbot.web import __file__ as web

SCRIPT = (Path(web).parent / "static" / "segments.js").read_text("utf-8")


def letters(name: str) -> frozenset[str]:
    """The letters of one of the script's sets."""
    found = re.search(rf"const {name} = new Set\((.*?)\);", SCRIPT, re.S)
    assert found
    return frozenset("".join(literal_eval(part) for part in re.findall(r'"(?:[^"\\]|\\.)*"', found[1])))


def test_the_script_knows_the_same_letters() -> None:
    assert letters("BASIC") == GSM_BASIC
    assert letters("EXTENSION") == GSM_EXTENSION


def test_the_script_knows_the_same_sizes() -> None:
    assert f"gsm ? [{GSM_SINGLE}, {GSM_JOINED}] : [{UCS_SINGLE}, {UCS_JOINED}]" in SCRIPT
