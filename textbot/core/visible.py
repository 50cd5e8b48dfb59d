"""What a text hides is made visible: characters that turn the direction of what stands around them."""

import re
from dataclasses import dataclass

# Unicode's embeddings, overrides and isolates: with them "gpj.exe" reads as "exe.jpg". Marks of direction without an
# effect beyond themselves (U+200E, U+200F, U+061C) are everyday Arabic and Hebrew and stay, as do zero-width joiners.
TURNING = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
_FOUND = re.compile(f"([{''.join(TURNING)}])")


@dataclass(frozen=True)
class Piece:
    """A run of a text; mark: the short name of a turning character that stood there, with no text of its own."""

    text: str
    mark: str = ""


def pieces(text: str) -> tuple[Piece, ...]:
    """The text in runs, its turning characters taken out and named."""
    parts = _FOUND.split(text)
    return tuple(Piece("", TURNING[part]) if part in TURNING else Piece(part) for part in parts if part)
