"""The rows behind a figure, with what a list shows of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, literal, select

from textbot.store.contacts import contacts
from textbot.store.conversations import conversations
from textbot.store.hand_offs import hand_offs
from textbot.store.inbound import inbound
from textbot.store.measures import Spot
from textbot.store.outbound import outbound
from textbot.store.requests import requests


@dataclass(frozen=True)
class FigureRow:
    """One row. body: what the resident wrote; key: of the answer, or of the report's flow; waited: office seconds until
    staff answered; home: the department that has the contact's conversation."""

    spot: Spot
    phone: str
    language: str
    body: str
    key: str
    department: str
    reason: str
    reference: str
    place: str
    status: str
    waited: int | None
    conversation_id: int | None
    home: str | None


def rows(conn: Connection, spots: Sequence[Spot]) -> tuple[FigureRow, ...]:
    """What stands at these spots, in their order."""
    found: dict[Spot, FigureRow] = {}
    for kind, statement in _STATEMENTS.items():
        own = {spot.id: spot for spot in spots if spot.kind == kind}
        if own:
            found |= dict(_read(conn, statement, kind, own))
    return tuple(found[spot] for spot in spots if spot in found)


def _read(
    conn: Connection, statement: Select[Any], kind: str, own: Mapping[int, Spot]
) -> Iterable[tuple[Spot, FigureRow]]:
    for number, phone, language, *rest in conn.execute(statement.where(_IDS[kind].in_(own))):
        yield own[number], FigureRow(own[number], phone or "", language or "", *rest)


_NOTHING = literal("")
_TALK = (conversations.c.id, conversations.c.department)
_OF_CONTACT = conversations.c.contact_id == contacts.c.id
_IDS = {"day": inbound.c.id, "question": outbound.c.id, "report": requests.c.id, "message": hand_offs.c.id}
_STATEMENTS: Mapping[str, Select[Any]] = {
    "day": select(
        inbound.c.id, contacts.c.phone, contacts.c.language, inbound.c.body, _NOTHING, _NOTHING, _NOTHING, _NOTHING,
        _NOTHING, _NOTHING, literal(None), *_TALK,
    )
    .join_from(inbound, contacts, contacts.c.id == inbound.c.contact_id)
    .outerjoin(conversations, _OF_CONTACT),
    "question": select(
        outbound.c.id, contacts.c.phone, outbound.c.language, inbound.c.body, outbound.c.answer, _NOTHING, _NOTHING,
        _NOTHING, _NOTHING, _NOTHING, literal(None), *_TALK,
    )
    .join_from(outbound, contacts, contacts.c.id == outbound.c.contact_id)
    .outerjoin(inbound, inbound.c.id == outbound.c.inbound_id)
    .outerjoin(conversations, _OF_CONTACT),
    "report": select(
        requests.c.id, contacts.c.phone, requests.c.language, _NOTHING, requests.c.flow, requests.c.department,
        requests.c.source, requests.c.reference, requests.c.place, requests.c.status, literal(None), *_TALK,
    )
    .select_from(requests)
    .outerjoin(contacts, contacts.c.id == requests.c.contact_id)
    .outerjoin(conversations, _OF_CONTACT),
    "message": select(
        hand_offs.c.id, contacts.c.phone, contacts.c.language, conversations.c.about, _NOTHING, hand_offs.c.department,
        hand_offs.c.reason, _NOTHING, _NOTHING, _NOTHING, hand_offs.c.waited, *_TALK,
    )
    .join_from(hand_offs, contacts, contacts.c.id == hand_offs.c.contact_id)
    .join(conversations, conversations.c.id == hand_offs.c.conversation_id),
}  # fmt: skip
