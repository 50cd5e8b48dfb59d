"""An office whose potholes go to a works department in miniature, and a clock that does what falls due."""

from dataclasses import dataclass, replace
from datetime import timedelta

from tests.rig.crm.works import SECRET, Works
from tests.rig.office import Office, Shelf
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.actions.requests.push_request import push_request
from textbot.actions.requests.queue_push import queue_push
from textbot.core.places.place import Place
from textbot.core.work_orders.spec import Assignments, ServiceSpec, SystemSpec
from textbot.runtime import Runtime
from textbot.store import pushes, request_notes, requests
from textbot.store.pushes import PushRow
from textbot.store.requests import RequestRow

ELM = Place("intersection", "Elm St & 5th St", 33.4484, -112.074, "3", "2", "exact", "intersection")
POTHOLE = ServiceSpec(
    "works", "POT", {"lane": "{lane} lane", "age": "{age}"}, {"lane": {"northbound": "NB"}}, contact=True
)


@dataclass(repr=False)
class Desk:
    """An office whose potholes go to the works department."""

    office: Office
    works: Works
    rt: Runtime

    def report(self, phone: str = "+16025550111") -> int:
        """Somebody reports a pothole; the request's id."""
        contact_id = self.office.resident(phone)
        text_id = self.office.hears(contact_id, "There's a pothole at Elm and 5th")
        new = NewRequest("pothole", "en", {"lane": "northbound"}, ELM, (), contact_id, text_id)
        with self.rt.database.write() as conn:
            return open_request(conn, self.rt.playbook, new, self.rt.now()).id

    def add(self, request_id: int, kind: str, push: str, words: str = "") -> None:
        """The resident says something more about it."""
        with self.rt.database.write() as conn:
            note_id = request_notes.add(
                conn, request_id, kind, self.rt.now(), contact_id=None, inbound_id=None, body=words
            )
            queue_push(conn, request_id, push, self.rt.now(), note_id)

    def work(self) -> int:
        """All that is due now is done, as the clock and a worker would; how many deeds."""
        done = 0
        while True:
            with self.rt.database.read() as conn:
                due = pushes.due(conn, self.rt.now())
            if not due:
                return done
            push_request(self.rt, due[0])
            done += 1

    def wait(self, span: timedelta, steps: int = 10) -> None:
        """Time passes; what falls due meanwhile is done."""
        for _ in range(steps):
            self.office.clock.pass_by(span / steps)
            self.work()

    def push(self, request_id: int, number: int = 0) -> PushRow:
        """One of a request's pushes."""
        with self.rt.database.read() as conn:
            return pushes.of_request(conn, request_id)[number]

    def request(self, request_id: int) -> RequestRow:
        """As it stands."""
        with self.rt.database.read() as conn:
            row = requests.by_id(conn, request_id)
        assert row is not None
        return row


def works_desk(desk: Office, works: Works, seconds: float = 60) -> Desk:
    """That office. seconds: how long an answer is waited for."""
    system = SystemSpec(
        "works",
        "webhook",
        works.url,
        secrets={"signing": "TEXTBOT_CONNECTOR_WORKS"},
        options={"finds": "/orders?reference={reference}", "states": "/states?since={since}"},
        seconds=seconds,
        settle_seconds=30,
        statuses={"new": "open", "crew sent": "in_progress", "done": "closed"},
    )
    playbook = replace(desk.rt.playbook, assignments=Assignments({"works": system}, {"pothole": POTHOLE}))
    settings = replace(desk.rt.settings, connector_secrets={"TEXTBOT_CONNECTOR_WORKS": SECRET})
    rt = replace(desk.rt, shelf=Shelf(playbook), settings=settings)  # type: ignore[arg-type]
    return Desk(replace(desk, rt=rt), works, rt)
