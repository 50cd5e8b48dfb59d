"""Which language a text's letters alone give away (Unicode blocks and the letters only one language has)."""

import re

from textbot.core.languages.words import UNKNOWN

LETTER = re.compile(r"[^\W\d_]")
NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff\ua720-\ua7ff\uff21-\uff5a]")
# First match wins: letters of a neighbour's language, then the block as a whole.
SCRIPTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("[\u3040-\u30ff]"), UNKNOWN),  # kana: Japanese
    (re.compile("[\uac00-\ud7af\u1100-\u11ff\u3130-\u318f]"), "ko"),
    (re.compile("[\u4e00-\u9fff\u3400-\u4dbf\u3105-\u312f]"), "zh"),
    (re.compile("[\u067e\u0686\u0698\u06af\u0679\u0688\u0691\u06d2\u06cc\u06a9]"), UNKNOWN),  # Persian, Urdu, Pashto
    (re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"), "ar"),
    # Ukrainian, Belarusian, Serbian, Macedonian
    (re.compile("[\u0404\u0406\u0407\u0452\u0454\u0456\u0457\u0458-\u045a\u045e\u045f\u0490\u0491]"), UNKNOWN),
    (re.compile("[\u0400-\u04ff]"), "ru"),
)
VIETNAMESE = re.compile("[\u1ea0-\u1ef9\u01a1\u01b0\u0111\u0103\u01a0\u01af\u0110\u0102]")
ENOUGH = 0.6


def by_script(text: str) -> str | None:
    """The language that a text's script gives away: one of FOREIGN, or UNKNOWN for a script that none of them uses.
    None for Latin letters (Vietnamese marks aside), for mixtures, and for texts of fewer than two letters."""
    letters = len(LETTER.findall(text))
    strange = NOT_LATIN.findall(text)
    if len(strange) >= 2 and len(strange) >= ENOUGH * letters:
        seen = "".join(strange)
        return next((code for script, code in SCRIPTS if script.search(seen)), UNKNOWN)
    return "vi" if _vietnamese(text) else None


def _vietnamese(text: str) -> bool:
    """A name or two in an English text do not make it Vietnamese."""
    words = text.split()
    marked = sum(VIETNAMESE.search(word) is not None for word in words)
    return len(words) >= 3 and marked >= 2 and marked >= 0.4 * len(words)
