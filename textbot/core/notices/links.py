"""Links that a text holds, as phones find them, and whether they lead to the city."""

import re
from collections.abc import Iterator

# Carriers block texts with public shorteners (Twilio error 30007): nobody can see where they lead.
SHORTENERS = frozenset(
    "bit.ly tinyurl.com goo.gl t.co ow.ly is.gd buff.ly cutt.ly rebrand.ly rb.gy t.ly shorturl.at tiny.cc bl.ink "
    "lnkd.in s.id v.gd tr.im soo.gd wp.me fb.me youtu.be amzn.to".split()
)
_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<host>[^\s/?#]+)", re.IGNORECASE)
# Without a scheme phones make links of names with these endings, and of any name that a slash follows.
_ENDINGS = (
    r"(?:com|co|org|net|gob|gov|edu)\.[a-z]{2}|"
    "com|org|net|gov|edu|mil|us|info|io|co|ly|gl|gd|me|app|link|page|site|biz|cc|tv|xyz|online|shop|top|click|"
    "mx|uk|ru|cn|zip|dev|pro|mobi|ws|vip|live|store|support|help|pw|icu"
)
# Dots of other scripts count as dots (RFC 3490, 3.1); letters without width hide one.
_SEEN = str.maketrans("。．｡", "...", "\u200b\u200c\u200d\u2060\ufeff\u00ad")
_BARE = re.compile(
    rf"(?<![\w/@.-])(?P<host>(?:[\w-]+\.)+(?:(?:{_ENDINGS})(?![\w.-]*\w)|[^\W\d_]{{2,}}(?=/)))", re.IGNORECASE
)


def hosts(text: str) -> Iterator[tuple[str, str]]:
    """(scheme, host) of each link, lower-case; the scheme is "" where none is written."""
    text = text.translate(_SEEN)
    for found in _SCHEME.finditer(text):
        yield found["scheme"].lower(), found["host"].lower()
    for found in _BARE.finditer(_SCHEME.sub(" ", text)):
        yield "", found["host"].lower()


def is_shortener(host: str) -> bool:
    """Whether that is one of the public shorteners."""
    return host.removeprefix("www.") in SHORTENERS


def is_within(host: str, domains: frozenset[str]) -> bool:
    """Whether the host is one of these sites, or part of one."""
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
