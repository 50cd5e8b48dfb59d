"""The name of a member of staff as residents read it."""

from textbot.core.redaction import clean
from textbot.core.visible import TURNING

LONGEST = 80
_OUT = dict.fromkeys(map(ord, TURNING))


def member_name(said: str) -> str:
    """What was typed as a name, on one line and without characters that turn the reading order; "" when it is none or
    longer than 80 letters."""
    name = " ".join(clean(said).translate(_OUT).split())
    return name if len(name) <= LONGEST else ""
