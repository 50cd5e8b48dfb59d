"""Sentences that ask us to go on, or deny that a stop was meant: "please don't stop", "no dejen de avisarme"."""

import re

from textbot.core.hearing.topic_pairs import PUNCTUATION
from textbot.core.words import fold

_OPENS = "^(?:(?:please|pls|plz|hey|hi|no|oh|ok|okay|wait|and|but|so|pero|por favor|favor|y|oiga|hola) )*"
_NOT = "(?:dont|do not|never) (?:ever |please |you dare )?"
_END = "(?:stop|quit|cancel|end|unsubscribe|opt|remove|drop|delete|take|kick)"
_WHOM = "(?:me|us|my|it|them|these|those|the|sending|texting|messaging|reminding)"
# "You don't stop texting me" is said by who has had enough.
_NOBODY = "".join(f"(?<!{each} )" for each in ("why", "you", "u", "guys", "yall", "they", "just", "all"))
_WHO = "(?:you|u|yall|they|it|the city)"
_SAID = "(?:say|said|text|texted|send|sent|write|wrote|type|typed|reply|replied)"
_TERMINAR = "(?:de(?:je|jen|jes)|paren?|quiten?|quites|borren?|saquen?|cancelen?|eliminen?)"
_WAYS = (
    rf"{_OPENS}{_NOT}{_END}(?: {_WHOM}\b|$)",
    rf"{_NOBODY}\b(?:dont|do not) (?:ever |please )?(?:stop|quit) (?:please|coming|{_WHOM})\b",
    rf"\b(?:never|didnt|did not|havent|have not) {_SAID} (?:you |to )?(?:stop|unsubscribe|cancel|quit|end)\b",
    rf"{_OPENS}(?:why |when )?(?:did|have|has) {_WHO}(?: guys| all)? (?:stop|stopped|quit)\b",
    rf"\bhow come {_WHO} stopped\b",
    rf"{_OPENS}no (?:me |nos |se )?{_TERMINAR}(?= |$)",
    r"\bno (?:dije|mande|escribi|puse) (?:alto|stop|que paren|cancelar)\b",
)
GO_ON = re.compile("|".join(_WAYS))
# "Don't take my money and stop texting me" asks for an end all the same.
ENDS = re.compile(r"\b(?:stop|quit|unsubscribe|cancel|end|enough|no more|remove|paren?|basta|ya no|dejen de)\b")


def without_going_on(text: str) -> str:
    """The text without those of its sentences that ask us to go on; "" when nothing else is said."""
    parts = PUNCTUATION.split(text)
    kept = [part for part in parts if not _goes_on(fold(part))]
    return text if len(kept) == len(parts) else ". ".join(part.strip() for part in kept if part.strip())


def _goes_on(said: str) -> bool:
    found = GO_ON.search(said)
    return found is not None and ENDS.search(f"{said[: found.start()]} {said[found.end() :]}") is None
