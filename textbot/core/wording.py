"""Filling {placeholders} in copy."""

import re
from collections.abc import Mapping

PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)\}")

# Drawn only inside the turn's transaction, so a reply carries this mark until then.
REFERENCE = "\ue000reference\ue000"


def fill(template: str, values: Mapping[str, object]) -> str:
    """`template` with each {name} replaced by values[name]; a name without a value raises KeyError."""
    return PLACEHOLDER.sub(lambda found: str(values[found[1]]), template)


def opened(text: str) -> str:
    """A name as it begins a sentence: "missed pickup" -> "Missed pickup"."""
    return text[:1].upper() + text[1:]


def placeholders(template: str) -> frozenset[str]:
    """The names between braces in `template`."""
    return frozenset(PLACEHOLDER.findall(template))
