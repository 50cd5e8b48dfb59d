"""Storms and notices around a rehearsal: what the city does to everybody while one phone texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import insert, update

from tests.rig.rehearsal import Rehearsal
from textbot.actions.requests.tell_update import tell_update
from textbot.actions.storm.close_incident import close_incident
from textbot.actions.storm.tell_held import tell_held
from textbot.core.freshness import Switch
from textbot.core.playbook import Playbook
from textbot.core.storm import LASTS, Storm, pausable
from textbot.runtime import PlaybookShelf
from textbot.store import (
    contacts,
    incidents,
    notices,
    outbound,
    recipients,
    request_updates,
    requests,
    staff,
    storms,
    subscriptions,
)
from textbot.store.staff import StaffRow

BANNERS = {
    "en": "Riverbend: severe storm. Power: Valley Power 602-555-0198. Stay off flooded roads.",
    "es": "Riverbend: tormenta fuerte. Luz: Valley Power 602-555-0198. No cruce calles con agua.",
}
_keys = count(1)


@dataclass(frozen=True)
class StormShelf:
    """The shelf below, with a storm of its own: nobody else on the stage sees it."""

    below: PlaybookShelf
    storm: Storm | None

    def current(self) -> Playbook:
        """The playbook below."""
        return self.below.current()

    @property
    def switches(self) -> tuple[Switch, ...]:
        """As below."""
        return self.below.switches

    @property
    def paces(self) -> Mapping[str, int]:
        """As below."""
        return self.below.paces


def storm_on(rehearsal: Rehearsal) -> None:
    """Storm mode is on for this phone, with what it pauses and gathers by itself."""
    rt, now = rehearsal.rt, rehearsal.clock
    playbook = rt.playbook
    pauses, kinds = [each.key for each in pausable(playbook)], [each.key for each in playbook.incidents]
    with rt.database.write() as conn:
        conn.execute(update(incidents.incidents).where(incidents.OPEN).values(closed_at=now))
        made = storms.start(conn, BANNERS, pauses, kinds, now + LASTS, by="ana@riverbend.example", now=now)
        storms.end(conn, made, "rehearsal", now)
    storm = Storm(made, BANNERS, now, now + LASTS, frozenset(pauses), tuple(kinds))
    rehearsal.rt = replace(rt, shelf=StormShelf(_below(rt.shelf), storm))  # type: ignore[arg-type]


def storm_off(rehearsal: Rehearsal) -> str:
    """It is over; what the phone hears by itself, "" for nothing."""
    rehearsal.rt = replace(rehearsal.rt, shelf=_below(rehearsal.rt.shelf))
    return rehearsal.last_sent() if tell_held(rehearsal.rt) else ""


def all_clear(rehearsal: Rehearsal, words: dict[str, str]) -> str:
    """Staff close the open incident; what the phone hears, "" for nothing."""
    rt, now = rehearsal.rt, rehearsal.rt.now()
    with rt.database.read() as conn:
        row = incidents.open_ones(conn)[0]
    outcome = close_incident(rt, operator(rehearsal), row.id, words)
    assert outcome.done, outcome
    with rt.database.read() as conn:
        due = request_updates.due(conn, now)
    for each in due:
        tell_update(rt, each.id)
    return rehearsal.last_sent() if due else ""


def incident_reference(rehearsal: Rehearsal) -> str:
    """The number of the newest incident, "" for none."""
    newest = incidents.incidents.select().order_by(incidents.incidents.c.id.desc()).limit(1)
    with rehearsal.rt.database.read() as conn:
        row = conn.execute(newest).first()
        found = requests.by_id(conn, row.request_id) if row else None
    return found.reference if found else ""


def reached_by(rehearsal: Rehearsal, notice: dict[str, Any]) -> None:
    """A notice arrives on the phone: `text`, and what it may have: topic, class, more, poll, language."""
    rt, now, member = rehearsal.rt, rehearsal.clock, operator(rehearsal)
    known, language = rehearsal.stands().contact, notice.get("language", "en")
    with rt.database.write() as conn:
        contact_id = known.id if known else contacts.add(conn, rehearsal.phone, now)
        if known is None:
            contacts.set_language(conn, contact_id, language, True)
        made = conn.execute(
            insert(notices.notices).values(
                key=f"rehearsal {next(_keys)}", digest="-", title="-", class_=notice.get("class", "regular"),
                topic=notice.get("topic", ""), texts={language: notice["text"]}, audience={}, validity_minutes=60,
                state="done", author_id=member.id, created_at=now, updated_at=now, more=notice.get("more"),
                poll=notice.get("poll"),
            )
        ).inserted_primary_key  # fmt: skip
        assert made is not None
        if notice.get("topic"):
            subscriptions.put(conn, contact_id, notice["topic"], subscriptions.ON, now, "text")
        text = outbound.add(
            conn, token=rt.new_token(), contact_id=contact_id, kind="notice", via="rest", body=notice["text"],
            state="delivered", created_at=now, notice_id=made[0],
        )  # fmt: skip
        row = {"notice_id": made[0], "contact_id": contact_id, "state": "handed", "outbound_id": text}
        conn.execute(insert(recipients.recipients).values(**row, updated_at=now))


def operator(rehearsal: Rehearsal) -> StaffRow:
    """A member who may send notices."""
    email = "operator@riverbend.example"
    with rehearsal.rt.database.write() as conn:
        member = staff.by_email(conn, email)
        if member is None:
            values = {"email": email, "name": "Olga", "role": "operator", "password_hash": "-"}
            added = staff.add(conn, **values, created_at=rehearsal.clock - timedelta(days=1))
            staff.set_roles(conn, added, [("", "operator")])
            member = staff.by_email(conn, email)
    assert member is not None
    return member


def _below(shelf: Any) -> Any:
    return shelf.below if isinstance(shelf, StormShelf) else shelf
