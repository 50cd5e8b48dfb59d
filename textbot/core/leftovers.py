"""What an older session holds and this turn can do nothing with: flows and answers that a newer playbook dropped,
questions without their ground, and photos that nobody came back to."""

from dataclasses import replace
from datetime import datetime, timedelta

from textbot.core.contact import Contact
from textbot.core.flow import first_unfilled
from textbot.core.playbook import Playbook
from textbot.core.session import Frame, Offer, Session

# A photo that waited this long for its report shows something else by now.
PHOTOS_WAIT = timedelta(days=1)


def without_leftovers(session: Session, contact: Contact, playbook: Playbook, now: datetime) -> Session:
    """The session as this playbook can go on with it."""
    frame, parked, paused = (_known(each, playbook) for each in (session.frame, session.parked, session.paused))
    if frame is None:
        frame, parked = parked, None
    offer = session.offer if session.offer and _answerable(session.offer, playbook, paused) else None
    photos = session.photos if not _forgotten(contact, now) else ()
    later = tuple(each for each in session.later if each.name in _served(playbook))
    return replace(session, frame=frame, parked=parked, paused=paused, offer=offer, photos=photos, later=later)


def _known(frame: Frame | None, playbook: Playbook) -> Frame | None:
    """The frame, None when its flow is gone or has nothing left to ask."""
    flow = playbook.flows.get(frame.flow) if frame else None
    if frame is None or flow is None:
        return None
    return frame if flow.step(frame.step) or first_unfilled(flow, frame) else None


SERVING = frozenset(("choice", "instead", "next", "also", "services"))


def _answerable(offer: Offer, playbook: Playbook, paused: Frame | None) -> bool:
    """Whether what the question offers is still there."""
    if offer.kind == "resume":
        return paused is not None
    return offer.kind not in SERVING or _served(playbook).issuperset(offer.options)


def _served(playbook: Playbook) -> set[str]:
    return {f"flow:{key}" for key in playbook.flows} | {f"answer:{key}" for key in playbook.answers}


def _forgotten(contact: Contact, now: datetime) -> bool:
    return contact.last_seen is not None and now - contact.last_seen > PHOTOS_WAIT
