"""A member's own phone, for alerts and tests of notices: told by them, and shown to be theirs by a code sent to it."""

import hashlib
import hmac
import secrets
from dataclasses import replace
from datetime import timedelta

from textbot.actions import audit
from textbot.actions.notices.alert_approvers import text_member
from textbot.actions.outcome import Outcome
from textbot.actions.staff.tries import Names, begin
from textbot.core.lockout import HOUR, MINUTE, Rule
from textbot.core.phone import dialable
from textbot.runtime import Runtime
from textbot.store import phone_codes, staff
from textbot.store.phone_codes import PhoneCode
from textbot.store.staff import StaffRow

GOOD_FOR = timedelta(minutes=10)
MOST_TRIES = 5
SAYS = "phrases.staff_phone_code"
# So many codes at once; then one every ten minutes, twenty ... A phone is spared whoever claims it.
SENDS, TO_A_PHONE = Rule(3, 10 * MINUTE, HOUR), Rule(5, HOUR, HOUR)
SENT = Outcome(True, "We sent a code to that phone. Type it below within 10 minutes.")
STOPPED = Outcome(False, "That phone said STOP to us. Text START from it, then try again.")
NO_CODE = Outcome(False, "That code is too old. Please have another one sent.")
WRONG = Outcome(False, "That is not the code. Please look again at the text.")
TOO_OFTEN = Outcome(False, "That was wrong too often. Please have another code sent.")


def change_phone(rt: Runtime, member: StaffRow, said: str) -> Outcome:
    """Another phone, once its code is typed; until then the one before stays. None at once when nothing is said. Raises
    TooManyTries when codes were asked for too often."""
    phone = dialable(said) if said.strip() else ""
    if phone is None:
        return Outcome(False, "Please write a phone number like 602-555-0123.")
    if phone and phone in rt.settings.numbers:
        return Outcome(False, "That is the number residents text. Please write your own.")
    return _send_code(rt, member, phone) if phone and phone != member.phone else _settle(rt, member, phone)


def send_again(rt: Runtime, member: StaffRow) -> Outcome:
    """Another code to the phone that waits for one. Raises TooManyTries when codes were asked for too often."""
    waits = waiting_phone(rt, member)
    return _send_code(rt, member, waits.phone) if waits else NO_CODE


def confirm_phone(rt: Runtime, member: StaffRow, typed: str) -> Outcome:
    """The code that came: from now on alerts and tests go to that phone."""
    now, digits = rt.now(), "".join(filter(str.isdigit, typed))
    with rt.database.write() as conn:
        waits = phone_codes.of_member(conn, member.id)
        if waits is None or now - waits.sent_at > GOOD_FOR:
            return NO_CODE
        if not phone_codes.take_try(conn, member.id, MOST_TRIES):
            return TOO_OFTEN
        if not hmac.compare_digest(waits.code_hash, _hash(rt, member, waits.phone, digits)):
            return WRONG if waits.tries + 1 < MOST_TRIES else TOO_OFTEN
        phone_codes.forget(conn, member.id)
        staff.change(conn, member.id, phone=waits.phone)
        audit.record(conn, member, "staff.phone", "own, confirmed by a code", now)
    return Outcome(True, "Your phone is confirmed: alerts and tests go there.")


def waiting_phone(rt: Runtime, member: StaffRow) -> PhoneCode | None:
    """The phone that the member told and did not confirm yet."""
    with rt.database.read() as conn:
        return phone_codes.of_member(conn, member.id)


def _settle(rt: Runtime, member: StaffRow, phone: str) -> Outcome:
    """No phone any more, or the one there is: what waited for a code is forgotten."""
    with rt.database.write() as conn:
        phone_codes.forget(conn, member.id)
        if phone != member.phone:
            staff.change(conn, member.id, phone=phone)
            audit.record(conn, member, "staff.phone", "own, none", rt.now())
    return Outcome(True, "Saved.")


def _send_code(rt: Runtime, member: StaffRow, phone: str) -> Outcome:
    names: Names = {f"phone code of {member.id}": SENDS, f"phone code to {phone}": TO_A_PHONE}
    begin(rt, names)
    code, now = f"{secrets.randbelow(10**6):06}", rt.now()
    language = rt.playbook.language_for(member.language)
    body = rt.playbook.text(SAYS, language, code=code)
    with rt.database.write() as conn:
        text = text_member(conn, rt, replace(member, phone=phone), body, language, SAYS, now)
        if text is None:
            return STOPPED
        phone_codes.put(conn, member.id, phone, _hash(rt, member, phone, code), now)
        audit.record(conn, member, "staff.phone", "own, a code was sent", now)
    rt.doorbell.ring("send_text", text)
    return SENT


def _hash(rt: Runtime, member: StaffRow, phone: str, code: str) -> str:
    said = f"phone code {member.id} {phone} {code}"
    return hmac.new(rt.settings.secret_key.encode(), said.encode(), hashlib.sha256).hexdigest()
