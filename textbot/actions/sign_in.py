"""A member of staff signs in."""

import hashlib
import hmac
import secrets

from textbot.actions.demo_login import DEMO_EMAIL
from textbot.actions.passwords import matches
from textbot.actions.recognise import hashed
from textbot.core.redaction import clean
from textbot.runtime import Runtime
from textbot.state.tries import Tries
from textbot.store import staff, staff_sessions


class TooManyTries(Exception):
    """This account was tried too often from this address; later tries are refused unread for a quarter of an hour."""


def sign_in(rt: Runtime, email: str, password: str, address: str) -> str | None:
    """The token that a browser keeps, or None for a wrong email or password. Raises TooManyTries.

    Tries are counted for the account and the address together: who guesses from elsewhere locks nobody out."""
    email = clean(email).strip().lower()
    tries, pair = Tries(rt.redis), _pair(rt.settings.secret_key, email, address)
    if not tries.may(pair):
        raise TooManyTries
    with rt.database.read() as conn:
        member = staff.by_email(conn, email)
    barred = member is None or member.disabled_at is not None or (email == DEMO_EMAIL and not rt.settings.demo)
    if not matches(None if barred or member is None else member.password_hash, password) or member is None:
        return None
    tries.forget(pair)
    token = secrets.token_urlsafe(32)
    with rt.database.write() as conn:
        staff_sessions.add(conn, hashed(token), member.id, rt.now(), fresh_at=rt.now())
    return token


def _pair(secret: str, email: str, address: str) -> str:
    """A name for the pair that tells a reader of Redis nothing."""
    return "sign-in:" + hmac.new(secret.encode(), f"{email}\n{address}".encode(), hashlib.sha256).hexdigest()[:32]
