"""Words anybody can read, and nothing that teaches residents to text what they must not."""

import re
from collections.abc import Iterator

from textbot.content.placeholders import SPOKEN_OR_PAGES
from textbot.content.problems import Level, Problem
from textbot.content.rules.context import Proof
from textbot.core.reading import grade_of, words_in
from textbot.core.wording import PLACEHOLDER

HIGHEST = 8.0
FEWEST_WORDS = 20
"""A text of fewer words is a label or a list; a grade says nothing of it."""
_PAGES = tuple(f"phrases.{prefix}" for prefix in SPOKEN_OR_PAGES)
_SHOWN = 60

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_ASKS = re.compile(
    r"\b(?:text|send|reply|type|enter|give|tell|share|what(?:'s| is)|need|confirm|verify|provide|"
    r"escriba|mande|env[ií]e|responda|ponga|d[eé]|d[ií]ga(?:me|nos)|cu[aá]l es|necesit\w+|confirme)\b",
    re.IGNORECASE,
)
_SECRETS = re.compile(
    r"\b(?:(?:credit|debit|bank|atm)?\s*card numbers?|(?:credit|debit) cards?|bank accounts?|cvv|passwords?|"
    r"social security(?: numbers?)?|ssns?|(?:n[uú]meros? de (?:su |la )?tarjetas?)|"
    r"tarjetas? de (?:cr[eé]dito|d[eé]bito)|"
    r"cuentas? (?:bancarias?|de banco)|contrase[nñ]as?|(?:n[uú]meros? (?:de|del) )?seguro social)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:never|not|don't|no need|won't|can't|nunca|no|jam[aá]s)\b", re.IGNORECASE)


def text_is_easy(proof: Proof) -> Iterator[Problem]:
    """Whoever left school at fourteen can read every text that is sent: grade 8 at most."""
    for language, texts in proof.draft.words.items():
        for path, text in texts.items():
            plain = PLACEHOLDER.sub(" ", text)
            if path.startswith(_PAGES) or len(words_in(plain)) < FEWEST_WORDS:
                continue
            read = grade_of(plain, language)
            if read is not None and read.grade > HIGHEST:
                hard = " ".join(read.hardest.split())
                shown = hard if len(hard) <= _SHOWN else f"{hard[: _SHOWN - 3]}..."
                message = f'this reads at grade {read.grade:.0f} (at most 8); use shorter words or sentences: "{shown}"'
                yield proof.at(path, language, message, Level.WARNING)


def text_asks_for_no_secret(proof: Proof) -> Iterator[Problem]:
    """No text asks for a card number, a bank account, a password or a Social Security number: thieves do."""
    for language, texts in proof.draft.words.items():
        for path, text in texts.items():
            for sentence in _SENTENCE.findall(text):
                secret = _SECRETS.search(sentence)
                if secret and _ASKS.search(sentence) and not _NOT.search(sentence):
                    message = f"this asks for '{secret[0]}'; nobody may text that. Send them to a page or a phone"
                    yield proof.at(path, language, message)


READING_RULES = (text_is_easy, text_asks_for_no_secret)
