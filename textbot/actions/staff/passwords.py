"""Passwords: hashed with argon2id, checked in the same time whether or not the account exists."""

import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()
# Each hash takes 64 MB for a moment; a storm of guesses must not take all there is.
_AT_ONCE = threading.BoundedSemaphore(4)
# Checked against when there is no such account, so that the answer takes as long as for one that exists: the hash of
# a random password that nobody kept.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$XJVrnX9apBC97/24IcdbAA$MtRfPpvlyx4XP1wrzkpRkGYGI32ODVGEau8GV40/u0k"


def hash_password(password: str) -> str:
    """The argon2id hash to keep."""
    with _AT_ONCE:
        return _HASHER.hash(password)


def new_password() -> str:
    """A random password that is easy to copy: four groups of four."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


def matches(kept: str | None, password: str) -> bool:
    """Whether `password` is the one behind the hash `kept`; None (no such account) takes the same time and is False."""
    try:
        with _AT_ONCE:
            _HASHER.verify(kept or _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None
