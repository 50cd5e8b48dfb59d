"""What a text wants once the things it says it does not want are taken out of it."""

import re

from textbot.core.hearing.wishes import Wishes

# Where one thing ends and what is wanted instead may begin.
TURN = re.compile(
    r"[.!?;,\n]+\s*|\s+-+\s+|\s+(?=(?:but|just|only|instead|rather|i want|i need|i mean|i meant|i would|i'?d like|"
    r"pero|sino|solo|s[oó]lo|mejor|m[aá]s bien)\b)|(?<!\bno)\s+(?=(?:quiero|necesito|quise|me refiero)\b)"
    r"|(?<!\bno)\s+(?=(?:it'?s|its|it is|es) (?:an?|the|my|about|for|un|una|el|la|mi|sobre|por|del?)\b)",
    re.IGNORECASE,
)
NOT_BUT = re.compile(
    r"(?:no[, ]+)?(?:it'?s not|its not|not|no es|no era|it isn'?t|isn'?t)(?: an?| the| un| una)? [^\W\d]+[,.;]?"
    r" (?:but|sino|es|era|it'?s|it is)(?: que)? (?P<meant>.+)",
    re.IGNORECASE,
)
# "It's not about my trash" alone is all that was meant; in a longer text it is a remark.
BRIEF = 8
# Words of the turn itself; they ask for nothing.
TURNING = re.compile(
    r"^(?:(?:but|just|only|instead|rather|no|sorry|pero|sino|solo|s[oó]lo|mejor|m[aá]s bien|perd[oó]n|disculpe)\b\W*)+",
    re.IGNORECASE,
)


def wanted(text: str, wishes: Wishes) -> str | None:
    """The words of `text` that still ask for something; "" when none are left, None when it turns nothing down."""
    parts = [part for each in TURN.split(text) if (part := each.strip())]
    kept = [part for part in parts if not wishes.negated(part) and not wishes.instead(part)]
    if len(kept) == len(parts):
        return "" if wishes.negated(text) else None
    left = _without_turning(kept)
    short = len(text.split()) <= BRIEF
    return left or ("" if short or wishes.negated(text) else None)


def meant_instead(text: str) -> str | None:
    """What "it's not graffiti, it's a pothole" names as meant; None for any other text. Only where something in
    progress could be what is not meant: elsewhere "it's not fair, it's ..." looks the same."""
    found = NOT_BUT.fullmatch(text.strip())
    return found["meant"] if found else None


def _without_turning(parts: list[str]) -> str:
    return ", ".join(part for each in parts if (part := TURNING.sub("", each)))
