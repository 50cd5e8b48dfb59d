"""What makes a password good enough: its length, and that nobody would guess it soon. No rules about its letters."""

from collections.abc import Iterable

from zxcvbn import zxcvbn

from textbot.core.marking import N_

SHORTEST, LONGEST = 12, 200
# A password that falls within so many guesses (as a power of ten) is on the lists that attackers try first, or nearly.
# zxcvbn counts them from lists of passwords, names and words, keyboards, dates and repeats (Wheeler, USENIX 2016).
GUESSES = 9
# zxcvbn grows slow on longer ones, and what stands behind that many letters only makes a password better.
LOOKED_AT = 72
# Without the words that anybody would try first, so much must be left.
LEFT = 8
# Shorter pieces of a name say nothing.
TELLING = 3

TOO_SHORT = N_(
    "Please use at least 12 characters. Three or four words that do not belong together are easy to keep in mind."
)
TOO_LONG = N_("Please use at most 200 characters.")
TOO_CLOSE = N_("Your name, your email and the city are what somebody would try first. Please choose something else.")
TOO_COMMON = N_(
    "Somebody who guesses would soon find that password. Please choose another one: three or four words that do not "
    "belong together, for example."
)


def fault(password: str, about: Iterable[str] = ()) -> str:
    """What is wrong with a new password, in words for whoever chooses it; "" when it is good enough.
    about: what others know of them, such as name, email and city."""
    if len(password) < SHORTEST:
        return TOO_SHORT
    if len(password) > LONGEST:
        return TOO_LONG
    words = _pieces(about)
    if len(_without(password, words)) < LEFT:
        return TOO_CLOSE
    return TOO_COMMON if zxcvbn(password[:LOOKED_AT], user_inputs=words)["guesses_log10"] < GUESSES else ""


def _pieces(about: Iterable[str]) -> list[str]:
    """The whole sayings and their words, the longest first."""
    whole = [each.casefold().strip() for each in about]
    letters = ["".join(letter if letter.isalnum() else " " for letter in each) for each in whole]
    found = {piece for each in (*whole, *letters) for piece in (each, *each.split())}
    return sorted((piece for piece in found if len(piece) >= TELLING), key=len, reverse=True)


def _without(password: str, words: list[str]) -> str:
    left = password.casefold()
    for word in words:
        left = left.replace(word, "")
    return left
