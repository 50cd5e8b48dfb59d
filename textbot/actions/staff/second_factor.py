"""The second factor: a code from an app on the phone (TOTP, RFC 6238), or a recovery code for who lost it."""

import hashlib
import hmac
import secrets
from datetime import datetime

import pyotp
from sqlalchemy import Connection

from textbot.actions import audit
from textbot.runtime import Runtime
from textbot.store import recovery_codes, staff, staff_sessions
from textbot.store.staff import StaffRow
from textbot.store.staff_sessions import SignedIn

# A phone's clock may be one half minute off, either way.
WINDOW = (0, -1, 1)
RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_secret() -> str:
    """A secret of 160 random bits, as apps take it: base32."""
    return pyotp.random_base32()


def address_of(rt: Runtime, member: StaffRow, secret: str) -> str:
    """What the QR code says to the app: otpauth://..."""
    issuer = rt.playbook.facts(rt.playbook.languages[0])["short"]
    return pyotp.TOTP(secret).provisioning_uri(name=member.email, issuer_name=f"{issuer} Action Center")


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The half minute whose code this is; None when it is none of the three that count now."""
    totp = pyotp.TOTP(secret)
    said = "".join(code.split())
    if len(said) != totp.digits or not (said.isascii() and said.isdigit()):
        return None
    current = int(now.timestamp()) // totp.interval
    return next((current + off for off in WINDOW if hmac.compare_digest(totp.generate_otp(current + off), said)), None)


def accept(conn: Connection, member: StaffRow, code: str, now: datetime) -> str:
    """Use a code up: "app" or "recovery", whichever it was; "" when it is wrong or was used before."""
    step = step_of(member.totp_secret, code, now) if member.totp_secret else None
    if step is not None:
        return "app" if staff.take_code(conn, member.id, step) else ""
    return "recovery" if recovery_codes.use(conn, member.id, _hashed(code), now) else ""


def enrol(rt: Runtime, session: SignedIn, code: str) -> tuple[str, ...]:
    """Make the secret that the session proposed its member's, when `code` shows that their app has it: the recovery
    codes, which are shown this once. Their other sessions end: who knew the password alone, and was about to set up an
    app of their own, comes too late. Nothing when the code is wrong, or the session is over."""
    now, secret = rt.now(), session.proposed_totp
    with rt.database.write() as conn:
        staff.hold(conn)
        found = staff_sessions.by_hash(conn, session.token_hash)
        codes = set_up(conn, found.member, secret, code, now) if found and secret else ()
        if codes:
            staff_sessions.change(conn, session.token_hash, proposed_totp="")
            staff_sessions.end_all(conn, session.member.id, now, but=session.token_hash)
            audit.record(conn, session.member, "staff.second_factor", "set up", now)
    return codes


def set_up(conn: Connection, member: StaffRow, secret: str, code: str, now: datetime) -> tuple[str, ...]:
    """Make the secret the member's when `code` shows that their app has it: the recovery codes, which are shown this
    once. Nothing when the code is wrong."""
    step = step_of(secret, code, now)
    if step is None:
        return ()
    codes = tuple(_new_code() for _ in range(RECOVERY_CODES))
    staff.change(conn, member.id, totp_secret=secret, totp_last=step)
    recovery_codes.replace(conn, member.id, map(_hashed, codes))
    return codes


def take_down(conn: Connection, member_id: int) -> None:
    """The member has no second factor any more."""
    staff.change(conn, member_id, totp_secret="", totp_last=0)
    recovery_codes.replace(conn, member_id, ())


def _new_code() -> str:
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


def _hashed(code: str) -> str:
    """What is kept of a recovery code: 59 random bits need no salt and no slow hash."""
    plain = "".join(letter for letter in code.casefold() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
