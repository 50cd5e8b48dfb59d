"""What a turn of storm mode's switch will do, told to whoever is about to turn it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from textbot.actions.storm.switch_storm import Choice, chosen_incidents, chosen_pauses
from textbot.core.session import Session
from textbot.runtime import Runtime
from textbot.store import contacts, incidents, storms

# Who left a report alone for so long comes back to it hardly ever.
MIDWAY = timedelta(hours=24)


@dataclass(frozen=True)
class Foreseen:
    """pauses, incidents: keys. until: when it would end by itself. is_on: whether storm mode is on already. midway: how
    many residents are in the middle of a report that would wait; waiting: how many were told that theirs does;
    gathered: how many incidents are open."""

    pauses: tuple[str, ...]
    incidents: tuple[str, ...]
    until: datetime
    is_on: bool
    midway: int
    waiting: int
    gathered: int


def foresee_storm(rt: Runtime, choice: Choice) -> Foreseen:
    """What the choice would do now. Writes nothing."""
    now, pauses = rt.now(), tuple(chosen_pauses(rt.playbook, choice))
    with rt.database.read() as conn:
        row = storms.running(conn)
        row = row if row is not None and row.until > now else None
        kept = contacts.sessions_in_a_flow(conn, now - MIDWAY)
        waiting, gathered = storms.held(conn, row.id) if row else 0, len(incidents.open_ones(conn))
    midway = sum(_is_in(text, pauses) for text in kept)
    until = row.until if row else now + timedelta(hours=choice.hours)
    return Foreseen(
        pauses, tuple(chosen_incidents(rt.playbook, choice)), until, row is not None, midway, waiting, gathered
    )


def _is_in(session: str, flows: tuple[str, ...]) -> bool:
    frame = Session.load(session).frame
    return frame is not None and frame.flow in flows
