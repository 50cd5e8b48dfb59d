"""The people of an audience, read in bulk with all that decides whether and how a notice reaches them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, false, select

from textbot.core.notices.person import NO_FIELDS, Person
from textbot.core.places.areas import Areas
from textbot.store import lists
from textbot.store.contacts import contacts
from textbot.store.delivery_wishes import Wish, delivery_wishes
from textbot.store.homes import KEPT, homes
from textbot.store.id_list import is_among
from textbot.store.recipients import recipients
from textbot.store.subscriptions import ON, subscriptions

OWN_FIELDS = ("first_name", "phone", "address", "street", "district", "zone")
"""What is known of anybody, beside what a list says: `address` and the others of their kept home."""
_OF_HOME = frozenset(("address", "street", "district", "zone"))


@dataclass(frozen=True)
class Wanted:
    """What is to be read. topic: whose consent and wishes count; list_ids: lists whose fields count, the first first;
    corrects_id: the notice in whose languages they are told; fields: which are needed at all; silent_since: who was not
    heard of since then is silent, None for nobody."""

    topic: str
    areas: Areas
    list_ids: tuple[int, ...] = ()
    corrects_id: int | None = None
    fields: frozenset[str] = field(default_factory=frozenset)
    silent_since: datetime | None = None


def people(conn: Connection, ids: Sequence[int], wanted: Wanted) -> list[Person]:
    """These contacts, in the order of their ids."""
    rows = conn.execute(_statement(conn, ids, wanted)).all()
    wishes = _wishes(conn, ids, wanted.topic)
    listed = lists.fields(conn, wanted.list_ids, ids) if wanted.list_ids else {}
    homes_of = _home_fields(rows, wanted) if wanted.fields & _OF_HOME else {}
    return [_person(row, wishes.get(row.id, ()), listed.get(row.id), homes_of.get(row.id), wanted) for row in rows]


def _statement(conn: Connection, ids: Sequence[int], wanted: Wanted) -> Select[Any]:
    own, joined = contacts.c, subscriptions.c
    columns: list[ColumnElement[Any]] = [own.id, own.phone, own.language, own.opt_out, own.zone, own.first_name]
    columns += [own.suspended_at.is_not(None).label("suspended"), _is_silent(wanted).label("silent")]
    columns += [joined.state.label("joined"), homes.c.contact_id.label("home"), homes.c.lat, homes.c.lon]
    source = contacts.outerjoin(subscriptions, and_(joined.contact_id == own.id, joined.topic == wanted.topic))
    source = source.outerjoin(homes, and_(homes.c.contact_id == own.id, homes.c.said == KEPT))
    columns += [homes.c.street] if wanted.fields & _OF_HOME else []
    columns += [homes.c.place] if "address" in wanted.fields else []
    if wanted.corrects_id is not None:
        before = recipients.c
        got = and_(before.contact_id == own.id, before.notice_id == wanted.corrects_id)
        source = source.outerjoin(recipients, got)
        columns.append(before.language.label("told"))
    return select(*columns).select_from(source).where(is_among(conn, own.id, ids)).order_by(own.id)


def _is_silent(wanted: Wanted) -> ColumnElement[bool]:
    """Whether they neither texted nor agreed to the topic since then. The database compares: making fifty thousand
    moments takes a quarter of a second."""
    if wanted.silent_since is None:
        return false()
    signs = (contacts.c.last_seen, subscriptions.c.since)
    return and_(*(sign.is_(None) | (sign < wanted.silent_since) for sign in signs))


def _wishes(conn: Connection, ids: Sequence[int], topic: str) -> Mapping[int, tuple[Wish, ...]]:
    """Contact -> their wishes, those for the topic before those for all."""
    wish = delivery_wishes.c
    columns = (wish.contact_id, wish.muted_until, wish.after, wish.before)
    where = (is_among(conn, wish.contact_id, ids), wish.topic.in_((topic, "")))
    found: dict[int, tuple[Wish, ...]] = defaultdict(tuple)
    for contact_id, *rest in conn.execute(select(*columns).where(*where).order_by(wish.topic.desc())):
        found[contact_id] += ((rest[0], rest[1], rest[2]),)
    return found


def _home_fields(rows: Sequence[Row[Any]], wanted: Wanted) -> Mapping[int, dict[str, str]]:
    there = [row for row in rows if row.home is not None and row.lat is not None]
    lats, lons = [row.lat for row in there], [row.lon for row in there]
    kinds: list[str] = [kind for kind in ("district", "zone") if kind in wanted.fields]
    areas = {kind: wanted.areas.names(kind, lats, lons) for kind in kinds}
    found: dict[int, dict[str, str]] = {}
    for place, row in enumerate(there):
        known = {kind: names[place] or "" for kind, names in areas.items()}
        known["address"] = row.place["text"] if "address" in wanted.fields else ""
        found[row.id] = {**known, "street": row.street}
    return found


def _person(
    row: Row[Any], wishes: tuple[Wish, ...], listed: Mapping[str, str] | None, home: Mapping[str, str] | None,
    wanted: Wanted,
) -> Person:  # fmt: skip
    fields = _fields(row, listed, home) if wanted.fields else NO_FIELDS
    language = row.language or (listed or {}).get("language")
    told = (row.told or "") if wanted.corrects_id is not None else ""
    return Person(
        row.id, row.phone, language, row.opt_out, row.joined == ON, bool(row.suspended), row.zone,
        row.home is not None, bool(row.silent), told, wishes, fields,
    )  # fmt: skip


def _fields(row: Row[Any], listed: Mapping[str, str] | None, home: Mapping[str, str] | None) -> Mapping[str, str]:
    return {"first_name": row.first_name, "phone": row.phone, **(home or {}), **(listed or {})}
