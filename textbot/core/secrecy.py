"""Secrecy: while a secret step waits, and a while after it, numbers in texts are kept out of everything that lasts."""

import re
from dataclasses import fields, replace
from typing import Any

from textbot.core import flow
from textbot.core.message import Message
from textbot.core.redaction import hush, only_number
from textbot.core.scene import Scene
from textbot.core.session import Session

# `Session.hush` while a secret step waits, however long that is; and the seconds for which it goes on afterwards.
WHILE_ASKED = 9e9
AFTERWARDS = 900
HOUSE = re.compile(
    r"\d[\d\s-]*\s+(?:[nsew]\.?\s+)?(?:[\w'’]+\s+){1,3}?(?:st|street|ave?|avenue|rd|road|dr|drive|blvd|ln|lane|way|ct|pl)\b"
    r"|\b(?:calle|avenida|av|camino)\b[^\d]{2,30}\d+",
    re.IGNORECASE,
)
# Where an effect holds a resident's words.
WORDS = ("text", "about", "wording")


def heard(message: Message, session: Session, now: float) -> Message:
    """The text as everything but a secret step may hear it. now: epoch seconds."""
    if session.hush <= now or not (only_number(message.text) or _tells(message.text, session)):
        return message
    return replace(message, text=hush(message.text))


def kept_alone(body: str, session: Session, now: float) -> str:
    """A text as it may be stored before anybody has thought about it."""
    asked = session.hush >= WHILE_ASKED
    return hush(body) if session.hush > now and (asked or only_number(body)) else body


def note(scene: Scene) -> None:
    """Remember whether the next text may be a secret, and take what this one held out of all that lasts."""
    waiting = flow.waiting_step(scene)
    now = scene.now.timestamp()
    if waiting is not None and waiting[1].secret:
        scene.keep(hush=WHILE_ASKED)
    elif scene.session.hush >= WHILE_ASKED or scene.secret:
        scene.keep(hush=now + AFTERWARDS)
    elif 0 < scene.session.hush <= now:
        scene.keep(hush=0.0)
    if scene.secret:
        _forget(scene)


def _tells(text: str, session: Session) -> bool:
    return session.hush >= WHILE_ASKED and not HOUSE.search(text)


def _forget(scene: Scene) -> None:
    session = scene.session
    scene.keep(
        told=_hushed(session.told) if session.told else None,
        offer=_hushed(session.offer) if session.offer else None,
        later=tuple(_hushed(each) for each in session.later),
    )
    scene.effects[:] = [_hushed(effect) for effect in scene.effects]


def _hushed(value: Any) -> Any:
    """A copy without the numbers in its words."""
    names = {field.name for field in fields(value)} & set(WORDS)
    return replace(value, **{name: hush(getattr(value, name)) for name in names})
