"""What somebody who asked to be told hears once an answer is known."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from textbot.core import answering
from textbot.core.contact import Contact
from textbot.core.freshness import Switch, packs_on, state_of
from textbot.core.message import Message
from textbot.core.playbook import Playbook
from textbot.core.scene import LONGEST, NeedFirst, Rules, Scene
from textbot.core.session import Session
from textbot.core.turn import Reply


def is_known(playbook: Playbook, key: str, switches: Iterable[Switch], now: datetime) -> bool:
    """Whether the answer can be sent today. now: with any zone."""
    name = _name(playbook, key)
    entry = playbook.entry(name) if name else None
    if entry is None or not playbook.has(f"{entry.path}.say"):
        return False
    today = now.astimezone(ZoneInfo(playbook.city.timezone)).date()
    return state_of(entry, today, packs_on(playbook.city.packs, switches, today)) == "live"


def news(
    playbook: Playbook, key: str, contact: Contact, switches: tuple[Switch, ...], now: datetime
) -> tuple[Reply, ...]:
    """The parts of the text for one contact: the answer as it stands, below the line that says why it comes, or how to
    get it where it asks something back. The answer must be known."""
    scene = Scene(contact, Session(), Message("news", ""), playbook, now, {}, Rules(switches=switches))
    name = _name(playbook, key)
    said = _said(scene, key) if name.startswith("answer:") else ()
    if not said:
        scene.phrase("follow_ready", title=scene.title(name))
        return tuple(scene.replies)
    why = Reply(scene.words("phrases.follow_told"), "phrases.follow_told")
    whole = "\n\n".join(part.text for part in (why, *said))
    return (why, *said) if len(whole) <= LONGEST else said


def _said(scene: Scene, key: str) -> tuple[Reply, ...]:
    """The answer's own words; none when it asks something back, or leads to a person."""
    try:
        answering.tell(scene, scene.playbook.answers[key], "")
    except NeedFirst:
        scene.replies.clear()
    asks = scene.session.offer is not None or bool(scene.effects)
    said = () if asks else tuple(scene.replies)
    scene.replies.clear()
    return said


def _name(playbook: Playbook, key: str) -> str:
    if key in playbook.answers:
        return f"answer:{key}"
    return f"flow:{key}" if key in playbook.flows else ""
