"""A text made plain for listening: fold() keeps letters and digits and forgets how they were typed."""

import re
import unicodedata

from textbot.core.redaction import clean, mask

__all__ = ["clean", "fold", "mask", "squeezed", "tokens", "unstretched"]

APOSTROPHES = frozenset("'’‘ʼ´`′＇")
# Sentence-like smileys typed in ASCII; a letter D or P must not be left behind as a word.
SMILEY = re.compile(r"(?<!\w)(?:[:;=]['-]?[()\[\]dpo|/\\*3]+|<3+)(?!\w)", re.IGNORECASE)
BLANKS = re.compile(r"\s+")
SKIN_TONES = frozenset(range(0x1F3FB, 0x1F400))
STRETCHED = re.compile(r"(\D)\1{2,}")


class _Plain(dict[int, str | None]):
    """str.translate table that fills itself: letters and digits stay, marks and invisible characters go,
    anything else becomes a space."""

    def __missing__(self, code: int) -> str | None:
        plain = _plain(chr(code))
        self[code] = plain
        return plain


def _plain(char: str) -> str | None:
    category = unicodedata.category(char)
    if char in APOSTROPHES or category in ("Mn", "Me", "Cf"):
        return None
    return char if category[0] in "LNM" else " "


_PLAIN = _Plain()


def fold(text: str) -> str:
    """Lower case, no accents, no punctuation, no emoji, no invisible characters, single spaces: "¡ALTO!" -> "alto".

    An apostrophe vanishes ("don't" -> "dont"), a hyphen parts words ("opt-out" -> "opt out"). A text of nothing but
    emoji or question marks keeps each of them once ("👍🏽👍" -> "👍", "??" -> "?")."""
    bare = SMILEY.sub(" ", text).lower().translate(_PLAIN) if text.isascii() else _unaccented(text)
    return " ".join(bare.split()) or _signs(text)


def _unaccented(text: str) -> str:
    known = SMILEY.sub(" ", unicodedata.normalize("NFKC", _no_spacing_accents(text)))
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", known.casefold()).translate(_PLAIN))


def _no_spacing_accents(text: str) -> str:
    """NFKC would turn a typed acute accent (as in don´t) into a space and a mark, and so part the word."""
    return text.replace("´", "'")


def _signs(text: str) -> str:
    signs = (char for char in text if unicodedata.category(char) == "So" or char == "?")
    return "".join(dict.fromkeys(sign for sign in signs if ord(sign) not in SKIN_TONES))


def tokens(text: str) -> tuple[str, ...]:
    """The words of fold(text)."""
    return tuple(fold(text).split())


def unstretched(folded: str) -> str:
    """A folded text with letters typed three times or more said once: "stoooop" -> "stop"."""
    return STRETCHED.sub(r"\1", folded)


def squeezed(text: str) -> str:
    """`text` with each run of blanks as one: a line end where there was one, else a space. A thousand spaces would keep
    patterns busy for seconds."""
    return BLANKS.sub(lambda run: "\n" if "\n" in run[0] else " ", text)
