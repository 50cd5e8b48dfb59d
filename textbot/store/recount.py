"""Counting anew what turns mark as they are written: for texts that came before there were marks, and in a city that
changed its time zone. The proof that marks and rows say the same is that this changes nothing."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Update, bindparam, or_, select, update

from textbot.store.inbound import inbound
from textbot.store.outbound import outbound
from textbot.store.served import answer_in

AT_ONCE = 5_000


def recount_days(conn: Connection, zone: ZoneInfo) -> int:
    """Mark each contact's first text of each day, in the order the texts came; how many marks were changed."""
    seen: dict[int, date] = {}
    wrong: list[dict[str, object]] = []
    columns = (inbound.c.id, inbound.c.contact_id, inbound.c.received_at, inbound.c.by_machine, inbound.c.begins)
    every = select(*columns).order_by(inbound.c.id).execution_options(yield_per=AT_ONCE)
    for number, contact_id, at, by_machine, begins in conn.execute(every):
        day = at.astimezone(zone).date()
        first = seen.get(contact_id) != day
        seen[contact_id] = day
        if (first and not by_machine) != begins:
            wrong.append({"number": number, "mark": not begins})
    _mend(conn, update(inbound).where(inbound.c.id == bindparam("number")).values(begins=bindparam("mark")), wrong)
    return len(wrong)


def recount_answers(conn: Connection, refusing: Mapping[str, bool]) -> int:
    """Mark each reply with the answer it gave. refusing: key -> whether that answer is none (a person gets the
    question). How many marks were changed."""
    given = or_(outbound.c.parts.contains(" answers."), outbound.c.made_by.startswith("answers."))
    columns = (outbound.c.id, outbound.c.parts, outbound.c.made_by, outbound.c.answer)
    wrong: list[dict[str, object]] = []
    replies = select(*columns).where(given, outbound.c.kind == "reply")
    for number, parts, made_by, answer in conn.execute(replies.execution_options(yield_per=AT_ONCE)):
        key = answer_in(tuple(parts.split()) or (made_by,))
        meant = "" if refusing.get(key) else key
        if meant != answer:
            wrong.append({"number": number, "mark": meant})
    _mend(conn, update(outbound).where(outbound.c.id == bindparam("number")).values(answer=bindparam("mark")), wrong)
    return len(wrong)


def _mend(conn: Connection, statement: Update, wrong: list[dict[str, object]]) -> None:
    for start in range(0, len(wrong), AT_ONCE):
        conn.execute(statement, wrong[start : start + AT_ONCE])
