"""account and pin: who is asking about an account. Both are heard from the raw text, and nothing of it is kept."""

import re
from dataclasses import replace

from textbot.core.lookups.account import VERIFIED_SECONDS, AccountFacts, Identity, OpenAccount, VerifyAccount
from textbot.core.playbook import Step
from textbot.core.redaction import REMOVED
from textbot.core.scene import Scene
from textbot.core.session import Slot
from textbot.core.steps.kind import StepKind

RUN = re.compile(r"(?<![\d$.,])\d(?:[ .-]?\d)*(?![\d%]|[.,]\d)")
ACCOUNT_DIGITS, PIN_DIGITS = range(5, 17), range(4, 9)
PIN = "pin"


class Account(StepKind):
    """The account's number. Its slot says what came of it: opened | locked | away."""

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """Whoever has just proved an account need not do it again; a number in the first text is heard."""
        if step.lookup is None:
            return None
        number = next((run for run in _runs(scene.message.raw) if len(run) in ACCOUNT_DIGITS), None)
        if _is_verified(scene, step.lookup.connector, number):
            return Slot("opened")
        scene.keep(identity=None)
        return self._open(scene, step, number) if number else None

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """The number in the answer; it is gone when the text waited for a worker."""
        scene.secret = True
        if _was_removed(scene):
            return None
        runs = _runs(scene.message.raw)
        number = next((run for run in runs if len(run) in ACCOUNT_DIGITS), None)
        slot = self._open(scene, step, number) if number else None
        pin = _pin_beside_number(scene.message.raw)
        if slot is not None and slot.value == "opened" and pin is not None:
            given = verify(scene, pin)
            if given is not None:
                _fill_pin(scene, given.value)
        return slot

    def retry(self, scene: Scene, step: Step) -> None:
        """Where such a number stands."""
        scene.phrase("retry_account")

    def _open(self, scene: Scene, step: Step, number: str) -> Slot:
        scene.secret = True
        connector = step.lookup.connector if step.lookup else ""
        facts: AccountFacts = scene.world(OpenAccount(connector, number))
        if facts.state == "opened":
            scene.keep(identity=Identity(connector, facts.last4, facts.handle, facts.key))
        else:
            _fill_pin(scene, facts.state)
        return Slot(facts.state)


class Pin(StepKind):
    """The account's PIN. Its slot says what came of it: verified | locked | away."""

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """A verified account needs no PIN; one in the first text, after the account's number, is heard."""
        frame, known = scene.session.frame, scene.session.identity
        if frame is None or frame.slots.get(PIN) is not None:
            return frame.slots[PIN] if frame else None
        if known is None:
            return None
        if known.until > scene.now.timestamp():
            return Slot("verified")
        pin = _pin_beside_number(scene.message.raw)
        return verify(scene, pin) if pin else None

    def ask(self, scene: Scene, step: Step) -> None:
        """The PIN, of the account that ends in ..."""
        known = scene.session.identity
        scene.phrase("pin_question", last4=known.last4 if known else "")

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """The PIN in the answer."""
        scene.secret = True
        if _was_removed(scene):
            return None
        found = [run for run in _runs(scene.message.raw) if len(run) in PIN_DIGITS]
        return verify(scene, found[0]) if len(found) == 1 else None

    def retry(self, scene: Scene, step: Step) -> None:
        """Digits only."""
        scene.phrase("retry_pin")


def verify(scene: Scene, pin: str) -> Slot | None:
    """What the PIN's slot holds now: verified | locked | away; None when it was wrong or too late, which is said."""
    known = scene.session.identity
    if known is None:
        return Slot("away")
    facts: AccountFacts = scene.world(VerifyAccount(known.connector, known.handle, known.key, pin))
    if facts.state == "verified":
        until = scene.now.timestamp() + VERIFIED_SECONDS
        scene.keep(identity=Identity(known.connector, known.last4, facts.handle, known.key, until))
    elif facts.state == "wrong":
        scene.phrase("pin_wrong" if facts.left > 1 else "pin_wrong_last")
        return None
    elif facts.state == "expired":
        _start_over(scene)
        return None
    return Slot(facts.state)


def _runs(raw: str) -> list[str]:
    """The numbers in a text, dashes and spaces taken out; "1234567 2468" is two."""
    runs = [re.sub(r"\D", "", part) for found in RUN.findall(raw) for part in _parts(found)]
    return [run for run in runs if run]


def _parts(found: str) -> list[str]:
    """Groups of digits that are long enough to stand for themselves; "123-4567" and "2 4 6 8" are one number."""
    groups = re.split(r"[ .-]", found)
    return groups if len(groups) > 1 and all(len(group) >= min(PIN_DIGITS) for group in groups) else [found]


def _pin_beside_number(raw: str) -> str | None:
    """The PIN in a text that also gave the account's number."""
    runs = _runs(raw)
    if len(runs) != 2:
        return None
    return next((run for run in reversed(runs) if len(run) in PIN_DIGITS), None)


def _was_removed(scene: Scene) -> bool:
    """Whether the text had to wait: nothing secret was kept, so it is asked for again."""
    if REMOVED not in scene.message.raw:
        return False
    scene.phrase("secret_again")
    return True


def _is_verified(scene: Scene, connector: str, number: str | None) -> bool:
    """Whether the PIN of this account was given a while ago; of another account, it was not."""
    known = scene.session.identity
    if known is None or known.connector != connector or known.until <= scene.now.timestamp():
        return False
    return number is None or number.endswith(known.last4)


def _fill_pin(scene: Scene, state: str) -> None:
    if scene.session.frame is not None:
        scene.keep(frame=scene.session.frame.filled(PIN, Slot(state)))


def _start_over(scene: Scene) -> None:
    """The connector has forgotten the number: ask for it again."""
    frame = scene.session.frame
    scene.phrase("account_again")
    scene.keep(identity=None, frame=replace(frame.without("account", PIN), step="account") if frame else None)
