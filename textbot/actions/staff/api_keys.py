"""Keys of programs: made, recognised, revoked."""

import re
import secrets

from sqlalchemy.exc import IntegrityError

from textbot.actions import audit
from textbot.actions.outcome import Outcome
from textbot.actions.staff.recognise import hashed
from textbot.runtime import Runtime
from textbot.store import api_keys
from textbot.store.api_keys import ApiKeyRow

# Told apart from other secrets by whoever finds one where it should not be.
PREFIX = "textbot_311_"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,29}")
LONGEST = 200


class KeyProblem(ValueError):
    """The key cannot be made; the text says why."""


def add_api_key(rt: Runtime, name: str, contact: str, per_minute: int, by: str) -> str:
    """Make a key and return it; it is shown this once. contact: whom to write to about it. per_minute: how many
    requests it may file in a minute. by: who made it, as the record shall say. Raises KeyProblem."""
    name, contact = name.strip(), contact.strip()
    if not NAME.fullmatch(name):
        raise KeyProblem("a name is 1 to 30 letters, digits, blanks, dots, dashes")
    if len(contact) > LONGEST or not 1 <= per_minute <= 10_000:
        raise KeyProblem("a contact has at most 200 letters, and a limit is from 1 to 10000 a minute")
    key = PREFIX + secrets.token_urlsafe(32)
    try:
        with rt.database.write() as conn:
            api_keys.add(conn, hashed(key), name, contact, per_minute, by, rt.now())
            audit.record(conn, by, "api_key.add", name, rt.now())
    except IntegrityError:
        raise KeyProblem(f"there is or was a key named {name}; names are not used twice") from None
    return key


def revoke_api_key(rt: Runtime, name: str, by: str) -> Outcome:
    """Let the key of that name file nothing more, from this moment on."""
    with rt.database.write() as conn:
        done = api_keys.revoke(conn, name, rt.now())
        if done:
            audit.record(conn, by, "api_key.revoke", name, rt.now())
    return Outcome(done, f"{name} files nothing more." if done else f"There is no key named {name} that still could.")


def recognise_key(rt: Runtime, key: str) -> ApiKeyRow | None:
    """Whose key that is; None for one that is unknown or revoked."""
    if not key.startswith(PREFIX) or len(key) > LONGEST:
        return None
    with rt.database.read() as conn:
        return api_keys.good(conn, hashed(key))
