"""Whether a notice says how to end its texts: an instruction ("Reply STOP to end"), not any STOP in capitals."""

import re
from collections.abc import Mapping

# What to write, for who wrote none. CTIA Messaging Principles 5.1.3: each recurring programme says how to leave it.
EXAMPLES: Mapping[str, str] = {"en": "Reply STOP to end", "es": "Responda ALTO para cancelar"}

# Words before which, or after which, the carriers' word is an instruction; the word itself stands in capitals.
_EN_DO = r"reply|rply|text|txt|send|say|write|answer|type|respond|use"
_EN_END = (
    r"ends?|ending|quit|cancel|stop|opt[ -]?out|unsubscribe|unsub|leave|out|off|no more|finish|get no|not get|end texts"
)
_ES_DO = (
    r"responda|responde|conteste|contesta|env[ií]e|env[ií]a|env[ií]enos|mande|manda|escriba|escribe|textee|use|ponga"
)
_ES_END = (
    r"fin|finalizar?|terminan?|terminar|cancelan?|cancelar|salir|baja|parar?|deja|dejar|no (?:recibir|m[aá]s)|"
    r"darse de baja|acabar?|alto|detener|suspender?"
)
_WORDS: Mapping[str, tuple[str, str, str]] = {
    "en": ("STOP", _EN_DO, _EN_END),
    "es": ("ALTO|STOP", _ES_DO, _ES_END),
}
_QUOTES = "\"'“”‘’«»*"


def _asked(word: str, do: str, end: str) -> re.Pattern[str]:
    said = rf"[{_QUOTES}]?\b(?:{word})\b[{_QUOTES}]?"
    link = r"(?:\s*[=:>]\s*|\s*->\s*|\s+(?i:to|2|para|y|and|will|es|is)?\s*)"
    asked = rf"\b(?i:{do})\b(?:\s+(?i:with|us|back|la palabra|the word|con|or|o|al? [\d-]+|to [\d-]+))*\s*:?\s*{said}"
    # In front of it no word in capitals: "THE BUS STOP ENDS HERE" tells of a bus stop.
    follows = rf"(?<![A-Z]{{2}} ){said}{link}(?i:{end})\b"
    before = rf"\b(?i:{end})\b(?:\s+[^\s.!?:=,]+){{0,3}}\s*[:=,]\s*(?i:(?:{do})\s+)?{said}"
    return re.compile(f"{asked}|{follows}|{before}")


_ASKED = {code: _asked(*words) for code, words in _WORDS.items()}


def says_how_to_end(text: str, language: str) -> bool:
    """Whether it tells in that language how to end these texts. Of a language whose words nobody has written down yet
    only that STOP stands there, in capitals."""
    pattern = _ASKED.get(language)
    return bool(pattern.search(text) if pattern else re.search(r"\bSTOP\b", text))
