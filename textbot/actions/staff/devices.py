"""Browsers at which a member signed in before: they keep a note of ours that says so, and nothing else.

The note lets nobody in. Wrong tries from such a browser are counted apart, so that whoever guesses from elsewhere
does not keep its owner out.
"""

import hashlib
import secrets
from datetime import timedelta

from itsdangerous import BadSignature, URLSafeTimedSerializer

from textbot.runtime import Runtime
from textbot.store.staff import StaffRow

KEPT = timedelta(days=180)


def remember(rt: Runtime, member: StaffRow) -> str:
    """A note for this browser. A new password ends all notes before it."""
    return str(_notes(rt).dumps([member.id, secrets.token_urlsafe(12), _stamp(member)]))


def known(rt: Runtime, note: str, member: StaffRow) -> str:
    """The browser's name when the note is about that member; "" for anything else."""
    try:
        member_id, name, stamp = _notes(rt).loads(note, max_age=int(KEPT.total_seconds()))
    except (BadSignature, ValueError, TypeError):
        return ""
    return str(name) if member_id == member.id and stamp == _stamp(member) else ""


def _notes(rt: Runtime) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(rt.settings.secret_key, salt="known browser")


def _stamp(member: StaffRow) -> str:
    return hashlib.sha256(member.password_hash.encode()).hexdigest()[:12]
