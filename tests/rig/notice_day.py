"""A city that texts many: thousands who joined topics, notices in every state. For pictures, and to look at pages.

python -m tests.rig.notice_day [PORT]    serves it until Ctrl-C"""

import random
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, insert, select, update

from tests.rig.monday import ZONE, Monday, empty, served
from textbot.actions.notices.approve_notice import approve_notice
from textbot.actions.notices.prepare import prepare
from textbot.actions.notices.send_notice import send_notice
from textbot.actions.notices.send_test import send_test
from textbot.actions.notices.submit_notice import submit_notice
from textbot.actions.notices.write_notice import write_notice
from textbot.actions.outcome import Outcome
from textbot.actions.staff.demo_login import DEMO_EMAIL, DEMO_PASSWORD
from textbot.core.notices.draft import Draft
from textbot.store import staff
from textbot.store.contacts import contacts
from textbot.store.homes import homes
from textbot.store.notices import notices
from textbot.store.outbound import outbound
from textbot.store.recipients import recipients
from textbot.store.staff import StaffRow
from textbot.store.subscriptions import subscriptions

PEOPLE = 6200
# What became of the texts of one that is under way: state, error, so many of a thousand.
FATES = (("delivered", "", 941), ("sent", "", 38), ("undelivered", "30003", 9), ("undelivered", "30005", 6),
         ("undelivered", "30006", 3), ("failed", "unknown", 3))  # fmt: skip
TOPICS = {"water-alerts": 0.78, "trash-reminders": 0.6, "street-sweeping": 0.45, "events": 0.3}


@dataclass(frozen=True)
class NoticeDay:
    """The city, its two operators, and its notices by a short name."""

    there: Monday
    ana: StaffRow
    ben: StaffRow
    notices: dict[str, int]


def texts(en: str, es: str) -> dict[str, str]:
    """Both, with the sender's name and the way out."""
    return {"en": f"Riverbend: {en} STOP=end", "es": f"Riverbend: {es} ALTO=fin"}


WATER = Draft(
    title="Water off on Elm and Oak, Tuesday",
    texts=texts(
        'Hi {{ first_name or "neighbor" }}, water is off on your street Tue 8am-noon for repairs. Fill a jug tonight.',
        'Hola {{ first_name or "vecino" }}, el martes de 8 a 12 no hay agua en su calle. Llene una jarra hoy.',
    ),
    audience={"any": [{"topic": "water-alerts"}], "except": [{"district": ["4"]}]},
    topic="water-alerts",
    validity_minutes=22 * 60,
)  # fmt: skip
TRASH = Draft(
    title="Trash a day later after Thanksgiving",
    texts=texts("Thanksgiving moves trash: Thursday's is Friday, Friday's is Saturday. Bins out by 6am.",
                "Por Accion de Gracias la basura se mueve: la del jueves es el viernes y la del viernes, el sabado."),
    audience={"any": [{"topic": "trash-reminders"}], "all": [{"zone": ["4", "5"]}]},
    topic="trash-reminders",
    validity_minutes=24 * 60,
)  # fmt: skip
BOIL = Draft(
    title="Boil water, Northwest",
    texts={
        "en": "Riverbend: boil tap water for 1 minute before drinking until further notice. See riverbend.gov/boil",
        "es": "Riverbend: hierva el agua 1 minuto antes de beberla hasta nuevo aviso. Vea riverbend.gov/boil",
    },
    audience={"any": [{"district": ["3"]}, {"topic": "water-alerts"}]},
    class_="emergency",
    reason="E. coli was found at pump station 3 at 9:20 this morning.",
    validity_minutes=24 * 60,
    more={"en": "Bathing and washing clothes is fine.", "es": "Puede bañarse y lavar ropa."},
)  # fmt: skip
SWEEP = Draft(
    title="Street sweeping in zone 3",
    texts=texts("we sweep your street tomorrow 7-11am. Please move your car.",
                "barremos su calle manana de 7 a 11. Por favor mueva su auto."),
    audience={"any": [{"topic": "street-sweeping"}], "all": [{"zone": ["3"]}]},
    topic="street-sweeping",
    validity_minutes=12 * 60,
)  # fmt: skip
MEETING = Draft(
    title="Town hall on the river path",
    texts={"en": "Riverbend: come to the town hall on the new river path, Dec 3, 6pm, City Hall."},
    audience={"any": [{"topic": "events"}]},
    topic="events",
    validity_minutes=48 * 60,
)


AREA = replace(
    WATER,
    title="Water pressure low near the river",
    audience={
        "any": [{"polygon": [[-112.079, 33.466], [-112.062, 33.468], [-112.058, 33.452], [-112.074, 33.449]]}],
        "except": [{"street": "Elm St", "from": 100, "to": 300}],
    },
)


@contextmanager
def notice_day(folder: Path, people: int = PEOPLE) -> Iterator[NoticeDay]:
    """All of it, at four past ten on that Monday."""
    with empty(folder) as there:
        ana, ben = _operators(there)
        with there.rt.database.write() as conn:
            _residents(conn, there.rt.now(), people)
        day = NoticeDay(there, ana, ben, {})
        _furnish(day)
        yield day


def _operators(there: Monday) -> tuple[StaffRow, StaffRow]:
    with there.rt.database.write() as conn:
        for number, each in enumerate(there.staff.values()):
            staff.change(conn, each.id, phone=f"+1602555018{number}")
            staff.set_roles(conn, each.id, [("", "admin" if number == 0 else "operator")])
        found = [staff.by_id(conn, each.id) for each in there.staff.values()]
    ana, ben = (each for each in found if each)
    return ana, ben


def _residents(conn: Connection, now: datetime, people: int) -> None:
    chance = random.Random(7)
    first = (conn.execute(select(contacts.c.id).order_by(contacts.c.id.desc()).limit(1)).scalar() or 0) + 1
    rows, joined, lived = [], [], []
    for each in range(people):
        contact_id = first + each
        seen = now - timedelta(days=chance.randrange(300))
        phone, language = f"+1602{4000000 + each * 13 % 5999999:07}", "es" if chance.random() < 0.31 else "en"
        rows.append({
            "id": contact_id, "phone": phone, "language": language, "language_sure": True, "first_seen": seen,
            "last_seen": seen, "opt_out": "stop" if chance.random() < 0.012 else "",
            "first_name": chance.choice(("", "", "Maria", "James", "Luz", "Tom", "Ana", "Grace")),
        })  # fmt: skip
        joined += [
            {"contact_id": contact_id, "topic": topic, "state": "on", "since": seen, "source": "text"}
            for topic, share in TOPICS.items() if chance.random() < share
        ]  # fmt: skip
        if chance.random() < 0.7:
            lat, lon = 33.4505 + (chance.random() - 0.5) * 0.05, -112.0701 + (chance.random() - 0.5) * 0.05
            lived.append({"contact_id": contact_id, "said": "yes", "place": {"lat": lat, "lon": lon, "name": "home"},
                          "at": seen, "lat": lat, "lon": lon, "street": "", "number": None})  # fmt: skip
    for table, values in ((contacts, rows), (subscriptions, joined), (homes, lived)):
        conn.execute(insert(table), values)


def _furnish(day: NoticeDay) -> None:
    rt, clock = day.there.rt, day.there.clock
    now = clock.at
    clock.at = now - timedelta(days=3, hours=1)
    swept = _approved(day, "sweep", SWEEP, day.ana, day.ben)
    _off(day, swept)
    clock.at = now - timedelta(days=3)
    _handed(day, swept, 1.0, done=True)
    clock.at = now - timedelta(minutes=40)
    _written(day, "meeting", MEETING, day.ben, test=False)
    _written(day, "area", AREA, day.ben, test=False)
    evening = datetime.combine(now.date() + timedelta(days=2), now.time(), ZONE).replace(hour=18, minute=0)
    _approved(day, "trash", replace(TRASH, not_before=evening), day.ben, day.ana)
    clock.at = now - timedelta(minutes=6)
    boil = _written(day, "boil", BOIL, day.ben)
    _done(submit_notice(rt, day.ben, boil))
    clock.at = now - timedelta(minutes=4)
    water = _approved(day, "water", WATER, day.ana, day.ben)
    _off(day, water)
    clock.at = now
    _handed(day, water, 0.43)


def _written(day: NoticeDay, name: str, draft: Draft, by: StaffRow, *, test: bool = True) -> int:
    made = _done(write_notice(day.there.rt, by, f"key-{name}", draft)).values["id"]
    assert isinstance(made, int)
    if test:
        _done(send_test(day.there.rt, by, made))
    day.notices[name] = made
    return made


def _approved(day: NoticeDay, name: str, draft: Draft, by: StaffRow, second: StaffRow) -> int:
    made = _written(day, name, draft, by)
    _done(submit_notice(day.there.rt, by, made))
    with day.there.rt.database.read() as conn:
        version = conn.execute(select(notices.c.version, notices.c.state).where(notices.c.id == made)).one()
    if version.state == "submitted":
        _done(approve_notice(day.there.rt, second, made, version.version))
    return made


def _off(day: NoticeDay, notice_id: int) -> None:
    _done(send_notice(day.there.rt, day.ana, notice_id))
    prepare(day.there.rt, notice_id)


def _handed(day: NoticeDay, notice_id: int, share: float, *, done: bool = False) -> None:
    """Let so many of its texts have gone out, each with its fate."""
    rt, now = day.there.rt, day.there.rt.now()
    chance = random.Random(notice_id)
    fates = [(state, error) for state, error, number in FATES for _ in range(number)]
    with rt.database.write() as conn:
        waiting = (recipients.c.notice_id == notice_id, recipients.c.state == "waiting")
        rows = conn.execute(select(recipients).where(*waiting).order_by(recipients.c.id)).all()
        went = rows[: int(len(rows) * share)]
        first = (conn.execute(select(outbound.c.id).order_by(outbound.c.id.desc()).limit(1)).scalar() or 0) + 1
        conn.execute(
            insert(outbound), [_text(row, first + place, chance.choice(fates), now) for place, row in enumerate(went)]
        )
        for place, row in enumerate(went):
            mine = update(recipients).where(recipients.c.id == row.id)
            conn.execute(mine.values(state="handed", outbound_id=first + place, updated_at=now))
        if done:
            conn.execute(update(notices).where(notices.c.id == notice_id).values(state="done", finished_at=now))


def _text(row: Any, text_id: int, fate: tuple[str, str], now: datetime) -> dict[str, Any]:
    state, error = fate
    return {
        "id": text_id, "token": f"{text_id:032x}", "contact_id": row.contact_id, "kind": "notice", "via": "rest",
        "body": row.body, "state": state, "error": error, "segments": row.segments, "language": row.language,
        "created_at": now,
        "handed_at": now, "notice_id": row.notice_id, "made_by": f"notices.{row.notice_id}",
    }  # fmt: skip


def _done(outcome: Outcome) -> Outcome:
    assert outcome.done, outcome.english
    return outcome


def main() -> None:
    """Serve it."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    with TemporaryDirectory() as scratch, notice_day(Path(scratch)) as day, served(day.there, port) as address:
        print(f"{address}  {DEMO_EMAIL}  {DEMO_PASSWORD}", day.notices, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
