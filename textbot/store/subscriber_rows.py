"""Subscribers and opt-outs by the hundred: how many phones stand, read and written at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, insert, null, or_, select, update

from textbot.store.consents import consents
from textbot.store.contacts import contacts
from textbot.store.followers import WAITING, followers
from textbot.store.id_list import is_among
from textbot.store.many_rows import add_many, moment
from textbot.store.schema import Moment
from textbot.store.subscriptions import ENDED, ON, subscriptions

BATCH = 1000


@dataclass(frozen=True)
class Standing:
    """How a phone stands: its contact, its opt-out ("" for none), each topic's state and since when. lacks: of
    language, first_name, zone those that nobody told us for sure."""

    contact_id: int
    opt_out: str
    topics: Mapping[str, tuple[str, datetime]] = field(default_factory=dict)
    lacks: frozenset[str] = frozenset()


def standing(conn: Connection, phones: Sequence[str], *, hold: bool = False) -> dict[str, Standing]:
    """Phone -> how it stands, of those we know. hold: nobody else writes these contacts until the transaction ends."""
    names = ("phone", "id", "opt_out", "language_sure", "language", "first_name", "zone")
    known = select(*(contacts.c[name] for name in names)).where(is_among(conn, contacts.c.phone, phones))
    if hold:
        known = known.order_by(contacts.c.id).with_for_update(key_share=True)
    rows = conn.execute(known).all()
    joined = select(subscriptions).where(is_among(conn, subscriptions.c.contact_id, [row.id for row in rows]))
    topics: dict[int, dict[str, tuple[str, datetime]]] = {}
    for row in conn.execute(joined):
        topics.setdefault(row.contact_id, {})[row.topic] = (row.state, row.since)
    return {row.phone: Standing(row.id, row.opt_out, topics.get(row.id, {}), _lacks(row)) for row in rows}


def _lacks(row: Any) -> frozenset[str]:
    known = {"language": row.language and row.language_sure, "first_name": row.first_name, "zone": row.zone}
    return frozenset(name for name, value in known.items() if not value)


def add_contacts(conn: Connection, rows: Sequence[Mapping[str, str]], now: datetime) -> None:
    """New contacts. rows: phone, language, first_name, zone, "" for what is not told. Raises IntegrityError when one of
    them is known."""
    if rows:
        more = {"first_seen": now}
        told = [
            {**row, **more, "language": row["language"] or None, "language_sure": bool(row["language"])} for row in rows
        ]
        conn.execute(insert(contacts), told)


def tell(conn: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep what a list says of contacts, where nothing better is known. rows: contact, language, first_name, zone; ""
    tells nothing."""
    for name in ("first_name", "zone"):
        told = [{"contact": row["contact"], "told": row[name]} for row in rows if row[name]]
        column = contacts.c[name]
        if told:
            conn.execute(_of_contact().where(column == "").values({column: bindparam("told")}), told)
    told = [{"contact": row["contact"], "told": row["language"]} for row in rows if row["language"]]
    if told:
        unknown = or_(contacts.c.language.is_(None), ~contacts.c.language_sure)
        values = {contacts.c.language: bindparam("told"), contacts.c.language_sure: True}
        conn.execute(_of_contact().where(unknown).values(values), told)


def join(conn: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Let contacts get notices of topics. rows: contact, topic, since, fresh (whether there is no row of it yet)."""
    fresh = [(row["contact"], row["topic"], ON, moment(conn, row["since"]), "import") for row in rows if row["fresh"]]
    add_many(conn, subscriptions, ("contact_id", "topic", "state", "since", "source"), fresh)
    again = [{name: row[name] for name in ("contact", "topic", "since")} for row in rows if not row["fresh"]]
    if again:
        own = (subscriptions.c.contact_id == bindparam("contact"), subscriptions.c.topic == bindparam("topic_"))
        values = {"state": ON, "since": bindparam("since_", type_=Moment), "source": "import", "asked_again_at": null()}
        renamed = [{"contact": row["contact"], "topic_": row["topic"], "since_": row["since"]} for row in again]
        conn.execute(update(subscriptions).where(*own).values(values), renamed)


def opt_out(conn: Connection, contact_ids: Sequence[int], now: datetime) -> None:
    """Contacts that want no texts any more: topics end, answers they wait for are not told, and no turn thought before
    this moment is written."""
    if contact_ids:
        own = is_among(conn, contacts.c.id, contact_ids)
        conn.execute(update(contacts).where(own).values(opt_out="ours", turn=contacts.c.turn + 1))
        joined = (is_among(conn, subscriptions.c.contact_id, contact_ids), subscriptions.c.state != ENDED)
        conn.execute(update(subscriptions).where(*joined).values(state=ENDED, since=now))
        waits = (is_among(conn, followers.c.contact_id, contact_ids), WAITING)
        conn.execute(update(followers).where(*waits).values(ended_at=now))


def record(conn: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write down many consents or opt-outs, each with the same columns of `consents`."""
    many = list(rows)
    if many:
        columns = tuple(many[0])
        add_many(conn, consents, columns, [tuple(_bare(conn, row[name]) for name in columns) for row in many])


def _bare(conn: Connection, value: Any) -> Any:
    return moment(conn, value) if isinstance(value, datetime) else value


def subscribers(conn: Connection, topic: str, after: tuple[int, str]) -> list[Any]:
    """Who joined (of one topic, or with "" of all), from (contact id, topic) on: BATCH rows of contact_id, phone,
    topic, state, since, source, language, first_name, zone, opt_out, how, wording, proof, consented_at. The last four
    are those of the newest consent."""
    newest = (
        select(func.max(consents.c.id))
        .where(
            consents.c.contact_id == subscriptions.c.contact_id,
            consents.c.topic == subscriptions.c.topic,
            consents.c.what.in_(("topic_on", "import")),
        )
        .correlate(subscriptions)
        .scalar_subquery()
    )
    own, joined = contacts.c, subscriptions.c
    stands = (joined.contact_id, own.phone, joined.topic, joined.state, joined.since, joined.source)
    told = (own.language, own.first_name, own.zone, own.opt_out)
    agreed = (consents.c.how, consents.c.wording, consents.c.shown, consents.c.proof, consents.c.at)
    source = subscriptions.join(contacts, own.id == joined.contact_id).outerjoin(consents, consents.c.id == newest)
    later = or_(joined.contact_id > after[0], and_(joined.contact_id == after[0], joined.topic > after[1]))
    statement = select(*stands, *told, *agreed).select_from(source).where(later)
    if topic:
        statement = statement.where(joined.topic == topic)
    return list(conn.execute(statement.order_by(joined.contact_id, joined.topic).limit(BATCH)))


def opted_out(conn: Connection, after: int) -> list[Any]:
    """Who opted out, from a contact's id on: BATCH rows of id, phone, opt_out, and of the newest opt-out at, how,
    wording, proof, staff_id."""
    newest = (
        select(func.max(consents.c.id))
        .where(consents.c.contact_id == contacts.c.id, consents.c.what == "opt_out")
        .correlate(contacts)
        .scalar_subquery()
    )
    told = (consents.c.at, consents.c.how, consents.c.wording, consents.c.proof, consents.c.staff_id)
    source = contacts.outerjoin(consents, consents.c.id == newest)
    statement = select(contacts.c.id, contacts.c.phone, contacts.c.opt_out, *told).select_from(source)
    where = (contacts.c.opt_out != "", contacts.c.id > after)
    return list(conn.execute(statement.where(*where).order_by(contacts.c.id).limit(BATCH)))


def count_opted_out(conn: Connection) -> int:
    """How many phones opted out."""
    return conn.execute(select(func.count()).select_from(contacts).where(contacts.c.opt_out != "")).scalar_one()


def batches(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """The rows, some at a time."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _of_contact() -> Any:
    return update(contacts).where(contacts.c.id == bindparam("contact"))
