"""Links: the city's own, and safe."""

import re
from collections.abc import Iterator

from textbot.content.problems import Level, Problem
from textbot.content.rules.context import Proof

_LINK = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<host>[^\s/:]+)", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w/@.])(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?=/)", re.IGNORECASE)
SHORTENERS = frozenset(["bit.ly", "tinyurl.com", "goo.gl", "t.co", "ow.ly", "is.gd", "buff.ly", "cutt.ly"])


def link_is_safe(proof: Proof) -> Iterator[Problem]:
    """Links are https and lead to the city's own domain: residents are told to trust nothing else."""
    city = proof.draft.city
    if city is None:
        return
    domain = city.entry.domain.lower()
    for language, texts in proof.draft.words.items():
        for path, text in texts.items():
            for message in _wrong(text.replace("{domain}", domain), domain):
                yield proof.at(path, language, message, Level.WARNING)


def _wrong(text: str, domain: str) -> Iterator[str]:
    for found in _LINK.finditer(text):
        if found["scheme"].lower() != "https":
            yield f"the link '{found[0]}' is not https; write https://{found['host']}"
    for found in (*_LINK.finditer(text), *_BARE.finditer(text)):
        host = found["host"].lower().removeprefix("www.")
        if host in SHORTENERS:
            yield f"carriers block texts with '{host}' links; write the page's own address"
        elif host != domain and not host.endswith(f".{domain}"):
            yield f"'{host}' lies outside {domain}; residents are told to trust only that. Link a page of the city"


LINK_RULES = (link_is_safe,)
