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
    offer = session.offer if session.offer and _answerable(session.offer, playbook, paused) else None
    photos = session.photos if not _forgotten(contact, now) else ()
    later = tuple(each for each in session.later if each.name in _served(playbook))
    usable = replace(session, frame=frame, parked=parked, paused=paused, offer=offer, photos=photos, later=later)
    return usable if frame is not None else usable.done()


def _known(frame: Frame | None, playbook: Playbook) -> Frame | None:
    """The frame and what lies beneath it, but for flows that are gone or have nothing left to ask."""
    if frame is None:
        return None
    beneath, flow = _known(frame.beneath, playbook), playbook.flows.get(frame.flow)
    usable = flow is not None and (flow.step(frame.step) or first_unfilled(flow, frame))
    return replace(frame, beneath=beneath) if usable else beneath


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
