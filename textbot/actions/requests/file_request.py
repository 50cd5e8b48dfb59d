"""A program files a service request: through the same questions, places and store as a resident's texts."""

import hashlib
import json
import logging
from dataclasses import asdict, dataclass, field
from datetime import timedelta

from sqlalchemy import Connection

from textbot.actions.requests.open_request import NewRequest, Opened, open_request
from textbot.core.open311.place import Where, of_address, of_point
from textbot.core.open311.reading import Filled, Given, NotTaken, fill, owner_words
from textbot.core.open311.service import place_step
from textbot.core.places.place import FindPlace, Place
from textbot.core.playbook import Flow, Playbook
from textbot.core.redaction import mask
from textbot.runtime import Runtime
from textbot.store import api_keys, api_posts, places, requests
from textbot.store.api_keys import ApiKeyRow

log = logging.getLogger(__name__)

# The same sent again within this time is the same request: programs try again when an answer gets lost.
SAME_WITHIN = timedelta(minutes=10)
# Before the key's name, as the source of a request.
SOURCE = "open311: "


@dataclass(frozen=True)
class Person:
    """Who asked, where they said so. Kept apart from the request's facts, for staff and the city's system alone."""

    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)

    @property
    def callback(self) -> str:
        """How to reach them."""
        return ", ".join(filter(None, (self.phone, self.email)))


@dataclass(frozen=True)
class Submission:
    """What a program sent. given: the attributes. description, media: in the resident's own words, and where their
    photos stand; never public. token: the program's own name for it, "" for none."""

    flow: str
    language: str
    where: Where = Where()
    given: Given = field(default_factory=dict, repr=False)
    description: str = field(default="", repr=False)
    media: tuple[str, ...] = ()
    person: Person = Person()
    token: str = ""

    @property
    def fingerprint(self) -> str:
        """The same for the same content, whatever its token."""
        content = asdict(self) | {"token": "", "where": asdict(self.where), "person": asdict(self.person)}
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Filed:
    """What came of it. new: False when it was filed before and only the answer had been lost. said: what the person
    should be told with it."""

    reference: str
    new: bool
    said: tuple[str, ...] = ()


class Revoked(Exception):
    """The key was revoked while the request came in."""


def file_request(rt: Runtime, key: ApiKeyRow, sent: Submission) -> Filed:
    """Store it once and have it worked on like any other. Raises NotTaken with what is missing or wrong, and
    Revoked."""
    playbook = rt.playbook
    warned = _warnings(playbook, playbook.flows[sent.flow], sent)
    try:
        place, filled = _read(rt, playbook, sent)
    except NotTaken as wrong:
        raise NotTaken(*warned, *wrong.problems) from None  # danger is told first, whatever else is wrong
    said = (*warned, *filled.said)
    with rt.database.write() as conn:
        if not api_keys.use(conn, key.id, rt.now()):
            raise Revoked(key.name)
        known = api_posts.same(conn, key.id, sent.token, sent.fingerprint, rt.now() - SAME_WITHIN)
        if known is not None:
            return Filed(known, new=False, said=said)
        opened = _open(rt, conn, playbook, key, sent, filled, place)
        if warned:
            requests.change(conn, opened.id, rt.now(), priority="urgent")
    rt.doorbell.ring_all(opened.rings)
    log.info("key %s filed %s", key.id, opened.reference)
    return Filed(opened.reference, new=True, said=said)


def _read(rt: Runtime, playbook: Playbook, sent: Submission) -> tuple[Place | None, Filled]:
    flow = playbook.flows[sent.flow]
    place = _place(rt, playbook, flow, sent)
    filled = fill(playbook, flow, sent.language, sent.given, place, len(sent.media))
    if flow.contact == "required" and not (sent.person.name and sent.person.callback):
        raise NotTaken("This service needs first_name or last_name, and phone or email.")
    return place, filled


def _open(
    rt: Runtime, conn: Connection, playbook: Playbook, key: ApiKeyRow, sent: Submission, filled: Filled,
    place: Place | None,
) -> Opened:  # fmt: skip
    slots = {name: None if slot.skipped else mask(slot.value) for name, slot in filled.slots.items()}
    new = NewRequest(
        flow=sent.flow,
        language=sent.language,
        slots=_words(sent) | slots,
        place=place or Place.in_words(""),
        source=f"{SOURCE}{key.name}",
        name=sent.person.name,
        callback=sent.person.callback,
    )
    opened = open_request(conn, playbook, new, rt.now())
    api_posts.add(conn, key.id, opened.id, sent.token or rt.new_token(), sent.fingerprint, rt.now())
    return opened


def _words(sent: Submission) -> dict[str, str]:
    """What no step asks for goes to the crew under names of its own; a step of that name comes first."""
    told = {"description": mask(sent.description), "photo_links": " ".join(sent.media)}
    return {name: words for name, words in told.items() if words}


def _place(rt: Runtime, playbook: Playbook, flow: Flow, sent: Submission) -> Place | None:
    """Where it is, None when nobody said."""
    where, version = sent.where, playbook.gazetteer
    if place_step(flow) is None or (where.lat is None and not where.address):
        return None
    with rt.database.read() as conn:
        need = FindPlace(where.address, sent.language, loose=False)
        named = places.find(conn, need, version) if where.address else None
        if where.lat is not None and where.lon is not None:
            return of_point(where, places.pinned(conn, where.lat, where.lon, version), named, flow.key)
    assert named is not None
    return of_address(named, flow.key)


def _warnings(playbook: Playbook, flow: Flow, sent: Submission) -> tuple[str, ...]:
    """What to do first where the words tell of danger. Raises NotTaken for what must not wait for a report, and for
    what is somebody else's."""
    told = "\n".join((sent.description, *(value for values in sent.given.values() for value in values)))
    said: list[str] = []
    for each in flow.safety:
        if each.in_text(told):
            path = f"phrases.{PHRASES[each.emergency]}" if each.emergency else f"{each.path}.say"
            if each.then == "stop":
                raise NotTaken(playbook.text(path, sent.language))
            said.append(playbook.text(path, sent.language))
    owner = next((each for each in flow.owners if each.in_text(told)), None)
    if owner is not None:
        raise NotTaken(*said, owner_words(playbook, owner, sent.language))
    heard = playbook.emergencies.heard(told) if told.strip() else None
    if heard and not said:
        said.append(playbook.text(f"phrases.{PHRASES[heard]}", sent.language))
    return tuple(said)


# What is said to each kind of emergency.
PHRASES = {"danger": "emergency", "crisis": "crisis", "gas": "gas"}
