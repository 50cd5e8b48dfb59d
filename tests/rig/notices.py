"""Short words for tests of notices: a topic's readers, a draft that passes every gate, two people who see to it."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select, update

from tests.rig.office import Office
from textbot.actions.notices.send_test import send_test
from textbot.actions.notices.write_notice import write_notice
from textbot.core.notices.draft import Draft
from textbot.store import audit_events, contacts, notices, outbound, staff, subscriptions
from textbot.store.notices import NoticeRow
from textbot.store.staff import StaffRow

TOPIC = "street-sweeping"
SWEEPING = Draft(
    title="Street sweeping",
    texts={
        "en": "Riverbend: we sweep your street tomorrow. Please move your car. STOP=end",
        "es": "Riverbend: mañana barremos su calle. Por favor mueva su auto. ALTO=fin",
    },
    audience={"any": [{"topic": TOPIC}]},
    topic=TOPIC,
    validity_minutes=600,
)
BOIL = replace(
    SWEEPING,
    title="Boil water",
    class_="emergency",
    topic="",
    reason="Bacteria were found in the north main",
    texts={"en": "Riverbend: boil your water today.", "es": "Riverbend: hoy hierva el agua."},
)


@dataclass(frozen=True)
class NoticeDesk:
    """Ana writes, Ben is an operator, too."""

    office: Office
    ana: StaffRow
    ben: StaffRow

    def readers(self, number: int, start: int = 0) -> list[int]:
        """So many who joined the topic; every fourth speaks Spanish."""
        now, made = self.office.clock(), []
        with self.office.rt.database.write() as conn:
            for each in range(start, start + number):
                contact_id = contacts.add(conn, f"+1602555{2000 + each:04}", now)
                contacts.set_language(conn, contact_id, "es" if each % 4 == 3 else "en", True)
                subscriptions.put(conn, contact_id, TOPIC, "on", now, "text")
                made.append(contact_id)
        return made

    def writes(self, draft: Draft = SWEEPING, key: str = "a key", *, tested: bool = True) -> NoticeRow:
        """Ana writes it and sends it to her phone."""
        done = write_notice(self.office.rt, self.ana, key, draft)
        assert done.done, done.english
        notice_id = int(str(done.values["id"]))
        if tested:
            assert send_test(self.office.rt, self.ana, notice_id).done
        return self.notice(notice_id)

    def notice(self, notice_id: int = 1) -> NoticeRow:
        """As it stands."""
        with self.office.rt.database.read() as conn:
            found = notices.by_id(conn, notice_id)
        assert found is not None
        return found

    def puts(self, notice_id: int, **values: Any) -> None:
        """Set columns by hand."""
        with self.office.rt.database.write() as conn:
            conn.execute(update(notices.notices).where(notices.notices.c.id == notice_id).values(**values))

    def deeds(self) -> list[str]:
        """What the audit log has of notices, oldest first."""
        table = audit_events.audit_events
        with self.office.rt.database.read() as conn:
            rows = conn.execute(select(table.c.what).order_by(table.c.id)).scalars()
            return [each for each in rows if each.startswith(("notice.", "denied"))]

    def alerts(self) -> list[tuple[str, str]]:
        """(phone, words) of each text to staff, oldest first."""
        both = outbound.outbound.join(contacts.contacts, contacts.contacts.c.id == outbound.outbound.c.contact_id)
        said = select(contacts.contacts.c.phone, outbound.outbound.c.body).select_from(both)
        with self.office.rt.database.read() as conn:
            rows = conn.execute(said.where(outbound.outbound.c.kind == "alert").order_by(outbound.outbound.c.id))
            return [(row.phone, row.body) for row in rows]


def notice_desk(office: Office) -> NoticeDesk:
    """Two operators with phones."""
    ben = office.colleague("Ben", "operator")
    with office.rt.database.write() as conn:
        staff.change(conn, office.member.id, phone="+16025550181")
        staff.change(conn, ben.id, phone="+16025550182")
        ana, ben_now = staff.by_id(conn, office.member.id), staff.by_id(conn, ben.id)
    assert ana is not None and ben_now is not None
    return NoticeDesk(office, ana, ben_now)
