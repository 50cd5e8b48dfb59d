"""A city's folder rehearsed: one phone's texts through the engine, with the folder's own places and nothing else around
it. Nothing is stored and nothing is sent."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from textbot.cli.dialogue import Turn
from textbot.content.gazetteer import load_gazetteer
from textbot.content.load import load_playbook
from textbot.core.contact import Contact
from textbot.core.engine import MAX_ROUNDS, take_turn
from textbot.core.message import Message
from textbot.core.needs import Home, HomePlace, Nearby, Need, OwnRequests
from textbot.core.places.place import Finding, FindPlace, PhotoPlace
from textbot.core.playbook import Playbook
from textbot.core.session import Session
from textbot.core.turn import Turn as Thought
from textbot.core.wording import REFERENCE
from textbot.store import places
from textbot.store.database import Database
from textbot.store.migrations import upgrade

# A Monday morning, so that a dialogue reads the same whenever it is played.
MOMENT = "2026-11-23T10:00:00-07:00"
PHONE = "+16025550123"
SPOKEN_REFERENCE = "<reference>"
# What a phone nobody has heard of, in a city without a record, finds; None for everything else.
NOTHING: Mapping[type, Any] = {HomePlace: Home(asked=True), OwnRequests: (), Nearby: (), PhotoPlace: Finding()}


class Stage:
    """A playbook and its places. Each dialogue begins with a phone nobody has heard of."""

    def __init__(self, playbook: Playbook, database: Database) -> None:
        self._playbook, self._database = playbook, database

    def play(self, lines: list[str]) -> list[Turn]:
        """What is said to these texts, one after the other. References read <reference>."""
        contact, session, now = Contact(PHONE), Session(), datetime.fromisoformat(MOMENT)
        turns = []
        for line in lines:
            now += timedelta(seconds=20)
            thought = self._think(contact, session, line, now)
            text = thought.text.replace(REFERENCE, SPOKEN_REFERENCE)
            turns.append(Turn(line, (text,) if text else ()))
            session = Session.load(thought.session.dump())
            contact = Contact(PHONE, thought.language, language_sure=True, last_seen=now)
        return turns

    def _think(self, contact: Contact, session: Session, line: str, now: datetime) -> Thought:
        known: dict[Need, Any] = {}
        thought = Thought(session)
        for _ in range(MAX_ROUNDS):
            thought = take_turn(contact, session, Message(f"SM{now:%H%M%S}", line), self._playbook, now, known)
            if not thought.needs:
                break
            known |= {need: self._known(need) for need in thought.needs}
        return thought

    def _known(self, need: Need) -> Any:
        if isinstance(need, FindPlace):
            with self._database.read() as conn:
                return places.find(conn, need, self._playbook.gazetteer)
        return NOTHING.get(type(need))


@contextmanager
def stage(files: Mapping[str, bytes]) -> Iterator[Stage]:
    """A stage for these files of a playbook. Raises ContentErrors when they are none."""
    playbook, gazetteer = load_playbook(files), load_gazetteer(files)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'stage.db'}"
        upgrade(url)
        database = Database(url)
        try:
            with database.write() as conn:
                places.replace(conn, gazetteer, playbook.gazetteer)
            yield Stage(playbook, database)
        finally:
            database.close()


def a_corner(files: Mapping[str, bytes]) -> tuple[str, str]:
    """Two streets of the city that cross, for an example; the words of the questions where there are none."""
    gazetteer = load_gazetteer(files)
    names = {street.number: street.name for street in gazetteer.streets}
    return next(((names[each.first], names[each.second]) for each in gazetteer.crossings), ("Elm St", "5th St"))
